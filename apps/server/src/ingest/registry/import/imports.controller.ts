import { Controller, HttpCode, Post, Query, Req } from '@nestjs/common'
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { ImportAnswer } from '@watchfloor/shared'
import type { Request } from 'express'
import { z } from 'zod'
import { AuditService } from '../../../platform/audit/audit.service.js'
import { Address, CurrentUser, Roles } from '../../../platform/auth/decorators.js'
import { MAY } from '../../../platform/auth/rights.js'
import type { SignedIn } from '../../../platform/auth/session.service.js'
import { readBody } from '../../../platform/http/read-body.js'
import { DeviceImport } from './device-import.js'

const MOST_BYTES = 8 * 1024 * 1024
const ImportQuery = z.object({ dryRun: z.enum(['true', 'false']).default('false').transform((v) => v === 'true') })

/** Bulk import of devices from a table. */
@ApiTags('devices')
@Controller('api/imports')
export class ImportsController {
  constructor(private readonly devices: DeviceImport, private readonly audit: AuditService) {}

  /** First with `dryRun=true`, which shows what would happen; then for real. UTF-8, UTF-16 or GBK; columns in English or Chinese. */
  @Post('devices')
  @Roles(...MAY.manageDevices)
  @HttpCode(200)
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string' } })
  @ApiOkResponse({ standardSchema: ImportAnswer })
  async import(@Req() request: Request, @Query({ schema: ImportQuery }) query: z.infer<typeof ImportQuery>, @CurrentUser() user: SignedIn, @Address() address: string): Promise<ImportAnswer> {
    const bytes = await readBody(request, MOST_BYTES)
    const answer = await this.devices.run(bytes, query.dryRun)
    if (!query.dryRun) await this.audit.write(user.username, 'device.import', null, address, { rows: answer.rows, created: answer.created, updated: answer.updated })
    return answer
  }
}
