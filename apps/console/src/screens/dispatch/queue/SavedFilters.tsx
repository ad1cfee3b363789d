import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { TextInput } from '../../../parts/Field.js'
import { Icon } from '../../../parts/Icon.js'
import { caseQueries } from '../../../store/case-queries.js'
import { savedFilters } from '../../../store/queue/saved-filters.js'
import { filterFromQuery, filterToQuery } from '../../../store/queue/queue-filter.js'
import type { QueueFilter } from '../../../store/queue/queue-filter.js'
import { useChange } from '../../admin/use-change.js'

/** Filters under a name, kept at the hub: they are there at every seat where this person signs in. */
export function SavedFilters({ filter, onFilter }: { filter: QueueFilter; onFilter: (filter: QueueFilter) => void }) {
  const { t } = useTranslation()
  const change = useChange('saved-filters')
  const { data } = useQuery(caseQueries.savedFilters)
  const [name, setName] = useState<string | null>(null)
  const save = async (): Promise<void> => {
    if (name?.trim() && await change.run(() => savedFilters.save({ name: name.trim(), query: filterToQuery(filter) }), t('desk.filterSaved', { name: name.trim() }))) setName(null)
  }
  return (
    <div className="saved-filters">
      {data?.map(({ id, name: title, query }) => (
        <span key={id} className="saved-filter">
          <button type="button" onClick={() => onFilter(filterFromQuery((key) => query[key] ?? null))}>{title}</button>
          <button type="button" aria-label={t('desk.removeFilter', { name: title })} onClick={() => void change.run(() => savedFilters.remove(id), t('desk.filterRemoved', { name: title }))}><Icon name="close" size={10} /></button>
        </span>
      ))}
      {name === null
        ? <Button className="button-small" onPress={() => setName('')}>{t('desk.saveFilter')}</Button>
        : (
          <form className="saved-filter-new" onSubmit={(event) => { event.preventDefault(); void save() }}>
            <TextInput bare label={t('desk.filterName')} placeholder={t('desk.filterName')} value={name} onChange={setName} maxLength={60} autoFocus onKeyDown={(event) => { if (event.key === 'Escape') setName(null) }} />
            <Button type="submit" busy={change.busy}>{t('action.save')}</Button>
          </form>
        )}
    </div>
  )
}
