import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common'
import { ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { DrawAudit, DrawsFile, DrawsQuery, PictureSeenInput, SpotCheck, SpotCheckDetail, SpotCheckQuery, VerdictInput, page } from '@watchfloor/shared'
import type { Page } from '@watchfloor/shared'
import { z } from 'zod'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { CheckDesk } from './check-desk.js'
import { CheckEnds } from './check-ends.js'
import { DrawDesk } from './draw-desk.js'
import { PictureWitness } from './picture-witness.js'

const Stretch = z.object({ from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }) })

/** Spot checks (抽查): drawn by lot, looked at, decided, followed until settled. */
@ApiTags('supervision')
@Controller('api/spot-checks')
export class SpotChecksController {
  constructor(private readonly checks: CheckDesk, private readonly draws: DrawDesk, private readonly witness: PictureWitness, private readonly ends: CheckEnds) {}

  @Get()
  @Roles(...MAY.supervise)
  @ApiOkResponse({ standardSchema: page(SpotCheck) })
  async list(@Query({ schema: SpotCheckQuery }) query: SpotCheckQuery, @CurrentUser() by: SignedIn, @Address() address: string): Promise<Page<SpotCheck>> {
    await this.ends.settle(by, address)
    return this.checks.list(query, by)
  }

  /** Draws an officer who is on duty now; while a check of the caller is open, it is that one again. */
  @Post()
  @Roles(...MAY.supervise)
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: SpotCheckDetail })
  async draw(@CurrentUser() by: SignedIn, @Address() address: string): Promise<SpotCheckDetail> {
    await this.ends.settle(by, address)
    return this.checks.detail(await this.draws.draw(by, address), by)
  }

  /** Computes all draws of a time again from their stored seeds and candidates. */
  @Get('recomputed')
  @Roles(...MAY.readSupervision)
  @ApiOkResponse({ standardSchema: DrawAudit })
  recomputed(@Query({ schema: Stretch }) { from, to }: z.infer<typeof Stretch>): Promise<DrawAudit> { return this.draws.recompute(Date.parse(from), Date.parse(to)) }

  /** A month of draws as a file: seeds and whom they were drawn from, without names, so that a stranger can compute them again (docs/how-to/verify-draws.md). */
  @Get('draws')
  @Roles(...MAY.readSupervision)
  @ApiOkResponse({ standardSchema: DrawsFile })
  month(@Query({ schema: DrawsQuery }) { month }: DrawsQuery): Promise<DrawsFile> { return this.draws.month(month) }

  @Get(':id')
  @Roles(...MAY.supervise)
  @ApiOkResponse({ standardSchema: SpotCheckDetail })
  one(@Param('id', { schema: z.uuid() }) id: string, @CurrentUser() by: SignedIn): Promise<SpotCheckDetail> { return this.checks.detail(id, by) }

  /** The picture that was opened for the check played, or did not: only then it counts as seen, or as none. */
  @Post(':id/picture')
  @Roles(...MAY.supervise)
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: SpotCheckDetail })
  async picture(@Param('id', { schema: z.uuid() }) id: string, @Body({ schema: PictureSeenInput }) input: PictureSeenInput, @CurrentUser() by: SignedIn): Promise<SpotCheckDetail> {
    await this.witness.saw(id, input, by)
    return this.checks.detail(id, by)
  }

  /** Counts only after track and picture, or the recorded reason for having none, were opened. */
  @Post(':id/verdict')
  @Roles(...MAY.supervise)
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: SpotCheckDetail })
  decide(@Param('id', { schema: z.uuid() }) id: string, @Body({ schema: VerdictInput }) input: VerdictInput, @CurrentUser() by: SignedIn, @Address() address: string): Promise<SpotCheckDetail> {
    return this.checks.decide(id, input, by, address)
  }
}
