/** The city keeps China Standard Time (UTC+8, no summer time) wherever the machine stands. */
const OFFSET_MS = 8 * 3_600_000
export const DAY_MS = 86_400_000
export const MINUTE_MS = 60_000

/** Hour of the day with fraction, 0 ≤ h < 24. */
export const hourOf = (ms: number): number => ((ms + OFFSET_MS) % DAY_MS) / 3_600_000
/** Start of the city's day, ms since epoch. */
export const midnightOf = (ms: number): number => Math.floor((ms + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS
/** The city's date, `2026-11-22`. */
export const dateOf = (ms: number): string => new Date(ms + OFFSET_MS).toISOString().slice(0, 10)

/** A span of hours; one that ends before it begins runs past midnight. */
export interface Hours { readonly from: number; readonly to: number }
export const within = ({ from, to }: Hours, hour: number): boolean => (from <= to ? hour >= from && hour < to : hour >= from || hour < to)
/** The next time after `ms` at which the clock shows `hour`. */
export function nextAt(ms: number, hour: number): number {
  const today = midnightOf(ms) + hour * 3_600_000
  return today > ms ? today : today + DAY_MS
}
