import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.js'
import { Notice } from '../../parts/Notice.js'
import { Skeleton } from '../../parts/Skeleton.js'
import { Table } from '../../parts/Table.js'
import type { Column, Sort } from '../../parts/Table.js'
import { count } from '../../parts/format.js'
import type { Pages } from '../../store/pages.js'
import { errorKey } from '../error-key.js'
import { FindField } from './FindField.js'
import { usePages } from './use-pages.js'

interface AdminListProps<T extends { id: string }> {
  label: string
  pages: Pages<T>
  columns: readonly Column<T>[]
  find: string
  onFind: (text: string) => void
  /** Beside the find field. */
  filters?: ReactNode
  /** At the right end of the bar. */
  actions?: ReactNode
  /** Between bar and table: a form, something shown once. */
  top?: ReactNode
  /** Filters narrow the list, so that an empty one says nothing about what there is. */
  filtered?: boolean
  empty: { title: string; text: string }
  below?: (row: T) => ReactNode
  faint?: (row: T) => boolean
  /** What belongs to the list and scrolls with it. */
  after?: ReactNode
}

/** `total` is exact to 10,000 only. */
const EXACT = 10_000

/** One list of the administration: find, filter, sort, pages and all the states that a list can be in. */
export function AdminList<T extends { id: string }>({ label, pages, columns, find, onFind, filters, actions, top, filtered = false, empty, below, faint, after }: AdminListProps<T>) {
  const { t } = useTranslation()
  const [sort, setSort] = useState<Sort | null>(null)
  const { rows, total, loading, error, retry, more, loadingMore } = usePages(pages, sort !== null)
  const howMany = total >= EXACT ? t('admin.countMany', { n: count(EXACT) }) : t('admin.count', { n: count(total) })
  return (
    <>
      <div className="admin-bar">
        <FindField label={t('admin.find')} value={find} onChange={onFind} />
        {filters}
        <span className="admin-bar-rest">{!loading && !error && <span className="dim">{howMany}</span>}{actions}</span>
      </div>
      {top && <div className="admin-top">{top}</div>}
      <div className="admin-scroll">
        {loading && <Skeleton rows={12} />}
        {error != null && <Notice tone="error" title={t('state.error')} action={<Button onPress={retry}>{t('action.retry')}</Button>}>{t(errorKey(error))}</Notice>}
        {!loading && error == null && rows.length === 0 && (find || filtered
          ? <Notice title={find ? t('find.none', { q: find }) : t('admin.noMatchTitle')}>{t('admin.noMatch')}</Notice>
          : <Notice title={empty.title}>{empty.text}</Notice>)}
        {rows.length > 0 && (
          <Table {...{ label, columns, rows, sort }} rowKey={(row) => row.id} onSort={setSort} sortLabel={(name) => t('admin.sortBy', { name })} {...(below ? { below } : {})} {...(faint ? { faint } : {})} />
        )}
        {more && (
          <div className="admin-more">
            <span className="dim">{sort ? t('admin.sortingLoads') : t('admin.loaded', { n: count(rows.length), total: total >= EXACT ? `${count(EXACT)}+` : count(total) })}</span>
            <Button busy={loadingMore} onPress={more}>{t('action.more')}</Button>
          </div>
        )}
        {after}
      </div>
    </>
  )
}
