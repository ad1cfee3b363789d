import { AuditEntry, page } from '@watchfloor/shared'
import { call } from '../http.js'
import type { ListOptions } from './list.js'

export interface AuditFilter extends ListOptions {
  actor?: string | undefined
  action?: string | undefined
  /** ISO-8601. */
  from?: string | undefined
  to?: string | undefined
}

export const auditCalls = {
  list: (query: AuditFilter, signal?: AbortSignal) => call('GET', '/api/audit', page(AuditEntry), { query: { ...query }, signal }),
}
