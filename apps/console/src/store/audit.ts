import { auditCalls } from '../link/nouns/audit.js'
import type { AuditFilter } from '../link/nouns/audit.js'
import { pages } from './pages.js'

export type { AuditFilter } from '../link/nouns/audit.js'

/** Who did what. */
export const audit = {
  pages: (filter: AuditFilter) => pages(['audit', filter], (cursor, limit, signal) => auditCalls.list({ ...filter, cursor, limit }, signal)),
}
