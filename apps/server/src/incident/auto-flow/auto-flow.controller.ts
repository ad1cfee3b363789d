import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common'
import { ApiOkResponse } from '@nestjs/swagger'
import { FlowAnswer, FlowLeftAnswer, FlowSettings, LookTasks, RollBackAnswer, RollBackInput, RollBackQuery, RollBackReach, RollBackState } from '@watchfloor/shared'
import { z } from 'zod'
import { AuditService } from '../../platform/audit/audit.service.js'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { Reaches } from '../http/reach.js'
import { FlowReport } from './flow-report.js'
import { FlowRollBack } from './flow-roll-back.js'
import { FlowSettingsBook } from './flow-settings-book.js'

const RuleName = z.string().regex(/^[a-z][a-z0-9-]{1,40}$/)

/** The rules by which cases flow without a hand: how they are set, what they did, and taking it back. */
@Controller('api/auto-flow')
export class AutoFlowController {
  constructor(private readonly book: FlowSettingsBook, private readonly report: FlowReport, private readonly rollBacks: FlowRollBack, private readonly reaches: Reaches, private readonly audit: AuditService) {}

  @Get()
  @Roles(...MAY.readAutoFlow)
  @ApiOkResponse({ standardSchema: FlowAnswer })
  async read(): Promise<FlowAnswer> { return { ...await this.book.read(), figures: await this.report.figures() } }

  @Put()
  @Roles(...MAY.manageAutoFlow)
  @ApiOkResponse({ standardSchema: FlowAnswer })
  async write(@Body({ schema: FlowSettings }) settings: FlowSettings, @CurrentUser() by: SignedIn, @Address() address: string): Promise<FlowAnswer> {
    const kept = await this.book.write(settings, by.username)
    await this.audit.write(by.username, 'auto-flow.update', null, address, { ...settings })
    return { ...kept, figures: await this.report.figures() }
  }

  /** Places that the one who asks was sent to look at, to be answered by `report_verified` or `report_checked`. */
  @Get('tasks')
  @Roles(...MAY.actOnIncidents)
  @ApiOkResponse({ standardSchema: LookTasks })
  async tasks(@CurrentUser() by: SignedIn): Promise<LookTasks> { return { items: await this.report.tasksOf(by.id) } }

  /** What the rules left to people although the work is done: samples for quality, and what could not be proven. */
  @Get('left')
  @Roles(...MAY.readAutoFlow)
  @ApiOkResponse({ standardSchema: FlowLeftAnswer })
  left(): Promise<FlowLeftAnswer> { return this.report.left() }

  /** What a roll-back would open again; nothing is changed. */
  @Get('rules/:name/closed')
  @Roles(...MAY.readAutoFlow)
  @ApiOkResponse({ standardSchema: RollBackReach })
  closedBy(@Param('name', { schema: RuleName }) name: string, @Query({ schema: RollBackQuery }) query: RollBackQuery): Promise<RollBackReach> { return this.report.reachOf(name, query) }

  /** The rule is switched off first, so that it does not close anew what is opened here. The call takes back the first of them; the rest follows in the background, `GET roll-backs/{id}` says how far it is. */
  @Post('rules/:name/roll-back')
  @Roles(...MAY.rollBackAutoFlow)
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: RollBackAnswer })
  async rollBack(@Param('name', { schema: RuleName }) name: string, @Body({ schema: RollBackInput }) input: RollBackInput, @CurrentUser() by: SignedIn, @Address() address: string): Promise<RollBackAnswer> {
    const { settings } = await this.book.read()
    if (!settings.rules.some(({ name: known, step }) => known === name && (step === 'close' || step === 'reject'))) throw new ApiProblem('not_found', `no rule that closes or rejects is named “${name}”: GET /api/auto-flow lists them`)
    const disabled = input.keepRule !== true
    if (disabled) await this.book.write({ ...settings, rules: settings.rules.map((rule) => (rule.name === name ? { ...rule, enabled: false } : rule)) }, by.username)
    const state = await this.rollBacks.start(name, input, this.reaches.actorOf(by))
    await this.audit.write(by.username, 'auto-flow.roll-back', name, address, { id: state.id, reason: input.reason, found: state.rolledBack + state.refused.length + state.left, disabled })
    return { ...state, disabled }
  }

  /** How far a rolling back is. */
  @Get('roll-backs/:id')
  @Roles(...MAY.readAutoFlow)
  @ApiOkResponse({ standardSchema: RollBackState })
  rollBackState(@Param('id', { schema: z.uuid() }) id: string): Promise<RollBackState> { return this.rollBacks.state(id) }
}
