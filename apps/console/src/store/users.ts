import { userCalls } from '../link/nouns/users.js'
import { pages } from './pages.js'

/** Users of the console: lists and changes for the administration. */
export const users = {
  pages: (q: string) => pages(['users', q], (cursor, limit, signal) => userCalls.list({ q, cursor, limit }, signal)),
  create: userCalls.create,
  patch: userCalls.patch,
  /** In which areas somebody may watch cameras. */
  watchLimit: (id: string) => ({ queryKey: ['users', id, 'watch-limit'] as const, queryFn: ({ signal }: { signal: AbortSignal }) => userCalls.watchLimit(id, signal) }),
  limitWatching: userCalls.limitWatching,
  reset: userCalls.reset,
}
