import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common'
import { ApiOkResponse } from '@nestjs/swagger'
import { ActionAnswer, DispatchActionInput } from '@watchfloor/shared'
import { z } from 'zod'
import { CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { CaseDesk } from '../case/case-desk.js'
import { Reaches } from './reach.js'

@Controller('api/dispatches')
export class DispatchesController {
  constructor(private readonly desk: CaseDesk, private readonly reaches: Reaches) {}

  /** What a unit says about its own record; `version` is the record's, so that a phone that was offline can still tell. */
  @Post(':id/actions')
  @Roles(...MAY.actOnIncidents)
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: ActionAnswer })
  act(@Param('id', { schema: z.uuid() }) id: string, @Body({ schema: DispatchActionInput }) input: DispatchActionInput, @CurrentUser() by: SignedIn): Promise<ActionAnswer> {
    return this.desk.actOnDispatch(id, input, this.reaches.actorOf(by))
  }
}
