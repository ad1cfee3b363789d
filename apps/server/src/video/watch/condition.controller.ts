import { Controller, Get, Param } from '@nestjs/common'
import { ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { CameraAvailability, CameraHistory } from '@watchfloor/shared'
import { z } from 'zod'
import { CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { CameraList } from '../registry/camera-list.js'
import { ConditionRows } from './condition-rows.js'

const Id = z.uuid()

/** How cameras were found. */
@ApiTags('cameras')
@Controller('api')
export class ConditionController {
  constructor(private readonly list: CameraList, private readonly conditions: ConditionRows) {}

  /** How many are on, off or without a picture, and the daily figure of the last 30 days. */
  @Get('camera-availability')
  @Roles(...MAY.watchVideo)
  @ApiOkResponse({ standardSchema: CameraAvailability })
  figure(): Promise<CameraAvailability> { return this.conditions.figure() }

  @Get('cameras/:id/history')
  @Roles(...MAY.watchVideo)
  @ApiOkResponse({ standardSchema: CameraHistory })
  async history(@Param('id', { schema: Id }) id: string, @CurrentUser() user: SignedIn): Promise<CameraHistory> { return this.conditions.history((await this.list.one(id, user)).id) }
}
