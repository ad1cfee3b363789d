import type { Clock, ClockKind, Incident, Limit } from '@watchfloor/shared'
import { standardOf } from '../calendar/limit-text.js'
import type { ActFacts, ClockChange } from '../case-file.js'
import { extendClock, isRunning, pauseClock, resumeClock, startClock, stopClock } from './clock.js'
import type { ClockMove } from './clock-moves.js'
import { STAGE_LIMITS } from './stage-limits.js'

/** When something was done (`doneMs`, as told by a phone) and when it is written down: clocks pause and stop by the former, start and go on by the latter. */
export interface MoveMoment { readonly doneMs: number; readonly facts: ActFacts }

const DAY_MS = 86_400_000
const ofKind = (clocks: readonly Clock[], kind: ClockKind): Clock | undefined => clocks.filter((clock) => clock.kind === kind && clock.stoppedAt === null).at(-1)

function begin(incident: Incident, move: Extract<ClockMove, { op: 'start' }>, facts: ActFacts): Clock {
  const { kind } = move
  const id = facts.newId()
  const { nowMs, work } = facts
  if (kind !== 'suspension') return startClock({ id, incidentId: incident.id, kind, limit: (facts.stageLimits ?? STAGE_LIMITS)[kind] }, nowMs, work)
  const budgetMs = Date.parse(incident.suspendedUntil!) - nowMs
  return startClock({ id, incidentId: incident.id, kind, limit: { amount: Math.max(1, Math.ceil(budgetMs / DAY_MS)), unit: 'natural_day' }, budgetMs }, nowMs, work)
}

/** The limit by the standard that was chosen at filing. */
function disposalLimit(incident: Incident, facts: ActFacts): Limit {
  const category = facts.categoryOf(incident.category)
  const standard = category === undefined ? null : standardOf(category, incident.standard ?? 0) ?? standardOf(category, 0)
  // A code that has left the code set since filing: one working day, the commonest of standards, rather than no clock at all.
  return standard?.limit ?? { amount: 1, unit: 'work_day' }
}

function runDisposal(clocks: readonly Clock[], incident: Incident, moment: MoveMoment): Clock[] {
  const { doneMs, facts } = moment
  const { nowMs, work } = facts
  const current = ofKind(clocks, 'disposal')
  if (current !== undefined && current.unitId === incident.leadUnitId) return swap(clocks, resumeClock(current, nowMs, work))
  const ended = current === undefined ? [...clocks] : swap(clocks, stopClock(current, doneMs, work))
  const start = { id: facts.newId(), incidentId: incident.id, kind: 'disposal' as const, limit: disposalLimit(incident, facts), unitId: incident.leadUnitId }
  return [...ended, startClock(start, nowMs, work)]
}

const swap = (clocks: readonly Clock[], next: Clock): Clock[] => clocks.map((clock) => (clock.id === next.id ? next : clock))

/** The clocks after some moves. `incident` is the one after the action: its unit, standard and suspension count. */
export function applyMoves(clocks: readonly Clock[], moves: readonly ClockMove[], incident: Incident, moment: MoveMoment): readonly Clock[] {
  const { doneMs, facts: { work, nowMs } } = moment
  const change = (now: readonly Clock[], kind: ClockKind, how: (clock: Clock) => Clock): readonly Clock[] => {
    const clock = ofKind(now, kind)
    return clock === undefined ? now : swap(now, how(clock))
  }
  return moves.reduce<readonly Clock[]>((now, move) => {
    switch (move.op) {
      case 'start': return [...now, begin(incident, move, moment.facts)]
      case 'pause': return change(now, move.kind, (clock) => pauseClock(clock, move.why, doneMs, work))
      case 'resume': return change(now, move.kind, (clock) => resumeClock(clock, nowMs, work))
      case 'stop': return change(now, move.kind, (clock) => stopClock(clock, doneMs, work))
      case 'extend': return change(now, move.kind, (clock) => extendClock(clock, work))
      case 'exempt': return now.map((clock) => (clock.kind === move.kind && clock.late === true ? { ...clock, exempt: true } : clock))
      case 'run_disposal': return runDisposal(now, incident, moment)
      case 'stop_all': return now.map((clock) => stopClock(clock, nowMs, work))
      case 'pause_all': return now.map((clock) => (isRunning(clock) ? pauseClock(clock, 'merged', nowMs, work) : clock))
      case 'resume_merged': return now.map((clock) => (clock.pausedFor === 'merged' ? resumeClock(clock, nowMs, work) : clock))
    }
  }, clocks)
}

/** Rows that differ between two sets of clocks. */
export function clockChanges(before: readonly Clock[], after: readonly Clock[]): ClockChange[] {
  const old = new Map(before.map((clock) => [clock.id, clock]))
  const kept = new Set(after.map(({ id }) => id))
  return [
    ...after.filter((clock) => old.get(clock.id) !== clock).map((clock): ClockChange => ({ op: 'put', clock })),
    ...before.filter(({ id }) => !kept.has(id)).map(({ id }): ClockChange => ({ op: 'remove', id })),
  ]
}
