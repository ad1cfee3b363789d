import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { z } from 'zod'
import { filterFromQuery, filterToQuery } from '../../store/queue/queue-filter.js'
import type { QueueFilter } from '../../store/queue/queue-filter.js'

const Id = z.uuid()
export interface DeskAddress { filter: QueueFilter; setFilter: (filter: QueueFilter) => void; openId: string | null; open: (id: string | null) => void }

/** The address holds what is filtered and what is open, so that a case can be sent to a colleague as a link. */
export function useDeskAddress(): DeskAddress {
  const [search, setSearch] = useSearchParams()
  const filter = useMemo(() => filterFromQuery((key) => search.get(key)), [search])
  const id = Id.safeParse(search.get('case'))
  const open = useCallback((next: string | null) => setSearch((before) => {
    const after = new URLSearchParams(before)
    if (next === null) after.delete('case')
    else after.set('case', next)
    return after
  }, { replace: true }), [setSearch])
  const setFilter = useCallback((next: QueueFilter) => setSearch((before) => {
    const after = new URLSearchParams(filterToQuery(next))
    const opened = before.get('case')
    if (opened) after.set('case', opened)
    return after
  }, { replace: true }), [setSearch])
  return { filter, setFilter, openId: id.success ? id.data : null, open }
}
