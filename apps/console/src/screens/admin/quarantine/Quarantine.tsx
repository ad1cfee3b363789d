import type { Credentials, QuarantineEntry } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { Icon } from '../../../parts/Icon.js'
import { Secret } from '../../../parts/Secret.js'
import type { Column } from '../../../parts/Table.js'
import { age, count } from '../../../parts/format.js'
import { quarantine } from '../../../store/quarantine.js'
import { useHubClock } from '../../use-store.js'
import { AdminList } from '../AdminList.js'
import { useChange } from '../use-change.js'
import { useFilter } from '../use-filter.js'
import { Drops } from './Drops.js'
import { QuarantineRow } from './QuarantineRow.js'

/** Those whom the hub can make a device of; a refused sign-in or a wrong topic needs something else first. */
const adoptable = (entry: QuarantineEntry): boolean => entry.reason === 'unknown_device'

/** Unknown senders, each with its last raw message, adopted in one click. */
export function Quarantine() {
  const { t } = useTranslation()
  const now = useHubClock()
  const filter = useFilter()
  const { busy, run, remove } = useChange('quarantine', 'devices')
  const [open, setOpen] = useState<string | null>(null)
  const [made, setMade] = useState<{ name: string; credentials: Credentials } | null>(null)

  const adopt = async (entry: QuarantineEntry, input: Parameters<typeof quarantine.adopt>[1]): Promise<void> => {
    const device = await run(() => quarantine.adopt(entry.id, input), t('quarantine.adopted', { name: input.name ?? entry.externalId }))
    if (device?.mqtt) setMade({ name: device.name, credentials: device.mqtt })
  }
  const columns: Column<QuarantineEntry>[] = [
    {
      key: 'sender', head: t('quarantine.sender'), sortBy: (entry) => entry.externalId, cell: (entry) => (
        <button type="button" className="table-sort clip" aria-expanded={open === entry.id} onClick={() => setOpen(open === entry.id ? null : entry.id)}><Icon name={open === entry.id ? 'down' : 'unfold'} size={12} />{entry.externalId}</button>
      ),
    },
    { key: 'protocol', head: t('quarantine.protocol'), cell: (entry) => t(`protocol.${entry.protocol}`), sortBy: (entry) => entry.protocol, width: '12%' },
    { key: 'reason', head: t('quarantine.reason'), cell: (entry) => t(`quarantine.reasons.${entry.reason}`), sortBy: (entry) => entry.reason, width: '16%' },
    { key: 'address', head: t('quarantine.address'), cell: (entry) => <span className="dim">{entry.address}</span>, width: '16%' },
    { key: 'count', head: t('quarantine.count'), cell: (entry) => count(entry.count), sortBy: (entry) => entry.count, width: '90px', figures: true },
    { key: 'last', head: t('quarantine.lastSeen'), cell: (entry) => `\u25f7 ${age(now - Date.parse(entry.lastSeenAt))}`, sortBy: (entry) => entry.lastSeenAt, width: '110px' },
    {
      key: 'do', head: '', width: '170px', cell: (entry) => (
        <span className="row-actions">
          {adoptable(entry) && <Button className="button-small" isDisabled={busy} onPress={() => void adopt(entry, {})}>{t('quarantine.adopt')}</Button>}
          <Button className="button-small" look="quiet" onPress={() => remove(entry.id, t('quarantine.dismissed', { name: entry.externalId }), () => quarantine.remove(entry.id))}>{t('quarantine.dismiss')}</Button>
        </span>
      ),
    },
  ]
  return (
    <AdminList
      label={t('admin.quarantine')} pages={quarantine.pages(filter.get('q'))} columns={columns} find={filter.get('q')} onFind={(text) => filter.set('q', text)}
      top={made && <Secret title={t('credentials.title', { name: made.name })} note={t('credentials.once')} values={[{ label: t('credentials.username'), value: made.credentials.username }, { label: t('credentials.password'), value: made.credentials.password }]} onStored={() => setMade(null)} />}
      below={(entry) => (open === entry.id ? <QuarantineRow entry={entry} adoptable={adoptable(entry)} busy={busy} onAdopt={(input) => void adopt(entry, input)} /> : null)}
      empty={{ title: t('quarantine.emptyTitle'), text: t('quarantine.emptyText') }}
      after={<Drops />}
    />
  )
}
