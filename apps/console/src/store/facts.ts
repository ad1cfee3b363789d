import { maskCalls, permitCalls, truckPlaceCalls } from '../link/nouns/facts.js'
import { pages } from './pages.js'

/** What the rules of detection look up: masks, places and permits of trucks. */
export const masks = { ...maskCalls, pages: (q: string) => pages(['masks', q], (cursor, limit, signal) => maskCalls.list({ q, cursor, limit }, signal)) }
export const truckPlaces = {
  ...truckPlaceCalls,
  pages: (q: string) => pages(['truck-places', q], (cursor, limit, signal) => truckPlaceCalls.list({ q, cursor, limit }, signal)),
  all: { queryKey: ['truck-places', 'all'] as const, queryFn: ({ signal }: { signal: AbortSignal }) => truckPlaceCalls.list({ limit: 1000 }, signal) },
}
export const permits = { ...permitCalls, pages: (q: string) => pages(['permits', q], (cursor, limit, signal) => permitCalls.list({ q, cursor, limit }, signal)) }
