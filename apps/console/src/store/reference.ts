import { areaCalls } from '../link/nouns/squads.js'
import { incidentCalls } from '../link/nouns/incidents.js'

const MINUTES_5 = 5 * 60_000
type Asked = { signal: AbortSignal }

/** What rarely changes and everything is called by: categories, areas. */
export const reference = {
  categories: { queryKey: ['categories'] as const, queryFn: ({ signal }: Asked) => incidentCalls.categories(signal), staleTime: MINUTES_5 },
  areas: { queryKey: ['areas', 'names'] as const, queryFn: ({ signal }: Asked) => areaCalls.list({ limit: 1000 }, signal), staleTime: MINUTES_5 },
}
