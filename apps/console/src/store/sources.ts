import { sourceCalls } from '../link/nouns/sources.js'
import { pages } from './pages.js'

/** What signs in and speaks for one or many devices. */
export const sources = {
  pages: (q: string) => pages(['sources', q], (cursor, limit, signal) => sourceCalls.list({ q, cursor, limit }, signal)),
  create: sourceCalls.create,
}
