import { Controller, Get, Query } from '@nestjs/common'
import { ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { BlindSpots, BlindStretches, Coverage, CoverageQuery } from '@watchfloor/shared'
import { CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { BlindSpotSurvey } from './blind-spot-survey.js'
import { CoverageReader } from './coverage-reader.js'

/** What the patrol covers, and what no camera can. */
@ApiTags('patrol')
@Controller('api')
@Roles(...MAY.readPatrol)
export class CoverageController {
  constructor(private readonly coverage: CoverageReader, private readonly survey: BlindSpotSurvey) {}

  @Get('patrol/coverage')
  @ApiOkResponse({ standardSchema: Coverage })
  read(@Query({ schema: CoverageQuery }) query: CoverageQuery, @CurrentUser() by: SignedIn): Promise<Coverage> { return this.coverage.read(query, by) }

  /** Metres of street in no camera's field of view, by duty area; the worst first. */
  @Get('blind-spots')
  @ApiOkResponse({ standardSchema: BlindSpots })
  figures(): Promise<BlindSpots> { return this.survey.figures() }

  /** The same as lines for a map. */
  @Get('blind-spots/stretches')
  @ApiOkResponse({ standardSchema: BlindStretches })
  stretches(): Promise<BlindStretches> { return this.survey.stretches() }
}
