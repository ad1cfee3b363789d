import { Body, Controller, Get, Param, Put } from '@nestjs/common'
import { ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { WatchLimit } from '@watchfloor/shared'
import { z } from 'zod'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { OpenViews } from '../access/open-views.js'
import { CameraRows } from './camera-rows.js'
import { WatchLimits } from './watch-limits.js'

const Id = z.uuid()

/** In which areas somebody may watch cameras. */
@ApiTags('cameras')
@Controller('api/users/:userId/watch-limit')
@Roles(...MAY.manageVideo)
export class WatchLimitsController {
  constructor(private readonly limits: WatchLimits, private readonly rows: CameraRows, private readonly views: OpenViews) {}

  @Get()
  @ApiOkResponse({ standardSchema: WatchLimit })
  async get(@Param('userId', { schema: Id }) userId: string): Promise<WatchLimit> { return { areaIds: await this.limits.of(userId) } }

  @Put()
  @ApiOkResponse({ standardSchema: WatchLimit })
  async put(@Param('userId', { schema: Id }) userId: string, @Body({ schema: WatchLimit }) { areaIds }: WatchLimit, @CurrentUser() by: SignedIn, @Address() address: string): Promise<WatchLimit> {
    const set = await this.limits.set(userId, areaIds, { name: by.username, address })
    await this.endBeyond(userId, set)
    return { areaIds: set }
  }

  /** Of what this person watches, all that lies outside the areas left to him ends now. */
  private async endBeyond(userId: string, areaIds: readonly string[] | null): Promise<void> {
    if (areaIds === null) return
    const rows = await this.rows.some(this.views.camerasOf(userId))
    await this.views.end(rows.filter((row) => !this.limits.liesIn(row, areaIds)).map(({ id }) => id))
  }
}
