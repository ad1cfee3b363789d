import { Controller, Get, Query } from '@nestjs/common'
import { ApiOkResponse } from '@nestjs/swagger'
import { AuditEntry, ListQuery, page } from '@watchfloor/shared'
import type { Page } from '@watchfloor/shared'
import { z } from 'zod'
import { Roles } from '../auth/decorators.js'
import { MAY } from '../auth/rights.js'
import { AuditService } from './audit.service.js'

/** Filters of the audit log; `action` also takes the noun alone (`user` finds `user.create`). */
const AuditQuery = ListQuery.extend({
  cursor: z.string().regex(/^\d{1,18}$/).optional(),
  actor: z.string().max(100).optional(),
  action: z.string().max(100).optional(),
  subject: z.string().max(200).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
})
export type AuditQuery = z.infer<typeof AuditQuery>

@Controller('api/audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @Roles(...MAY.readAudit)
  @ApiOkResponse({ standardSchema: page(AuditEntry) })
  list(@Query({ schema: AuditQuery }) query: AuditQuery): Promise<Page<AuditEntry>> {
    return this.audit.list(query)
  }
}
