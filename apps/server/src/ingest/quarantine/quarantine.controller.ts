import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common'
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { AdoptInput, DeviceCreated, DropCount, page, QuarantineEntry, type Page } from '@watchfloor/shared'
import { z } from 'zod'
import { AuditService } from '../../platform/audit/audit.service.js'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { DropLedger } from '../desk/drop-ledger.js'
import { DeviceView } from '../registry/device-view.js'
import { QuarantineQuery, QuarantineService } from './quarantine.service.js'

const Id = z.uuid()

/** Who knocked without being let in, and what could not be read. */
@ApiTags('quarantine')
@Controller('api')
@Roles(...MAY.manageQuarantine)
export class QuarantineController {
  constructor(private readonly quarantine: QuarantineService, private readonly drops: DropLedger, private readonly view: DeviceView, private readonly audit: AuditService) {}

  @Get('quarantine')
  @ApiOkResponse({ standardSchema: page(QuarantineEntry) })
  list(@Query({ schema: QuarantineQuery }) query: QuarantineQuery): Promise<Page<QuarantineEntry>> {
    return this.quarantine.page(query)
  }

  /** One click: an empty body takes everything that was suggested. */
  @Post('quarantine/:id/adopt')
  @ApiCreatedResponse({ standardSchema: DeviceCreated })
  async adopt(@Param('id', { schema: Id }) id: string, @Body({ schema: AdoptInput.optional() }) input: AdoptInput | undefined, @CurrentUser() user: SignedIn, @Address() address: string): Promise<DeviceCreated> {
    const { row, credentials } = await this.quarantine.adopt(id, input ?? {})
    await this.audit.write(user.username, 'quarantine.adopt', row.id, address, { name: row.name, protocol: row.protocol, externalId: row.externalId })
    return { ...this.view.of(row), ...(credentials ? { mqtt: credentials } : {}) }
  }

  @Delete('quarantine/:id')
  @HttpCode(204)
  @ApiNoContentResponse()
  async dismiss(@Param('id', { schema: Id }) id: string, @CurrentUser() user: SignedIn, @Address() address: string): Promise<void> {
    const entry = await this.quarantine.dismiss(id)
    await this.audit.write(user.username, 'quarantine.dismiss', entry.externalId, address, { protocol: entry.protocol, reason: entry.reason })
  }

  /** What the adapters could not use, by reason, with the last raw messages. */
  @Get('ingest/drops')
  @ApiOkResponse({ standardSchema: page(DropCount) })
  listDrops(): Page<DropCount> {
    const items = this.drops.counts()
    return { items, total: items.length }
  }
}
