import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common'
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { AreaImportInput, Beat, BeatImportAnswer, BeatInput, BeatPatch, BeatQuery, page } from '@watchfloor/shared'
import type { Page } from '@watchfloor/shared'
import { z } from 'zod'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { LargeJson } from '../../platform/http/large-json.interceptor.js'
import { BeatBook } from './beat-book.js'
import { BeatImport } from './beat-import.js'

const DryRun = z.object({ dryRun: z.enum(['true', 'false']).default('false').transform((text) => text === 'true') })

/** Beats: the areas and posts where officers have to be. */
@ApiTags('duty')
@Controller('api/duty/beats')
export class BeatsController {
  constructor(private readonly book: BeatBook, private readonly imports: BeatImport) {}

  @Get()
  @Roles(...MAY.readDuty)
  @ApiOkResponse({ standardSchema: page(Beat) })
  list(@Query({ schema: BeatQuery }) query: BeatQuery): Promise<Page<Beat>> { return this.book.list(query) }

  @Post()
  @Roles(...MAY.manageDuty)
  @ApiCreatedResponse({ standardSchema: Beat })
  create(@Body({ schema: BeatInput }) input: BeatInput, @CurrentUser() by: SignedIn, @Address() address: string): Promise<Beat> { return this.book.create(input, { name: by.username, address }) }

  /** Takes in a GeoJSON FeatureCollection: polygons are areas, points posts with `radiusM`. All or none; first with `dryRun=true`, which writes nothing. A beat of the same name is replaced. */
  @Post('import')
  @Roles(...MAY.manageDuty)
  @HttpCode(200)
  @LargeJson()
  @ApiOkResponse({ standardSchema: BeatImportAnswer })
  import(@Body({ schema: AreaImportInput }) input: AreaImportInput, @Query({ schema: DryRun }) { dryRun }: z.infer<typeof DryRun>, @CurrentUser() by: SignedIn, @Address() address: string): Promise<BeatImportAnswer> {
    return this.imports.run(input, dryRun, { name: by.username, address })
  }

  @Patch(':id')
  @Roles(...MAY.manageDuty)
  @ApiOkResponse({ standardSchema: Beat })
  change(@Param('id', { schema: z.uuid() }) id: string, @Body({ schema: BeatPatch }) patch: BeatPatch, @CurrentUser() by: SignedIn, @Address() address: string): Promise<Beat> {
    return this.book.change(id, patch, { name: by.username, address })
  }

  /** Refused while duties name it. */
  @Delete(':id')
  @Roles(...MAY.manageDuty)
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@Param('id', { schema: z.uuid() }) id: string, @CurrentUser() by: SignedIn, @Address() address: string): Promise<void> { return this.book.remove(id, { name: by.username, address }) }
}
