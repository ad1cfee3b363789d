import { beatCalls } from '../link/nouns/duty.js'
import type { BeatFilter } from '../link/nouns/duty.js'
import { pages } from './pages.js'

/** Where officers have to be. */
export const beats = {
  pages: (filter: BeatFilter) => pages(['beats', filter], (cursor, limit, signal) => beatCalls.list({ ...filter, cursor, limit }, signal)),
  /** All of them, for choices and to draw in between. */
  all: { queryKey: ['beats', 'all'] as const, queryFn: ({ signal }: { signal: AbortSignal }) => beatCalls.list({ limit: 1000 }, signal) },
  make: beatCalls.make,
  change: beatCalls.change,
  remove: beatCalls.remove,
  importAll: beatCalls.importAll,
}
