import { quarantineCalls } from '../link/nouns/sources.js'
import { pages } from './pages.js'

/** Unknown senders. */
export const quarantine = {
  pages: (q: string) => pages(['quarantine', q], (cursor, limit, signal) => quarantineCalls.list({ q, cursor, limit }, signal)),
  adopt: quarantineCalls.adopt,
  remove: quarantineCalls.remove,
}
