import { DEFAULT_CALENDAR, DEFAULT_CODE_SET, categoryIndex } from '@watchfloor/shared'
import type { ActionName, Incident, IncidentInput, InputOf, Role } from '@watchfloor/shared'
import { act } from '../incident/act.js'
import type { ActFacts, Actor, CaseFile, Change, Ruling } from '../incident/case-file.js'
import { workTime } from '../incident/calendar/work-time.js'
import { openIncident } from '../incident/open-incident.js'

/** Builders for tests of incidents: a moment, ids in order, people, and an incident brought to where a test begins. */

/** A Monday in working hours, Shanghai time. */
export const MONDAY_9 = Date.parse('2026-03-02T09:00:00+08:00')
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
const work = workTime(DEFAULT_CALENDAR)
const categoryOf = categoryIndex(DEFAULT_CODE_SET)
let made = 0
/** An id that looks like the hub's. */
export const newId = (): string => `019a0000-0000-7000-8000-${String(++made).padStart(12, '0')}`

export const factsAt = (nowMs: number, more: Partial<ActFacts> = {}): ActFacts => ({ nowMs, work, newId, categoryOf, proposedUnits: ['squad-1'], ...more })
export const person = (role: Role, id: string = role, unitIds: readonly string[] = []): Actor => ({ type: 'person', id, name: id, role, unitIds })
export const officer = (unitId = 'squad-1', id = `officer-of-${unitId}`): Actor => person('officer', id, [unitId])
export const hub: Actor = { type: 'system', rule: 'test.rule', why: 'the test says so' }

/** The change, or an error that shows the refusal. */
export function expectChange(ruling: Ruling): Change {
  if (!ruling.ok) throw new Error(`refused: ${ruling.code}: ${ruling.message}`)
  return ruling
}

/** A fresh report; its category has two standards (2 urgent days or 15 working days). */
export function reported(input: Partial<IncidentInput> = {}, nowMs = MONDAY_9): CaseFile {
  const facts = { ...factsAt(nowMs), number: `2026030200${made}`, areaPath: null }
  return expectChange(openIncident({ category: '0405', lat: 30.7, lon: 121, description: '店外经营', source: 'seat', ...input }, person('seat'), facts)).file
}

/** An incident's story so far: each step by its actor, so many ms after the one before. */
export class Story {
  nowMs: number
  change: Change | null = null
  constructor(public file: CaseFile = reported(), nowMs = MONDAY_9) { this.nowMs = nowMs }

  get incident(): Incident { return this.file.incident }
  /** Tries an action at the present version. */
  try<N extends ActionName>(actor: Actor, action: N, fields: Omit<InputOf<N>, 'action' | 'version'>, more: Partial<ActFacts> = {}): Ruling {
    return act(this.file, { action, version: this.incident.version, ...fields } as InputOf<N>, actor, factsAt(this.nowMs, more))
  }
  /** Does it; a refusal is an error. */
  do<N extends ActionName>(actor: Actor, action: N, fields: Omit<InputOf<N>, 'action' | 'version'>, more: Partial<ActFacts> = {}): this {
    return this.take(this.try(actor, action, fields, more))
  }
  take(ruling: Ruling): this {
    this.change = expectChange(ruling)
    this.file = this.change.file
    return this
  }
  wait(ms: number): this {
    this.nowMs += ms
    return this
  }
  /** Files and dispatches it, and has it accepted where told. */
  filed(): this { return this.do(person('seat'), 'file', {}) }
  dispatched(...units: string[]): this { return this.filed().do(person('dispatcher'), 'dispatch', units.length > 0 ? { units: units.map((unitId) => ({ unitId })) } : {}) }
  handling(): this { return this.dispatched().do(officer(), 'accept', {}) }
  handled(): this { return this.handling().do(officer(), 'handle', { outcome: 'rectified' }) }
  closed(): this { return this.handled().do(person('seat'), 'close', {}) }
}
