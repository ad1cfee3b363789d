import { userCalls } from '../link/nouns/users.js'
import { pages } from './pages.js'

/** Users of the console: lists and changes for the administration. */
export const users = {
  pages: (q: string) => pages(['users', q], (cursor, limit, signal) => userCalls.list({ q, cursor, limit }, signal)),
  create: userCalls.create,
  patch: userCalls.patch,
  reset: userCalls.reset,
}
