import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common'
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { CameraAvailability, CameraHistory, SuspicionSeen } from '@watchfloor/shared'
import { z } from 'zod'
import { CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { CameraList } from '../registry/camera-list.js'
import { ConditionRows } from './condition-rows.js'
import { SuspicionDesk } from './suspicion-desk.js'

const Id = z.uuid()

/** How cameras were found. */
@ApiTags('cameras')
@Controller('api')
export class ConditionController {
  constructor(private readonly list: CameraList, private readonly conditions: ConditionRows, private readonly suspicions: SuspicionDesk) {}

  /** How many are on, off or without a picture, and the daily figure of the last 30 days. */
  @Get('camera-availability')
  @Roles(...MAY.watchVideo)
  @ApiOkResponse({ standardSchema: CameraAvailability })
  figure(): Promise<CameraAvailability> { return this.conditions.figure() }

  @Get('cameras/:id/history')
  @Roles(...MAY.watchVideo)
  @ApiOkResponse({ standardSchema: CameraHistory })
  async history(@Param('id', { schema: Id }) id: string, @CurrentUser() user: SignedIn): Promise<CameraHistory> { return this.conditions.history((await this.list.one(id, user)).id) }

  /** An open tile saw whether a suspicion holds. */
  @Post('cameras/:id/suspicion')
  @Roles(...MAY.watchVideo)
  @HttpCode(204)
  @ApiNoContentResponse()
  async see(@Param('id', { schema: Id }) id: string, @Body({ schema: SuspicionSeen }) seen: SuspicionSeen, @CurrentUser() user: SignedIn): Promise<void> { await this.suspicions.take(await this.list.one(id, user), seen, user) }
}
