import type { ReportKey, ReportKeyCreated, ReportKeyInput } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { SelectInput, TextInput } from '../../../parts/Field.js'
import { Icon } from '../../../parts/Icon.js'
import { Secret } from '../../../parts/Secret.js'
import type { Column } from '../../../parts/Table.js'
import { shortTime } from '../../../parts/format.js'
import { reportKeys } from '../../../store/intake.js'
import { useHubClock } from '../../use-store.js'
import { AdminList } from '../AdminList.js'
import { RowForm } from '../RowForm.js'
import { useChange } from '../use-change.js'
import { useFilter } from '../use-filter.js'

const SOURCES = ['hotline', 'grid', 'citizen', 'list'] as const satisfies readonly ReportKeyInput['source'][]

/** Keys by which other systems report here (Open311): each is shown once, and what comes by it carries its source. */
export function ReportKeys() {
  const { t } = useTranslation()
  const now = useHubClock()
  const filter = useFilter()
  const { remove } = useChange('report-keys')
  const [adding, setAdding] = useState(false)
  const [made, setMade] = useState<ReportKeyCreated | null>(null)
  const columns: Column<ReportKey>[] = [
    { key: 'name', head: t('reportKeys.name'), cell: ({ name }) => name, sortBy: ({ name }) => name },
    { key: 'source', head: t('reportKeys.source'), cell: ({ source }) => t(`incidentSource.${source}`), sortBy: ({ source }) => source, width: '20%' },
    { key: 'created', head: t('reportKeys.created'), cell: ({ createdAt }) => shortTime(Date.parse(createdAt), now), sortBy: ({ createdAt }) => createdAt, width: '16%' },
    { key: 'used', head: t('reportKeys.used'), cell: ({ lastUsedAt }) => lastUsedAt ? shortTime(Date.parse(lastUsedAt), now) : <span className="dim">{t('sources.never')}</span>, sortBy: ({ lastUsedAt }) => lastUsedAt ?? '', width: '16%' },
    { key: 'do', head: '', width: '110px', cell: (key) => <span className="row-actions"><Button className="button-small" look="quiet" onPress={() => remove(key.id, t('reportKeys.revoked', { name: key.name }), () => reportKeys.remove(key.id))}>{t('reportKeys.revoke')}</Button></span> },
  ]
  return (
    <AdminList
      label={t('admin.reportKeys')} pages={reportKeys.pages(filter.get('q'))} columns={columns} find={filter.get('q')} onFind={(text) => filter.set('q', text)}
      actions={<Button look="primary" onPress={() => setAdding(true)}><Icon name="plus" />{t('reportKeys.create')}</Button>}
      top={made
        ? <Secret title={t('reportKeys.secretOf', { name: made.name })} note={t('reportKeys.once')} values={[{ label: 'api_key', value: made.apiKey }, { label: t('reportKeys.address'), value: `${location.origin}/open311/v2` }]} onStored={() => setMade(null)} />
        : adding && <KeyForm onDone={() => setAdding(false)} onMade={setMade} />}
      empty={{ title: t('reportKeys.emptyTitle'), text: t('reportKeys.emptyText') }}
    />
  )
}

function KeyForm({ onDone, onMade }: { onDone: () => void; onMade: (made: ReportKeyCreated) => void }) {
  const { t } = useTranslation()
  const { busy, run } = useChange('report-keys')
  const [name, setName] = useState('')
  const [source, setSource] = useState<ReportKeyInput['source']>('hotline')
  const save = async (): Promise<void> => {
    const made = await run(() => reportKeys.create({ name: name.trim(), source }), t('admin.created', { name: name.trim() }))
    if (!made) return
    onDone()
    onMade(made)
  }
  return (
    <RowForm label={t('reportKeys.create')} submit={t('action.create')} ready={name.trim() !== ''} busy={busy} onSubmit={() => void save()} onCancel={onDone}>
      <TextInput label={t('reportKeys.name')} value={name} onChange={setName} maxLength={80} hint={t('reportKeys.nameHint')} autoFocus required />
      <SelectInput label={t('reportKeys.source')} value={source} onChange={setSource} choices={SOURCES.map((value) => ({ value, label: t(`incidentSource.${value}`) }))} />
    </RowForm>
  )
}
