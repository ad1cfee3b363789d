import { ListQuery } from '@watchfloor/shared'
import { z } from 'zod'

/** Filters of the audit log; `action` also takes the noun alone (`user` finds `user.create`). */
export const AuditQuery = ListQuery.extend({
  cursor: z.string().regex(/^\d{1,18}$/).optional(),
  actor: z.string().max(100).optional(),
  action: z.string().max(100).optional(),
  subject: z.string().max(200).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
})
export type AuditQuery = z.infer<typeof AuditQuery>
