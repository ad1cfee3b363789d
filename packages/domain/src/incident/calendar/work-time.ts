import { minutesOf } from '@watchfloor/shared'
import type { WorkCalendar } from '@watchfloor/shared'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
/** 1970-01-01 was a Thursday. */
const FIRST_WEEKDAY = 4

/** Working time as a ruler laid along plain time: `between(from, add(from, x))` is x, whatever lies between. All in ms. */
export interface WorkTime {
  /** Working time of one working day. */
  readonly dayMs: number
  /** The first moment at which so much working time has passed since `from`; for negative amounts the last moment from which so much passes until `from`. */
  add(fromMs: number, workMs: number): number
  /** Working time from the one moment to the other; negative when the second is earlier. */
  between(fromMs: number, toMs: number): number
  /** Whether people are at work then. */
  isOpen(atMs: number): boolean
}

/** A calendar made ready for reckoning. Days are local, at the calendar's fixed offset from UTC. */
export function workTime(calendar: WorkCalendar): WorkTime {
  const offsetMs = calendar.utcOffsetMin * MINUTE_MS
  const sessions = calendar.sessions.map(([from, to]) => [minutesOf(from) * MINUTE_MS, minutesOf(to) * MINUTE_MS] as const)
  const backward = [...sessions].reverse()
  const dayMs = sessions.reduce((sum, [from, to]) => sum + to - from, 0)
  const numbers = (days: readonly string[]): Set<number> => new Set(days.map((day) => Date.parse(day) / DAY_MS))
  const weekend = new Set(calendar.weekend)
  const holidays = numbers(calendar.holidays)
  const makeUp = numbers(calendar.makeUpDays)
  // A day that is named as worked is worked, whatever else it is.
  const isWorked = (day: number): boolean => makeUp.has(day) || (!holidays.has(day) && !weekend.has((((day + FIRST_WEEKDAY) % 7) + 7) % 7))

  function forward(from: number, amount: number): number {
    let left = amount
    for (let day = Math.floor(from / DAY_MS); ; day++) {
      if (!isWorked(day)) continue
      for (const [opens, closes] of sessions) {
        const start = Math.max(day * DAY_MS + opens, from)
        const length = day * DAY_MS + closes - start
        if (length <= 0) continue
        if (left <= length) return start + left
        left -= length
      }
    }
  }
  function back(from: number, amount: number): number {
    let left = amount
    for (let day = Math.floor(from / DAY_MS); ; day--) {
      if (!isWorked(day)) continue
      for (const [opens, closes] of backward) {
        const end = Math.min(day * DAY_MS + closes, from)
        const length = end - (day * DAY_MS + opens)
        if (length <= 0) continue
        if (left <= length) return end - left
        left -= length
      }
    }
  }
  function span(from: number, to: number): number {
    let sum = 0
    for (let day = Math.floor(from / DAY_MS); day * DAY_MS < to; day++) {
      if (!isWorked(day)) continue
      for (const [opens, closes] of sessions) sum += Math.max(0, Math.min(day * DAY_MS + closes, to) - Math.max(day * DAY_MS + opens, from))
    }
    return sum
  }

  return {
    dayMs,
    add: (fromMs, workMs) => (workMs === 0 ? fromMs : (workMs > 0 ? forward(fromMs + offsetMs, workMs) : back(fromMs + offsetMs, -workMs)) - offsetMs),
    between: (fromMs, toMs) => (toMs >= fromMs ? span(fromMs + offsetMs, toMs + offsetMs) : 0 - span(toMs + offsetMs, fromMs + offsetMs)),
    isOpen(atMs) {
      const local = atMs + offsetMs
      const day = Math.floor(local / DAY_MS)
      return isWorked(day) && sessions.some(([opens, closes]) => local - day * DAY_MS >= opens && local - day * DAY_MS < closes)
    },
  }
}
