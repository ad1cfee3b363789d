import { Controller, HttpCode, Post, Query, Req } from '@nestjs/common'
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { TableImportAnswer } from '@watchfloor/shared'
import type { Request } from 'express'
import { z } from 'zod'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { readBody } from '../../platform/http/read-body.js'
import { DutyImport } from '../duty/duty-import.js'
import { ContactImport } from './contact-import.js'
import { RoutingImport } from './routing-import.js'

const MOST_BYTES = 8 * 1024 * 1024
const ImportQuery = z.object({ dryRun: z.enum(['true', 'false']).default('false').transform((text) => text === 'true') })
type ImportQuery = z.infer<typeof ImportQuery>

/** Tables of responsibilities, contacts and duties from CSV files: first with `dryRun=true`, which writes nothing; all rows or none. */
@ApiTags('routing')
@Controller('api/imports')
export class TableImportsController {
  constructor(private readonly routing: RoutingImport, private readonly contacts: ContactImport, private readonly duties: DutyImport) {}

  /** Columns category, area, unit, with, plan (also in Chinese). */
  @Post('routing')
  @Roles(...MAY.manageRouting)
  @HttpCode(200)
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string' } })
  @ApiOkResponse({ standardSchema: TableImportAnswer })
  async importRouting(@Req() request: Request, @Query({ schema: ImportQuery }) { dryRun }: ImportQuery, @CurrentUser() by: SignedIn, @Address() address: string): Promise<TableImportAnswer> {
    return this.routing.run(await readBody(request, MOST_BYTES), dryRun, { name: by.username, address })
  }

  /** Columns area, name, phone, substitute, substitutePhone, hours (also in Chinese). */
  @Post('contacts')
  @Roles(...MAY.manageRouting)
  @HttpCode(200)
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string' } })
  @ApiOkResponse({ standardSchema: TableImportAnswer })
  async importContacts(@Req() request: Request, @Query({ schema: ImportQuery }) { dryRun }: ImportQuery, @CurrentUser() by: SignedIn, @Address() address: string): Promise<TableImportAnswer> {
    return this.contacts.run(await readBody(request, MOST_BYTES), dryRun, { name: by.username, address })
  }

  /** Columns squad, person, username, camera, vehicle, shift, kind, beat, starts, ends (also in Chinese). */
  @Post('duty')
  @Roles(...MAY.manageDuty)
  @HttpCode(200)
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string' } })
  @ApiOkResponse({ standardSchema: TableImportAnswer })
  async importDuty(@Req() request: Request, @Query({ schema: ImportQuery }) { dryRun }: ImportQuery, @CurrentUser() by: SignedIn, @Address() address: string): Promise<TableImportAnswer> {
    return this.duties.run(await readBody(request, MOST_BYTES), dryRun, { name: by.username, address })
  }
}
