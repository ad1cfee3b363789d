import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common'
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { ListQuery, TruckPermit, TruckPermitInput, TableImportAnswer, page } from '@watchfloor/shared'
import type { Page } from '@watchfloor/shared'
import type { Request } from 'express'
import { z } from 'zod'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { readBody } from '../../platform/http/read-body.js'
import { PermitTable } from '../facts/fact-tables.js'
import { PermitImport } from './permit-import.js'

const MOST_BYTES = 8 * 1024 * 1024
const DryRun = z.object({ dryRun: z.enum(['true', 'false']).default('false').transform((text) => text === 'true') })
type DryRun = z.infer<typeof DryRun>

/** Permits of muck trucks (准运证). */
@ApiTags('permits')
@Controller('api/permits')
export class PermitsController {
  constructor(private readonly permits: PermitTable, private readonly imports: PermitImport) {}

  @Get()
  @Roles(...MAY.readRules)
  @ApiOkResponse({ standardSchema: page(TruckPermit) })
  list(@Query({ schema: ListQuery }) query: ListQuery): Promise<Page<TruckPermit>> { return this.permits.list(query) }

  @Post()
  @Roles(...MAY.manageRules)
  @ApiCreatedResponse({ standardSchema: TruckPermit })
  create(@Body({ schema: TruckPermitInput }) input: TruckPermitInput, @CurrentUser() by: SignedIn, @Address() address: string): Promise<TruckPermit> {
    return this.permits.create(input, { name: by.username, address })
  }

  /** A CSV file, all rows or none; first with `dryRun=true`, which writes nothing. Columns plate, number, validFrom, validTo, hours, sites, maxLoadKg (also in Chinese). */
  @Post('import')
  @Roles(...MAY.manageRules)
  @HttpCode(200)
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string' } })
  @ApiOkResponse({ standardSchema: TableImportAnswer })
  async import(@Req() request: Request, @Query({ schema: DryRun }) { dryRun }: DryRun, @CurrentUser() by: SignedIn, @Address() address: string): Promise<TableImportAnswer> {
    return this.imports.run(await readBody(request, MOST_BYTES), dryRun, { name: by.username, address })
  }

  /** Replaces it whole. */
  @Put(':id')
  @Roles(...MAY.manageRules)
  @ApiOkResponse({ standardSchema: TruckPermit })
  replace(@Param('id', { schema: z.uuid() }) id: string, @Body({ schema: TruckPermitInput }) input: TruckPermitInput, @CurrentUser() by: SignedIn, @Address() address: string): Promise<TruckPermit> {
    return this.permits.replace(id, input, { name: by.username, address })
  }

  @Delete(':id')
  @Roles(...MAY.manageRules)
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@Param('id', { schema: z.uuid() }) id: string, @CurrentUser() by: SignedIn, @Address() address: string): Promise<void> {
    return this.permits.remove(id, { name: by.username, address })
  }
}
