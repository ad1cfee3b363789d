import { Body, Controller, Get, Param, Put } from '@nestjs/common'
import { ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { WatchLimit } from '@watchfloor/shared'
import { z } from 'zod'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { WatchLimits } from './watch-limits.js'

const Id = z.uuid()

/** In which areas somebody may watch cameras. */
@ApiTags('cameras')
@Controller('api/users/:userId/watch-limit')
@Roles(...MAY.manageVideo)
export class WatchLimitsController {
  constructor(private readonly limits: WatchLimits) {}

  @Get()
  @ApiOkResponse({ standardSchema: WatchLimit })
  async get(@Param('userId', { schema: Id }) userId: string): Promise<WatchLimit> { return { areaIds: await this.limits.of(userId) } }

  @Put()
  @ApiOkResponse({ standardSchema: WatchLimit })
  async put(@Param('userId', { schema: Id }) userId: string, @Body({ schema: WatchLimit }) { areaIds }: WatchLimit, @CurrentUser() by: SignedIn, @Address() address: string): Promise<WatchLimit> {
    return { areaIds: await this.limits.set(userId, areaIds, { name: by.username, address }) }
  }
}
