import type { ActionName } from '@watchfloor/shared'
import { isOpen } from '@watchfloor/shared'
import { isRunning, remainingMs } from './clock/clock.js'
import { standardOf } from './calendar/limit-text.js'
import { refuse } from './case-file.js'
import type { Refusal, Turn } from './case-file.js'
import { lastOf } from './unit-records.js'

/** Most extensions of one incident, and longest suspension (DOMAIN §5.3). */
export const MAX_EXTENSIONS = 2
export const MAX_SUSPENSION_MS = 366 * 86_400_000
export const MAX_SUSPENSIONS = 1

type Guard<N extends ActionName> = (turn: Turn<N>) => Refusal | null
const missing = (message: string, details?: unknown): Refusal => refuse('incident.missing', message, details)

function categoryFault(turn: Turn, code: string, standard: number): Refusal | null {
  const category = turn.facts.categoryOf(code)
  if (category === undefined) return refuse('incident.unknown_category', `there is no category ${code}`, { category: code })
  return standardOf(category, standard) === null ? missing(`category ${code} has no standard ${standard}: choose one of its ${category.limits.length}`, { limits: category.limits }) : null
}
function unitsFault({ facts }: Turn, units: readonly { unitId: string; lead?: boolean }[]): Refusal | null {
  if (units.length === 0) return missing('say which unit goes: none is proposed for this category and place')
  if (new Set(units.map(({ unitId }) => unitId)).size < units.length) return missing('a unit is named twice')
  if (units.filter(({ lead }) => lead).length > 1) return missing('only one unit can lead')
  const unknown = units.find(({ unitId }) => facts.isUnit?.(unitId) === false)
  return unknown === undefined ? null : missing(`there is no unit ${unknown.unitId}`, { unitId: unknown.unitId })
}
/** Units of a dispatch: those named, else those proposed. */
export const chosenUnits = ({ input, facts }: Turn<'dispatch'> | Turn<'rework'>): readonly { unitId: string; lead?: boolean }[] =>
  input.units ?? (facts.proposedUnits ?? []).map((unitId) => ({ unitId }))

function untilFault({ input, facts }: Turn<'suspend'> | Turn<'request_suspension'>, used: number): Refusal | null {
  const untilMs = Date.parse(input.until)
  if (used >= MAX_SUSPENSIONS) return refuse('incident.limit_reached', 'an incident can be suspended once only')
  if (!(untilMs > facts.nowMs)) return missing('the end of a suspension must lie ahead', { until: input.until })
  return untilMs - facts.nowMs > MAX_SUSPENSION_MS ? refuse('incident.limit_reached', 'a suspension lasts one year at most', { until: input.until }) : null
}
/** The hub reads whom its rules may send anew for each step, which is proof enough; a person's word is looked up. */
const lookerFault = ({ facts, actor }: Turn, assignee: string | undefined): Refusal | null =>
  (assignee !== undefined && actor.type === 'person' && facts.mayLook?.(assignee) === false ? missing('assignee: name an officer, seat operator or supervisor with an enabled account, or nobody', { assignee }) : null)
/** A first offence is waived by the history of its plate (首违免罚): without one nobody knows that it is the first. */
function offenceFault({ facts: { offence } }: Turn): Refusal | null {
  if (offence === undefined) return null
  if (offence === null) return refuse('incident.plate_needed', 'plate: a first offence is waived by the history of its plate, so name a whole Chinese plate, or keep its parking notice on this incident first')
  return offence.earlier === 0 ? null : refuse('incident.not_first', `${offence.plate} was noted ${offence.earlier} times before: only a first offence is waived, choose another outcome`, { ...offence })
}
const disposalOf = ({ file }: Turn) => file.clocks.filter(({ kind, stoppedAt }) => kind === 'disposal' && stoppedAt === null).at(-1)

/** What must hold beside state and person, action by action; no entry = nothing. */
export const GUARDS: { readonly [N in ActionName]?: Guard<N> } = {
  verify: (turn) => lookerFault(turn as Turn, turn.input.assignee),
  file: (turn) => categoryFault(turn as Turn, turn.input.category ?? turn.file.incident.category, turn.input.standard ?? 0),
  dispatch: (turn) => unitsFault(turn as Turn, chosenUnits(turn)),
  rework: (turn) => (turn.file.incident.leadUnitId !== null ? null : unitsFault(turn as Turn, chosenUnits(turn))),
  send_back: ({ file }) => (lastOf(file.dispatches, file.incident.leadUnitId) === undefined ? missing('nobody was sent to this incident, so there is nobody to send it back to; rework it') : null),
  accept({ file, actor }) {
    if (actor.type === 'system') return null
    return file.dispatches.some(({ unitId, state }) => state === 'notified' && actor.unitIds.includes(unitId)) ? null : refuse('incident.illegal_action', 'your unit has answered already')
  },
  suspend: (turn) => untilFault(turn, turn.file.incident.suspensions),
  request_suspension: (turn) => (turn.file.incident.suspensionRequest !== null ? refuse('incident.limit_reached', 'a suspension is asked for already') : untilFault(turn, turn.file.incident.suspensions)),
  refuse_suspension: ({ file }) => (file.incident.suspensionRequest === null ? missing('no suspension is asked for') : null),
  request_extension(turn) {
    const { incident } = turn.file
    if (incident.extensions >= MAX_EXTENSIONS) return refuse('incident.limit_reached', `an incident can be extended ${MAX_EXTENSIONS} times only`)
    if (incident.extensionRequest !== null) return refuse('incident.limit_reached', 'an extension is asked for already')
    const clock = disposalOf(turn as Turn)
    if (clock === undefined || !isRunning(clock)) return missing('its disposal clock does not run')
    return remainingMs(clock, turn.doneMs, turn.facts.work) < 0 ? refuse('incident.limit_reached', 'an extension must be asked for before the time is over') : null
  },
  approve_extension: ({ file }) => (file.incident.extensionRequest === null ? missing('no extension is asked for') : null),
  refuse_extension: ({ file }) => (file.incident.extensionRequest === null ? missing('no extension is asked for') : null),
  check(turn) {
    const { assignee } = turn.input
    // Who handled it would be refused when it answers (ACTORS `report_checked`): said before it goes there in vain.
    if (assignee !== undefined && assignee === turn.file.incident.handledBy) return missing('assignee: who did the work does not check it, name somebody else', { assignee })
    return lookerFault(turn as Turn, assignee)
  },
  handle: (turn) => offenceFault(turn as Turn),
  clear: (turn) => offenceFault(turn as Turn),
  close(turn) {
    const { file, input } = turn
    if (file.incident.checkPassed === false) return refuse('incident.illegal_action', 'the check found it not put right: rework it, or have it checked again')
    return file.incident.outcome === null && input.outcome === undefined ? missing('say what became of it: an outcome is required') : offenceFault(turn as Turn)
  },
  merge({ file, input, facts }) {
    const { other } = facts
    if (other === undefined || other.id !== input.into) return refuse('incident.bad_target', 'the incident to merge into does not exist')
    if (other.id === file.incident.id) return refuse('incident.bad_target', 'an incident cannot be merged into itself')
    if (!isOpen(other.state)) return refuse('incident.bad_target', `${other.number} is ${other.state}: merge into an open incident`, { state: other.state })
    return file.incident.children > 0 ? refuse('incident.bad_target', 'others are merged into this one: merge the other way round, or split them first') : null
  },
  split: ({ file }) => (file.incident.stateBefore === null ? refuse('incident.illegal_action', 'nothing is known of its state before') : null),
  amend({ file, input, facts }) {
    const { category, priority, lat, lon, address, description } = input
    if ([category, priority, lat, lon, address, description].every((value) => value === undefined)) return missing('say what is to be amended')
    if ((lat === undefined) !== (lon === undefined)) return missing('a place needs both its degrees')
    if (lat !== undefined && lon !== undefined && facts.insideCity?.(lat, lon) === false) return refuse('incident.outside_city', 'the place lies outside the city', { lat, lon })
    if (category === undefined) return null
    if (!['reported', 'verifying', 'filed'].includes(file.incident.state)) return refuse('incident.illegal_action', 'the category decides the limit: recall the incident before changing it')
    return facts.categoryOf(category) === undefined ? refuse('incident.unknown_category', `there is no category ${category}`, { category }) : null
  },
  // The hub hands a shift to whoever accepted it, which is proof enough.
  hand_over: ({ input, facts, actor }) => (actor.type === 'person' && facts.mayHold?.(input.to) === false ? missing('to: name a seat operator, dispatcher or supervisor with an enabled account', { to: input.to }) : null),
  appeal({ file }) {
    if (file.incident.appeal !== null) return refuse('incident.limit_reached', 'an incident can be appealed once only')
    return file.clocks.some(({ kind, late }) => kind === 'disposal' && late === true) ? null : refuse('incident.illegal_action', 'only an overdue incident can be appealed')
  },
  decide_appeal: ({ file }) => (file.incident.appeal?.verdict === 'open' ? null : missing('no appeal is open')),
}
