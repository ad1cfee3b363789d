import { Controller, HttpCode, Post, Query, Req } from '@nestjs/common'
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { ListImportAnswer } from '@watchfloor/shared'
import type { Request } from 'express'
import { z } from 'zod'
import { AuditService } from '../../platform/audit/audit.service.js'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { readBody } from '../../platform/http/read-body.js'
import { ListImport } from './list-import.js'

const MOST_BYTES = 2 * 1024 * 1024
const ImportQuery = z.object({ dryRun: z.enum(['true', 'false']).default('false').transform((v) => v === 'true') })

/** The batch list (问题清单): many reports at once, from a file or pasted. */
@ApiTags('incidents')
@Controller('api/imports/incidents')
export class ListController {
  constructor(private readonly lists: ListImport, private readonly audit: AuditService) {}

  /** First with `dryRun=true`, which shows what would happen; then for real, all rows or none. Columns in English or Chinese; lines without a heading have them in this order: category, lat, lon, description, address, priority, reportedBy, occurredAt. */
  @Post()
  @Roles(...MAY.importIncidents)
  @HttpCode(200)
  @ApiConsumes('text/csv', 'text/plain')
  @ApiBody({ schema: { type: 'string' } })
  @ApiOkResponse({ standardSchema: ListImportAnswer })
  async import(@Req() request: Request, @Query({ schema: ImportQuery }) { dryRun }: z.infer<typeof ImportQuery>, @CurrentUser() by: SignedIn, @Address() address: string): Promise<ListImportAnswer> {
    const answer = await this.lists.run(await readBody(request, MOST_BYTES), dryRun, { type: 'person', id: by.id, name: by.name, role: by.role, unitIds: [] })
    if (!dryRun) await this.audit.write(by.username, 'incident.import', null, address, { rows: answer.rows })
    return answer
  }
}
