import type { Clock, ClockKind, Limit, PauseReason } from '@watchfloor/shared'
import { addUnitTime, limitMs, unitTimeBetween } from '../calendar/limit.js'
import type { WorkTime } from '../calendar/work-time.js'

/** A lamp turns yellow when this part of the limit is left. */
export const YELLOW_PART = 0.25

const iso = (ms: number): string => new Date(ms).toISOString()
const ms = (time: string): number => Date.parse(time)

/** The moments that follow from `runFrom` and `budgetMs`. */
function reckon(clock: Clock, work: WorkTime): Clock {
  const { unit } = clock.limit
  const from = ms(clock.runFrom)
  const yellowMs = clock.budgetMs - Math.round(limitMs(clock.limit, work) * YELLOW_PART)
  const dueAt = iso(addUnitTime(unit, from, clock.budgetMs, work))
  // What fired for this very moment has fired; another moment arms it again.
  return { ...clock, dueAt, yellowAt: iso(addUnitTime(unit, from, yellowMs, work)), firedAt: dueAt === clock.dueAt ? clock.firedAt : null, generation: clock.generation + 1 }
}

/** What a clock is started with. `budgetMs` overrides the limit's length, for a clock that ends on a chosen day. */
export interface ClockStart { id: string; incidentId: string; kind: ClockKind; limit: Limit; unitId?: string | null; budgetMs?: number }

/** A running clock with all of its limit before it. */
export function startClock(start: ClockStart, nowMs: number, work: WorkTime): Clock {
  const { id, incidentId, kind, limit, unitId = null, budgetMs = limitMs(limit, work) } = start
  const now = iso(nowMs)
  return reckon({
    id, incidentId, kind, limit, startedAt: now, runFrom: now, budgetMs, dueAt: now, yellowAt: now, pausedAt: null, pausedFor: null,
    stoppedAt: null, late: null, exempt: false, extensions: 0, unitId, firedAt: null, generation: 0,
  }, work)
}

/** What is left of a clock in its own kind of time, ms; negative = overdue. */
export function remainingMs(clock: Clock, nowMs: number, work: WorkTime): number {
  if (clock.pausedAt !== null || clock.stoppedAt !== null) return clock.budgetMs
  return clock.budgetMs - unitTimeBetween(clock.limit.unit, ms(clock.runFrom), nowMs, work)
}

/** Whether a clock counts down now. */
export const isRunning = (clock: Clock): boolean => clock.stoppedAt === null && clock.pausedAt === null

/** Stops the counting for a while; a clock that does not run is left as it is. A moment before the clock's last start counts as that start. */
export function pauseClock(clock: Clock, reason: PauseReason, nowMs: number, work: WorkTime): Clock {
  if (!isRunning(clock)) return clock
  const at = Math.max(nowMs, ms(clock.runFrom))
  return { ...clock, budgetMs: remainingMs(clock, at, work), pausedAt: iso(at), pausedFor: reason, generation: clock.generation + 1 }
}

/** Goes on with what was left. A pause never shortens what is left, and never moves the end forward in time. */
export function resumeClock(clock: Clock, nowMs: number, work: WorkTime): Clock {
  if (clock.pausedAt === null || clock.stoppedAt !== null) return clock
  return reckon({ ...clock, runFrom: iso(Math.max(nowMs, ms(clock.pausedAt))), pausedAt: null, pausedFor: null }, work)
}

/** Ends a clock and says whether it was late: exactly in time is in time. What was paused is judged by the moment it was paused. */
export function stopClock(clock: Clock, nowMs: number, work: WorkTime): Clock {
  if (clock.stoppedAt !== null) return clock
  const budgetMs = remainingMs(clock, Math.max(nowMs, ms(clock.runFrom)), work)
  return { ...clock, budgetMs, stoppedAt: iso(nowMs), late: budgetMs < 0, generation: clock.generation + 1 }
}

/** Whether a clock has to fire: it runs, its time is over, and it has not fired for it yet. The sweep's condition, and the woken job's. */
export const isDue = (clock: Clock, nowMs: number): boolean => isRunning(clock) && clock.firedAt === null && ms(clock.dueAt) <= nowMs

/** The clock after it fired: written by an update on its generation, in the transaction of what follows, so that it fires once. */
export const fireClock = (clock: Clock, nowMs: number): Clock => ({ ...clock, firedAt: iso(nowMs), generation: clock.generation + 1 })

/** Adds the limit as first set once more. */
export function extendClock(clock: Clock, work: WorkTime): Clock {
  const longer = { ...clock, budgetMs: clock.budgetMs + limitMs(clock.limit, work), extensions: clock.extensions + 1 }
  return isRunning(clock) ? reckon(longer, work) : { ...longer, generation: clock.generation + 1 }
}

/** The clock under a changed calendar: only what runs and counts working time moves. The same object when nothing changes. */
export function recomputeClock(clock: Clock, work: WorkTime): Clock {
  if (!isRunning(clock)) return clock
  const again = reckon(clock, work)
  return again.dueAt === clock.dueAt && again.yellowAt === clock.yellowAt ? clock : again
}
