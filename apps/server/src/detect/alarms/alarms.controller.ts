import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common'
import { ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { Alarm, AlarmActionInput, AlarmAnswer, AlarmFigures, AlarmFiguresQuery, AlarmListQuery, AlarmsAckAnswer, AlarmsAckInput, page } from '@watchfloor/shared'
import type { Page } from '@watchfloor/shared'
import { z } from 'zod'
import { CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { AlarmDesk } from './alarm-desk.js'
import { AlarmFiguresDesk } from './alarm-figures.js'
import { AlarmList } from './alarm-list.js'

/** Alarms: at most one that is not closed per source and kind. */
@ApiTags('alarms')
@Controller('api/alarms')
export class AlarmsController {
  constructor(private readonly alarms: AlarmList, private readonly desk: AlarmDesk, private readonly figuresDesk: AlarmFiguresDesk) {}

  /** The newest first; the cursor goes on from the last one given. */
  @Get()
  @Roles(...MAY.readAlarms)
  @ApiOkResponse({ standardSchema: page(Alarm) })
  list(@Query({ schema: AlarmListQuery }) query: AlarmListQuery): Promise<Page<Alarm>> { return this.alarms.list(query) }

  /** What the seats are told and how it is answered; without a time the last eight hours. */
  @Get('figures')
  @Roles(...MAY.readAlarms)
  @ApiOkResponse({ standardSchema: AlarmFigures })
  figures(@Query({ schema: AlarmFiguresQuery }) query: AlarmFiguresQuery): Promise<AlarmFigures> { return this.figuresDesk.of(query) }

  @Get(':id')
  @Roles(...MAY.readAlarms)
  @ApiOkResponse({ standardSchema: Alarm })
  async one(@Param('id', { schema: z.uuid() }) id: string): Promise<Alarm> {
    const alarm = await this.alarms.byId(id)
    if (alarm === null) throw new ApiProblem('not_found', 'there is no such alarm')
    return alarm
  }

  /** Acknowledges many at once: a folded group, or a selection. */
  @Post('acknowledge')
  @Roles(...MAY.actOnAlarms)
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: AlarmsAckAnswer })
  acknowledge(@Body({ schema: AlarmsAckInput }) input: AlarmsAckInput, @CurrentUser() by: SignedIn): Promise<AlarmsAckAnswer> { return this.desk.acknowledgeAll(input, by) }

  /** Acknowledge, take, shelve, unshelve, make an incident of it, dismiss, comment; refused with 409 when the alarm has changed since it was seen. */
  @Post(':id/actions')
  @Roles(...MAY.actOnAlarms)
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: AlarmAnswer })
  act(@Param('id', { schema: z.uuid() }) id: string, @Body({ schema: AlarmActionInput }) input: AlarmActionInput, @CurrentUser() by: SignedIn): Promise<AlarmAnswer> {
    return this.desk.act(id, input, by)
  }
}
