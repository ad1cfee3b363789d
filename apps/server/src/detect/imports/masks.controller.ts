import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common'
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { AreaImportInput, ListQuery, Mask, MaskInput, TableImportAnswer, page } from '@watchfloor/shared'
import type { Page } from '@watchfloor/shared'
import { z } from 'zod'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { LargeJson } from '../../platform/http/large-json.interceptor.js'
import { MaskTable } from '../facts/fact-tables.js'
import { hoursOf, importFeatures, listOf, textOf } from './feature-import.js'

const DryRun = z.object({ dryRun: z.enum(['true', 'false']).default('false').transform((text) => text === 'true') })
type DryRun = z.infer<typeof DryRun>
const readProperties = ({ name, categories, hours, validFrom, validTo, permit }: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  ({ name: textOf(name), categories: listOf(categories), hours: hoursOf(hours), validFrom: textOf(validFrom), validTo: textOf(validTo), permit: textOf(permit) })

/** Where and when what looks unlawful is allowed: inside a valid mask a detection is a compliant sighting, never an alarm. */
@ApiTags('masks')
@Controller('api/masks')
export class MasksController {
  constructor(private readonly masks: MaskTable) {}

  @Get()
  @Roles(...MAY.readRules)
  @ApiOkResponse({ standardSchema: page(Mask) })
  list(@Query({ schema: ListQuery }) query: ListQuery): Promise<Page<Mask>> { return this.masks.list(query) }

  @Post()
  @Roles(...MAY.manageRules)
  @ApiCreatedResponse({ standardSchema: Mask })
  create(@Body({ schema: MaskInput }) input: MaskInput, @CurrentUser() by: SignedIn, @Address() address: string): Promise<Mask> {
    return this.masks.create(input, { name: by.username, address })
  }

  /** A GeoJSON FeatureCollection, all features or none; first with `dryRun=true`, which writes nothing. Properties: name, categories (codes, `;` between), hours (`22:00-06:00`), validFrom, validTo, permit. */
  @Post('import')
  @Roles(...MAY.manageRules)
  @HttpCode(200)
  @LargeJson()
  @ApiOkResponse({ standardSchema: TableImportAnswer })
  import(@Body({ schema: AreaImportInput }) input: AreaImportInput, @Query({ schema: DryRun }) { dryRun }: DryRun, @CurrentUser() by: SignedIn, @Address() address: string): Promise<TableImportAnswer> {
    return importFeatures(input, dryRun, { name: by.username, address }, this.masks, MaskInput, readProperties)
  }

  /** Replaces it whole. */
  @Put(':id')
  @Roles(...MAY.manageRules)
  @ApiOkResponse({ standardSchema: Mask })
  replace(@Param('id', { schema: z.uuid() }) id: string, @Body({ schema: MaskInput }) input: MaskInput, @CurrentUser() by: SignedIn, @Address() address: string): Promise<Mask> {
    return this.masks.replace(id, input, { name: by.username, address })
  }

  @Delete(':id')
  @Roles(...MAY.manageRules)
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@Param('id', { schema: z.uuid() }) id: string, @CurrentUser() by: SignedIn, @Address() address: string): Promise<void> {
    return this.masks.remove(id, { name: by.username, address })
  }
}
