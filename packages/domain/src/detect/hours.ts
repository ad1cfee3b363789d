import { minutesOf } from '@watchfloor/shared'
import type { HourWindow } from '@watchfloor/shared'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/** Whether a moment lies in any of the windows, local time at a fixed offset; no windows = at all hours. A window over midnight belongs to the day it began on. */
export function isWithinHours(windows: readonly HourWindow[] | undefined, atMs: number, utcOffsetMin: number): boolean {
  if (windows === undefined || windows.length === 0) return true
  const local = atMs + utcOffsetMin * MINUTE_MS
  const day = Math.floor(local / DAY_MS)
  const minute = (local - day * DAY_MS) / MINUTE_MS
  const weekday = (((day + 4) % 7) + 7) % 7
  return windows.some(({ days, from, to }) => {
    const [start, end] = [minutesOf(from), minutesOf(to)]
    const on = (d: number): boolean => days === undefined || days.includes((d + 7) % 7)
    if (start < end) return on(weekday) && minute >= start && minute < end
    return (on(weekday) && minute >= start) || (on(weekday - 1) && minute < end)
  })
}

/** Text of a day by its number. The last one is remembered: all news of a day asks for the same. */
let last = { day: NaN, text: '' }
function dateOfDay(day: number): string {
  if (day !== last.day) last = { day, text: new Date(day * DAY_MS).toISOString().slice(0, 10) }
  return last.text
}

/** Whether a local day lies between two dates, both included; an absent one is no bound. */
export function isWithinDates(from: string | undefined, to: string | undefined, atMs: number, utcOffsetMin: number): boolean {
  if (from === undefined && to === undefined) return true
  const today = dateOfDay(Math.floor((atMs + utcOffsetMin * MINUTE_MS) / DAY_MS))
  return (from === undefined || from <= today) && (to === undefined || today <= to)
}
