import { squadCalls } from '../link/nouns/squads.js'
import { pages } from './pages.js'

/** Squads: lists and changes for the administration, names for everybody. */
export const squads = {
  pages: (q: string) => pages(['squads', q], (cursor, limit, signal) => squadCalls.list({ q, cursor, limit }, signal)),
  /** All of them, for names and choices; a city has dozens. */
  all: { queryKey: ['squads', 'all'] as const, queryFn: ({ signal }: { signal: AbortSignal }) => squadCalls.list({ limit: 1000 }, signal), staleTime: 60_000 },
  create: squadCalls.create,
  patch: squadCalls.patch,
  remove: squadCalls.remove,
}
