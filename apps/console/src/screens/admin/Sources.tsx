import { PROTOCOLS } from '@watchfloor/shared'
import type { Credentials, Protocol, Source } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.js'
import { SelectInput, TextInput } from '../../parts/Field.js'
import { Icon } from '../../parts/Icon.js'
import { Secret } from '../../parts/Secret.js'
import type { Column } from '../../parts/Table.js'
import { shortTime } from '../../parts/format.js'
import { sources } from '../../store/sources.js'
import { useHubClock } from '../use-store.js'
import { AdminList } from './AdminList.js'
import { RowForm } from './RowForm.js'
import { useChange } from './use-change.js'
import { useFilter } from './use-filter.js'

type Made = { name: string; credentials: Credentials }
/** JT/T 808 terminals sign in by their own phone number; silent things not at all. */
const WITH_SOURCE = PROTOCOLS.filter((protocol) => protocol !== 'jt808' && protocol !== 'none')

function SourceForm({ onDone, onMade }: { onDone: () => void; onMade: (made: Made) => void }) {
  const { t } = useTranslation()
  const { busy, run } = useChange('sources')
  const [name, setName] = useState('')
  const [protocol, setProtocol] = useState<Protocol>('traccar')
  const [username, setUsername] = useState('')
  const usable = username === '' || /^[A-Za-z0-9._-]{2,60}$/.test(username)
  const save = async (): Promise<void> => {
    const made = await run(() => sources.create({ name: name.trim(), protocol, ...(username ? { username } : {}) }), t('admin.created', { name: name.trim() }))
    if (!made) return
    onDone()
    onMade({ name: made.source.name, credentials: made.credentials })
  }
  return (
    <RowForm label={t('sources.create')} submit={t('action.create')} ready={name.trim() !== '' && usable} busy={busy} onSubmit={() => void save()} onCancel={onDone}>
      <TextInput label={t('sources.name')} value={name} onChange={setName} maxLength={120} autoFocus required />
      <SelectInput label={t('sources.protocol')} value={protocol} onChange={setProtocol} choices={WITH_SOURCE.map((value) => ({ value, label: t(`protocol.${value}`) }))} />
      <TextInput label={t('sources.username')} value={username} onChange={setUsername} hint={t('sources.usernameHint')} error={usable ? undefined : t('error.input.invalid')} autoComplete="off" spellCheck={false} />
    </RowForm>
  )
}

export function Sources() {
  const { t } = useTranslation()
  const now = useHubClock()
  const filter = useFilter()
  const [adding, setAdding] = useState(false)
  const [made, setMade] = useState<Made | null>(null)
  const { busy, run, remove } = useChange('sources', 'devices')
  const renew = async (source: Source): Promise<void> => {
    const renewed = await run(() => sources.renew(source.id), t('admin.saved'))
    if (renewed) setMade({ name: renewed.source.name, credentials: renewed.credentials })
  }
  const enable = (source: Source, enabled: boolean): void => void run(
    () => sources.patch(source.id, { enabled }), t(enabled ? 'users.enabledDone' : 'users.disabledDone', { name: source.name }), () => sources.patch(source.id, { enabled: !enabled }),
  )
  const columns: Column<Source>[] = [
    { key: 'name', head: t('sources.name'), cell: (source) => source.name, sortBy: (source) => source.name },
    { key: 'protocol', head: t('sources.protocol'), cell: (source) => t(`protocol.${source.protocol}`), sortBy: (source) => source.protocol, width: '12%' },
    { key: 'username', head: t('sources.username'), cell: (source) => <span title={source.username}>{source.username}</span>, sortBy: (source) => source.username, width: '20%' },
    { key: 'devices', head: t('sources.devices'), cell: (source) => source.devices, sortBy: (source) => source.devices, width: '96px', figures: true },
    { key: 'seen', head: t('sources.lastSeen'), cell: (source) => source.lastSeenAt ? shortTime(Date.parse(source.lastSeenAt), now) : <span className="dim">{t('sources.never')}</span>, sortBy: (source) => source.lastSeenAt ?? '', width: '12%' },
    { key: 'state', head: t('sources.state'), cell: (source) => source.enabled ? t('users.enabled') : t('users.disabled'), width: '88px' },
    {
      key: 'do', head: '', width: '290px', cell: (source) => (
        <span className="row-actions">
          <Button className="button-small" look="quiet" isDisabled={busy} onPress={() => void renew(source)}>{t('devices.credentials')}</Button>
          <Button className="button-small" look="quiet" isDisabled={busy} onPress={() => enable(source, !source.enabled)}>{source.enabled ? t('users.disable') : t('users.enable')}</Button>
          <Button className="button-small" look="quiet" onPress={() => remove(source.id, t('admin.removed', { name: source.name }), () => sources.remove(source.id))}>{t('action.remove')}</Button>
        </span>
      ),
    },
  ]
  return (
    <AdminList
      label={t('admin.sources')} pages={sources.pages(filter.get('q'))} columns={columns} find={filter.get('q')} onFind={(text) => filter.set('q', text)} faint={(source) => !source.enabled}
      actions={<Button look="primary" onPress={() => setAdding(true)}><Icon name="plus" />{t('sources.create')}</Button>}
      top={made
        ? <Secret title={t('credentials.title', { name: made.name })} note={t('credentials.once')} values={[{ label: t('credentials.username'), value: made.credentials.username }, { label: t('credentials.password'), value: made.credentials.password }]} onStored={() => setMade(null)} />
        : adding && <SourceForm onDone={() => setAdding(false)} onMade={setMade} />}
      empty={{ title: t('sources.emptyTitle'), text: t('sources.emptyText') }}
    />
  )
}
