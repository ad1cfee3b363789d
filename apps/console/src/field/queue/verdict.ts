import { HubError } from '../../link/http.js'

/** What to do about an answer that is not the wished one. `later`: nobody said no · `stale`: look at what changed · `signed-out` · `refused`: not so. */
export type Verdict = 'later' | 'stale' | 'signed-out' | 'refused'

const NOT_NOW: ReadonlySet<string> = new Set(['unreachable', 'hub.starting', 'hub.overloaded', 'auth.too_many_attempts'])

/** Reads a failure. What is no answer of the hub (a proxy's page, a network's sign-in page) is no refusal either. */
export function verdictOf(error: unknown): Verdict {
  if (!(error instanceof HubError)) return 'later'
  if (error.code === 'auth.required' || error.code === 'auth.must_change_password') return 'signed-out'
  if (error.code === 'incident.stale_version') return 'stale'
  if (NOT_NOW.has(error.code) || error.code === 'internal' || error.code === 'unreadable') return 'later'
  return 'refused'
}
