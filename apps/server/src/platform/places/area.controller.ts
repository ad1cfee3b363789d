import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common'
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger'
import { Area, AreaImportAnswer, AreaImportInput, AreaInput, page } from '@watchfloor/shared'
import type { Page } from '@watchfloor/shared'
import { z } from 'zod'
import { Address, CurrentUser, Roles } from '../auth/decorators.js'
import { MAY } from '../auth/rights.js'
import type { SignedIn } from '../auth/session.service.js'
import { LargeJson } from '../http/large-json.interceptor.js'
import { AreaImport } from './area-import.js'
import { AreaQuery } from './area-query.js'
import { AreaService } from './area.service.js'

const AreaPatch = AreaInput.partial()
type AreaPatch = z.infer<typeof AreaPatch>
const DryRun = z.object({ dryRun: z.enum(['true', 'false']).default('false').transform((text) => text === 'true') })

@Controller('api/areas')
export class AreaController {
  constructor(private readonly areas: AreaService, private readonly imports: AreaImport) {}

  @Get()
  @Roles(...MAY.readPlaces)
  @ApiOkResponse({ standardSchema: page(Area) })
  list(@Query({ schema: AreaQuery }) query: AreaQuery): Promise<Page<Area>> { return this.areas.list(query) }

  @Post()
  @Roles(...MAY.managePlaces)
  @ApiCreatedResponse({ standardSchema: Area })
  create(@Body({ schema: AreaInput }) input: AreaInput, @CurrentUser() by: SignedIn, @Address() address: string): Promise<Area> {
    return this.areas.create(input, { name: by.username, address })
  }

  /** Takes in a GeoJSON FeatureCollection, all features or none; first with `dryRun=true`, which writes nothing. An area of the same level and name is replaced. */
  @Post('import')
  @Roles(...MAY.managePlaces)
  @HttpCode(200)
  @LargeJson()
  @ApiOkResponse({ standardSchema: AreaImportAnswer })
  import(@Body({ schema: AreaImportInput }) input: AreaImportInput, @Query({ schema: DryRun }) { dryRun }: z.infer<typeof DryRun>, @CurrentUser() by: SignedIn, @Address() address: string): Promise<AreaImportAnswer> {
    return this.imports.run(input, dryRun, { name: by.username, address })
  }

  @Patch(':id')
  @Roles(...MAY.managePlaces)
  @ApiOkResponse({ standardSchema: Area })
  change(@Param('id', { schema: z.uuid() }) id: string, @Body({ schema: AreaPatch }) patch: AreaPatch, @CurrentUser() by: SignedIn, @Address() address: string): Promise<Area> {
    return this.areas.change(id, patch, { name: by.username, address })
  }

  @Delete(':id')
  @Roles(...MAY.managePlaces)
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@Param('id', { schema: z.uuid() }) id: string, @CurrentUser() by: SignedIn, @Address() address: string): Promise<void> {
    return this.areas.remove(id, { name: by.username, address })
  }
}
