import { Controller, Get, Query } from '@nestjs/common'
import { ApiOkResponse } from '@nestjs/swagger'
import { AuditEntry, page } from '@watchfloor/shared'
import type { Page } from '@watchfloor/shared'
import { Roles } from '../auth/decorators.js'
import { MAY } from '../auth/rights.js'
import { AuditQuery } from './audit-query.js'
import { AuditService } from './audit.service.js'

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
