import { useQuery } from '@tanstack/react-query'
import type { CodeSetVersion } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { Icon } from '../../../parts/Icon.js'
import { Notice } from '../../../parts/Notice.js'
import { Skeleton } from '../../../parts/Skeleton.js'
import { Table } from '../../../parts/Table.js'
import type { Column } from '../../../parts/Table.js'
import { count, dateTime } from '../../../parts/format.js'
import { saveCsv, saveFile } from '../../../parts/save-file.js'
import { categories } from '../../../store/categories.js'
import { errorKey } from '../../error-key.js'
import { FindField } from '../FindField.js'
import { useChange } from '../use-change.js'
import { useFilter } from '../use-filter.js'
import { CategoryTree } from './CategoryTree.js'
import { TakeSet } from './TakeSet.js'
import { codeSetCsv } from './code-set-file.js'
import './categories.css'

/** What cases are about: the active set as a tree, and the versions before it. A set is replaced whole; old cases keep their codes. */
export function Categories() {
  const { t } = useTranslation()
  const { get, set: setFilter } = useFilter()
  const { busy, run } = useChange('categories')
  const [taking, setTaking] = useState(false)
  const [seen, setSeen] = useState<string | null>(null)
  const active = useQuery(categories.active)
  const versions = useQuery(categories.versions)
  const other = useQuery({ ...categories.version(seen ?? ''), enabled: seen !== null && seen !== active.data?.id })
  const shown = seen !== null && seen !== active.data?.id ? other.data : active.data
  const error = active.error ?? versions.error ?? other.error

  const activate = (version: CodeSetVersion): void => {
    const before = active.data?.id
    void run(() => categories.activate(version.id), t('categories.activated', { id: version.id }), before ? () => categories.activate(before) : undefined)
  }
  const columns: Column<CodeSetVersion>[] = [
    { key: 'id', head: t('categories.version'), cell: (row) => <><span className="mono">{row.id}</span>{row.active && <span className="tag">{t('categories.isActive')}</span>}</>, width: '26%' },
    { key: 'n', head: t('categories.count'), cell: (row) => count(row.categories), width: '112px', figures: true },
    { key: 'at', head: t('categories.since'), cell: (row) => dateTime(Date.parse(row.createdAt)), width: '190px' },
    { key: 'note', head: t('categories.note'), cell: (row) => <span className="dim" title={row.note}>{row.note}</span> },
    {
      key: 'do', head: '', width: '170px', cell: (row) => (
        <span className="row-actions">
          <Button className="button-small" look="quiet" aria-pressed={shown?.id === row.id} onPress={() => setSeen(row.id)}>{t('categories.look')}</Button>
          <Button className="button-small" look="quiet" isDisabled={busy || row.active} onPress={() => activate(row)}>{t('categories.activate')}</Button>
        </span>
      ),
    },
  ]
  return (
    <>
      <div className="admin-bar">
        <FindField label={t('admin.find')} value={get('q')} onChange={(text) => setFilter('q', text)} />
        <span className="admin-bar-rest">
          {shown && <span className="dim">{t('admin.count', { n: count(shown.categories.length) })}</span>}
          <Button isDisabled={!shown} onPress={() => { if (shown) saveCsv(`${shown.id}.csv`, codeSetCsv(shown)) }}><Icon name="download" />{t('devices.exportCsv')}</Button>
          <Button isDisabled={!shown} onPress={() => { if (shown) saveFile(`${shown.id}.json`, JSON.stringify(shown, null, 2), 'application/json') }}><Icon name="download" />{t('categories.exportJson')}</Button>
          <Button look="primary" isDisabled={!active.data} onPress={() => setTaking(true)}><Icon name="upload" />{t('categories.import')}</Button>
        </span>
      </div>
      {taking && active.data && <div className="admin-top"><TakeSet active={active.data} onDone={() => setTaking(false)} /></div>}
      <div className="admin-scroll">
        {error != null && <Notice tone="error" title={t('state.error')} action={<Button onPress={() => void Promise.all([active.refetch(), versions.refetch()])}>{t('action.retry')}</Button>}>{t(errorKey(error))}</Notice>}
        {error == null && !shown && <Skeleton rows={12} />}
        {versions.data && <Table label={t('categories.versions')} columns={columns} rows={versions.data.items} rowKey={(row) => row.id} sort={null} onSort={() => undefined} sortLabel={(name) => name} />}
        {shown && <CategoryTree set={shown} q={get('q')} />}
      </div>
    </>
  )
}
