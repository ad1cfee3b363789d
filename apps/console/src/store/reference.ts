import { areaCalls } from '../link/nouns/squads.js'
import { userCalls } from '../link/nouns/users.js'
import { incidentCalls } from '../link/nouns/incidents.js'

const MINUTES_5 = 5 * 60_000
type Asked = { signal: AbortSignal }

const people = { queryKey: ['users', 'colleagues'] as const, queryFn: ({ signal }: Asked) => userCalls.colleagues(signal), staleTime: MINUTES_5 }
type People = Awaited<ReturnType<typeof people.queryFn>>

/** What rarely changes and everything is called by: categories, areas, people. */
export const reference = {
  categories: { queryKey: ['categories'] as const, queryFn: ({ signal }: Asked) => incidentCalls.categories(signal), staleTime: MINUTES_5 },
  areas: { queryKey: ['areas', 'names'] as const, queryFn: ({ signal }: Asked) => areaCalls.list({ limit: 1000 }, signal), staleTime: MINUTES_5 },
  /** Everybody by name, those whose account is closed too. */
  people,
  /** To whom something can be given. */
  colleagues: { ...people, select: ({ items }: People) => ({ items: items.filter(({ enabled }) => enabled) }) },
}
