import { quarantineCalls } from '../link/nouns/sources.js'
import { pages } from './pages.js'

/** Unknown senders, and messages that could not be used. */
export const quarantine = {
  pages: (q: string) => pages(['quarantine', q], (cursor, limit, signal) => quarantineCalls.list({ q, cursor, limit }, signal)),
  drops: { queryKey: ['drops'] as const, queryFn: ({ signal }: { signal: AbortSignal }) => quarantineCalls.drops(signal), refetchInterval: 10_000 },
  adopt: quarantineCalls.adopt,
  remove: quarantineCalls.remove,
}
