import { act, actOnUnit, alarmWords, incidentNumber, numberDay, openIncident, refuse, sighted, undo } from '@watchfloor/domain'
import type { ActFacts, Actor, Change, Refusal, Ruling } from '@watchfloor/domain'
import type { ActionAnswer, ActionInput, Alarm, CodeSet, DispatchActionInput, IncidentDetail, IncidentInput, TimelineLine, UndoInput } from '@watchfloor/shared'
import { isOpen } from '@watchfloor/shared'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { IncidentPort } from '../../ports/incident.port.js'
import { Settings } from '../../platform/config/settings.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { DeviceDirectory } from '../../store/device-directory.js'
import { accepted } from './accepted.js'
import { CaseGroups } from './case-groups.js'
import type { Done } from './case-groups.js'
import { CaseStore } from './case-store.js'
import type { Claim, TakenCase } from './case-store.js'
import { FactsDesk } from './facts-desk.js'
import { offenceOf } from './first-offence.js'
import { NumberBook } from './number-book.js'
import { OverrideLog } from './override-log.js'

type Decide = (taken: TakenCase & { story: NonNullable<TakenCase['story']> }, facts: ActFacts, within: EntityManager) => Ruling | Promise<Ruling>

/** The case engine: each action locks the case, asks domain what follows, and has all of it stored in one transaction, the answer too (DESIGN §2, §5). */
@Injectable()
export class CaseDesk extends IncidentPort {
  constructor(
    private readonly groups: CaseGroups, private readonly pool: PgPool, private readonly settings: Settings, private readonly store: CaseStore, private readonly facts: FactsDesk,
    private readonly numbers: NumberBook, private readonly devices: DeviceDirectory, private readonly overrides: OverrideLog,
  ) { super() }

  open(input: IncidentInput, actor: Actor, { actionId, within }: { actionId?: string; within?: EntityManager } = {}): Promise<IncidentDetail> {
    return this.groups.carryOut<IncidentDetail>({ id: null, others: [], key: actionId, decide: async (claim) => (
      claim.first !== null ? { answer: firstReport(claim.first.answer), change: null, timeline: [], answered: null } : this.openOn(claim, input, actor, actionId)
    ) }, within)
  }

  openForAlarm(alarm: Alarm, actor: Actor, { category = alarm.category, within }: { category?: string; within?: EntityManager } = {}): Promise<IncidentDetail> {
    // The alarm's id as the key: whoever else opens one for it at this moment is waited for.
    return this.groups.carryOut<IncidentDetail>({ id: null, others: [], key: alarm.id, decide: async (claim, manager) => {
      const [there] = await manager.query<{ id: string }[]>('SELECT id FROM incident WHERE alarm_id = $1', [alarm.id])
      if (there !== undefined) return { answer: detailOf((await this.store.take(manager, there.id, [], undefined)).story!), change: null, timeline: [], answered: null }
      if (alarm.lat === null || alarm.lon === null) throw new ApiProblem('incident.missing', 'the alarm has no place: report the incident by hand and say where', { alarmId: alarm.id })
      const { book } = await this.facts.withBook(claim.stamp)
      return this.openOn(claim, {
        category, lat: alarm.lat, lon: alarm.lon, description: alarmWords(alarm, this.devices.byId(alarm.sourceId), book.categoryOf(category)), source: this.finderOf(alarm), priority: alarm.priority,
        reportedBy: alarm.sourceId, occurredAt: alarm.episodeAt, alarmId: alarm.id,
      }, actor, undefined)
    } }, within)
  }

  /** A further alarm of an incident that is open: told in its story. Done with nothing written where it is over by now (false), or was told of just before. */
  sighting(id: string, alarm: Alarm, actor: Actor, within: EntityManager): Promise<boolean> {
    return this.groups.carryOut<boolean>({ id, others: [], key: undefined, decide: async ({ stamp, story }) => {
      if (story === null || !isOpen(story.file.incident.state)) return { answer: false, change: null, timeline: [], answered: null }
      const change = sighted(story.file, story.timeline, alarm, this.finderOf(alarm), actor, await this.facts.at(stamp))
      return { answer: true, change, timeline: change === null ? [] : [...story.timeline, ...change.lines], answered: null }
    } }, within)
  }

  async act(id: string, input: ActionInput, actor: Actor): Promise<ActionAnswer> {
    const suggested = await this.facts.suggestedFor(id, input)
    const answer = await this.change(id, await this.othersOf(id, input), input.actionId, async ({ story: { file }, others }, facts, within) => {
      const offence = await offenceOf(within, id, input)
      return this.facts.placed(act(file, input, actor, { ...this.facts.forAction(facts, file, input, others[0], suggested), ...(offence === undefined ? {} : { offence }) }), file)
    })
    if (suggested !== undefined && actor.type === 'person') await this.overrides.note(answer, actor)
    return answer
  }

  async actOnDispatch(dispatchId: string, input: DispatchActionInput, actor: Actor): Promise<ActionAnswer> {
    const id = await this.store.incidentOfDispatch(dispatchId)
    if (id === null) throw new ApiProblem('not_found', 'there is no such dispatch')
    return this.change(id, [], input.actionId, ({ story: { file } }, facts) => actOnUnit(file, dispatchId, input, actor, facts))
  }

  /** Takes back the newest action of this person, while its time runs. */
  undo(id: string, input: UndoInput, actor: Actor): Promise<ActionAnswer> {
    return this.change(id, [], input.actionId, ({ story: { file, timeline }, undo: kept }, facts) => {
      const { version, state } = file.incident
      if (input.version !== version) return refuse('incident.stale_version', `the incident has version ${version} by now, you saw ${input.version}: look again`, { version, state })
      const line = kept === null ? undefined : timeline.find((one) => one.id === kept.lineId)
      return kept === null || line === undefined ? refuse('incident.undo_over', 'the last action cannot be taken back any more') : undo(file, line, kept.before, actor, facts)
    })
  }

  async categories(): Promise<CodeSet> { return (await this.facts.now()).book.codeSet }

  async refusalOf(input: IncidentInput, actor: Actor): Promise<Refusal | null> {
    const { facts, book } = await this.facts.now()
    const ruling = openIncident(input, actor, { ...facts, number: '', areaPath: book.pathOf(input.lat, input.lon) })
    return ruling.ok ? null : ruling
  }

  async detail(id: string): Promise<IncidentDetail | null> {
    const story = await this.store.read(id)
    return story === null ? null : detailOf(story)
  }

  /** One change to a case that is there: domain decides, all of it is stored. */
  private change(id: string, others: readonly string[], key: string | undefined, decide: Decide): Promise<ActionAnswer> {
    return this.groups.carryOut<ActionAnswer>({ id, others, key, decide: async (taken, within) => {
      if (taken.first !== null) return { answer: firstOf(taken, id), change: null, timeline: [], answered: null }
      if (taken.story === null) throw new ApiProblem('not_found', 'there is no such incident')
      const change = accepted(await decide(taken as Parameters<Decide>[0], await this.facts.at(taken.stamp), within))
      const timeline = [...taken.story.timeline, ...change.lines]
      const line = change.lines[0]!
      const answer = { incident: detailOf({ file: change.file, timeline }), line, undoUntil: line.undoUntil }
      return { answer, change, timeline, answered: key === undefined ? null : { actionId: key, answer } }
    } })
  }

  private async openOn(claim: Claim, input: IncidentInput, actor: Actor, key: string | undefined): Promise<Done<IncidentDetail>> {
    const { facts, book } = await this.facts.withBook(claim.stamp)
    const ruling = accepted(openIncident(input, actor, { ...facts, number: '', areaPath: book.pathOf(input.lat, input.lon) }))
    // What is refused takes no number.
    const day = numberDay(facts.nowMs, book.calendar.utcOffsetMin)
    const number = incidentNumber(this.settings.INCIDENT_NUMBER, day, await this.numbers.next(day), this.settings.REGION_CODE)
    const change: Change = { ...ruling, file: { ...ruling.file, incident: { ...ruling.file.incident, number } } }
    const answer = detailOf({ file: change.file, timeline: change.lines })
    return { answer, change, timeline: change.lines, answered: key === undefined ? null : { actionId: key, answer } }
  }

  /** Who found what a rule raised: its own sums, or AI, on a drone or elsewhere. */
  finderOf({ kind, sourceId }: Alarm): IncidentInput['source'] {
    if (!kind.startsWith('ai_')) return 'rule'
    const device = this.devices.byId(sourceId)
    return device?.kind === 'drone' || device?.kind === 'dock' ? 'drone' : 'ai'
  }

  /** The other incident of a merge or split, locked with it. */
  private async othersOf(id: string, input: ActionInput): Promise<string[]> {
    if (input.action === 'merge') return [input.into]
    if (input.action !== 'split') return []
    const { rows: [row] } = await this.pool.query<{ merged_into: string | null }>('SELECT merged_into FROM incident WHERE id = $1', [id])
    return row?.merged_into ? [row.merged_into] : []
  }
}

function firstReport(answer: NonNullable<Claim['first']>['answer']): IncidentDetail {
  if (!('timeline' in answer)) throw new ApiProblem('conflict.exists', 'this actionId belongs to an action on an incident: make a new one')
  return answer
}

function firstOf({ first }: Claim, id: string): ActionAnswer {
  if (first!.subject !== id || 'timeline' in first!.answer) throw new ApiProblem('conflict.exists', 'this actionId belongs to another action: make a new one')
  return first!.answer
}

const detailOf = ({ file, timeline }: { file: Change['file']; timeline: readonly TimelineLine[] }): IncidentDetail => ({ ...file.incident, timeline: [...timeline], clocks: [...file.clocks], dispatches: [...file.dispatches] })
