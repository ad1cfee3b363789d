import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common'
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { AreaImportInput, ListQuery, TruckPlace, TruckPlaceInput, TableImportAnswer, page } from '@watchfloor/shared'
import type { Page } from '@watchfloor/shared'
import { z } from 'zod'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { LargeJson } from '../../platform/http/large-json.interceptor.js'
import { TruckPlaceTable } from '../facts/fact-tables.js'
import { importFeatures, textOf } from './feature-import.js'

const DryRun = z.object({ dryRun: z.enum(['true', 'false']).default('false').transform((text) => text === 'true') })
type DryRun = z.infer<typeof DryRun>
const USES: Readonly<Record<string, string>> = { 工地: 'site', 出土工地: 'site', 建筑工地: 'site', 消纳场: 'dump', 消纳点: 'dump', 卸点: 'dump' }
const readProperties = ({ name, use, validFrom, validTo }: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  ({ name: textOf(name), use: USES[textOf(use) ?? ''] ?? textOf(use), validFrom: textOf(validFrom), validTo: textOf(validTo) })

/** Where muck trucks may lift: sites (出土工地) and dumps (消纳场). */
@ApiTags('truck-places')
@Controller('api/truck-places')
export class TruckPlacesController {
  constructor(private readonly places: TruckPlaceTable) {}

  @Get()
  @Roles(...MAY.readRules)
  @ApiOkResponse({ standardSchema: page(TruckPlace) })
  list(@Query({ schema: ListQuery }) query: ListQuery): Promise<Page<TruckPlace>> { return this.places.list(query) }

  @Post()
  @Roles(...MAY.manageRules)
  @ApiCreatedResponse({ standardSchema: TruckPlace })
  create(@Body({ schema: TruckPlaceInput }) input: TruckPlaceInput, @CurrentUser() by: SignedIn, @Address() address: string): Promise<TruckPlace> {
    return this.places.create(input, { name: by.username, address })
  }

  /** A GeoJSON FeatureCollection, all features or none; first with `dryRun=true`, which writes nothing. Properties: name, use (`site` 工地 or `dump` 消纳场), validFrom, validTo. */
  @Post('import')
  @Roles(...MAY.manageRules)
  @HttpCode(200)
  @LargeJson()
  @ApiOkResponse({ standardSchema: TableImportAnswer })
  import(@Body({ schema: AreaImportInput }) input: AreaImportInput, @Query({ schema: DryRun }) { dryRun }: DryRun, @CurrentUser() by: SignedIn, @Address() address: string): Promise<TableImportAnswer> {
    return importFeatures(input, dryRun, { name: by.username, address }, this.places, TruckPlaceInput, readProperties)
  }

  /** Replaces it whole. */
  @Put(':id')
  @Roles(...MAY.manageRules)
  @ApiOkResponse({ standardSchema: TruckPlace })
  replace(@Param('id', { schema: z.uuid() }) id: string, @Body({ schema: TruckPlaceInput }) input: TruckPlaceInput, @CurrentUser() by: SignedIn, @Address() address: string): Promise<TruckPlace> {
    return this.places.replace(id, input, { name: by.username, address })
  }

  @Delete(':id')
  @Roles(...MAY.manageRules)
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@Param('id', { schema: z.uuid() }) id: string, @CurrentUser() by: SignedIn, @Address() address: string): Promise<void> {
    return this.places.remove(id, { name: by.username, address })
  }
}
