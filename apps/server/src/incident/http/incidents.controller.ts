import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common'
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger'
import { ActionAnswer, ActionInput, BulkAnswer, BulkInput, DuplicateEntry, DuplicateQuery, IncidentDetail, IncidentListQuery, IncidentRow, mayClaim, NewIncident, page, UndoInput } from '@watchfloor/shared'
import type { Page } from '@watchfloor/shared'
import { z } from 'zod'
import { CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { LargeJson } from '../../platform/http/large-json.interceptor.js'
import { ShiftPort } from '../../ports/shift.port.js'
import { CaseDesk } from '../case/case-desk.js'
import { IncidentList } from '../list/incident-list.js'
import { BulkDesk } from './bulk-desk.js'
import { Duplicates } from './duplicates.js'
import { Reaches } from './reach.js'

const Id = z.uuid()

@Controller('api/incidents')
export class IncidentsController {
  constructor(private readonly desk: CaseDesk, private readonly incidents: IncidentList, private readonly duplicates: Duplicates, private readonly bulkDesk: BulkDesk, private readonly reaches: Reaches, private readonly shifts: ShiftPort) {}

  /** `sort=queue` is what is open, the most pressing first; officers see the incidents of their units. */
  @Get()
  @Roles(...MAY.actOnIncidents)
  @ApiOkResponse({ standardSchema: page(IncidentRow) })
  list(@Query({ schema: IncidentListQuery }) query: IncidentListQuery, @CurrentUser() by: SignedIn): Promise<Page<IncidentRow>> { return this.incidents.page(query, this.reaches.listOf(by)) }

  /** The same `actionId` again gets the first answer. Which role may name which source is a table of shared (`source-claims.ts`). */
  @Post()
  @Roles(...MAY.reportIncidents)
  @ApiCreatedResponse({ standardSchema: IncidentDetail })
  report(@Body({ schema: NewIncident }) { actionId, ...input }: NewIncident, @CurrentUser() by: SignedIn): Promise<IncidentDetail> {
    // Whoever could name an alarm here would take its place: the hub would never open its own incident of it.
    if (input.alarmId !== undefined) throw new ApiProblem('input.invalid', 'alarmId: an alarm becomes an incident by its own action, POST /api/alarms/{id}/actions with to_incident')
    if (!mayClaim(by.role, input.source)) throw new ApiProblem('incident.not_allowed', `source: a person of the role ${by.role} may not report in the name of ${input.source}; name who saw it`, { role: by.role, source: input.source })
    return this.desk.open(input, this.reaches.actorOf(by), actionId === undefined ? {} : { actionId })
  }

  /** Open incidents that may be what is about to be reported, the likeliest first. */
  @Get('duplicates')
  @Roles(...MAY.readIncidents)
  @ApiOkResponse({ standardSchema: page(DuplicateEntry) })
  likely(@Query({ schema: DuplicateQuery }) query: DuplicateQuery): Promise<Page<DuplicateEntry>> { return this.duplicates.of({ ...query, createdAt: new Date().toISOString() }) }

  /** Each action stands on its own: those that are refused are named, the others are done. */
  @Post('bulk')
  @Roles(...MAY.actOnIncidents)
  @HttpCode(200)
  @LargeJson()
  @ApiOkResponse({ standardSchema: BulkAnswer })
  bulk(@Body({ schema: BulkInput }) input: BulkInput, @CurrentUser() by: SignedIn): Promise<BulkAnswer> { return this.bulkDesk.run(input, by) }

  @Get(':id')
  @Roles(...MAY.actOnIncidents)
  @ApiOkResponse({ standardSchema: IncidentDetail })
  async read(@Param('id', { schema: Id }) id: string, @CurrentUser() by: SignedIn): Promise<IncidentDetail> {
    await this.reaches.check(id, by, { reading: true })
    return await this.desk.detail(id) ?? notThere()
  }

  @Get(':id/duplicates')
  @Roles(...MAY.readIncidents)
  @ApiOkResponse({ standardSchema: page(DuplicateEntry) })
  async duplicatesOf(@Param('id', { schema: Id }) id: string): Promise<Page<DuplicateEntry>> { return this.duplicates.of(await this.desk.detail(id) ?? notThere()) }

  /** Which action from which state and by whom are the tables of shared (`machine.ts`, `actors.ts`). The same `actionId` again gets the first answer. */
  @Post(':id/actions')
  @Roles(...MAY.actOnIncidents)
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: ActionAnswer })
  async act(@Param('id', { schema: Id }) id: string, @Body({ schema: ActionInput }) input: ActionInput, @CurrentUser() by: SignedIn): Promise<ActionAnswer> {
    await this.reaches.check(id, by)
    await this.shifts.mayWorkOn(by, id)
    return this.desk.act(id, input, this.reaches.actorOf(by))
  }

  /** Takes back one's own last action while its time runs; nothing of it has left the hub. */
  @Post(':id/undo')
  @Roles(...MAY.actOnIncidents)
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: ActionAnswer })
  async undo(@Param('id', { schema: Id }) id: string, @Body({ schema: UndoInput }) input: UndoInput, @CurrentUser() by: SignedIn): Promise<ActionAnswer> {
    await this.reaches.check(id, by)
    return this.desk.undo(id, input, this.reaches.actorOf(by))
  }
}

function notThere(): never { throw new ApiProblem('not_found', 'there is no such incident') }
