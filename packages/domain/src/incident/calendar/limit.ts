import type { Limit, LimitUnit } from '@watchfloor/shared'
import type { WorkTime } from './work-time.js'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Whether a unit runs in working hours only. Urgent ones never do: reckoning them so is a known fault of such systems. */
export const isWorkUnit = (unit: LimitUnit): boolean => unit === 'work_hour' || unit === 'work_day'

/** Length of a limit in its own kind of time, ms: working time for `work_*`, plain time for the others. */
export function limitMs({ amount, unit }: Limit, work: WorkTime): number {
  switch (unit) {
    case 'urgent_minute': return Math.round(amount * MINUTE_MS)
    case 'urgent_hour': case 'work_hour': return Math.round(amount * HOUR_MS)
    case 'urgent_day': case 'natural_day': return Math.round(amount * DAY_MS)
    case 'work_day': return Math.round(amount * work.dayMs)
  }
}

/** The moment at which so much of the unit's own time has passed since `fromMs`. */
export const addUnitTime = (unit: LimitUnit, fromMs: number, ms: number, work: WorkTime): number => (isWorkUnit(unit) ? work.add(fromMs, ms) : fromMs + ms)

/** How much of the unit's own time lies between two moments. */
export const unitTimeBetween = (unit: LimitUnit, fromMs: number, toMs: number, work: WorkTime): number => (isWorkUnit(unit) ? work.between(fromMs, toMs) : toMs - fromMs)
