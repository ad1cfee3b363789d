const DAY_MS = 86_400_000
/** China's one civil time, minutes ahead of UTC: what a city has that has set no other. */
export const CITY_UTC_OFFSET_MIN = 480

/** Days from the first to the last, both included, as `YYYY-MM-DD`. */
export interface Stretch { readonly from: string; readonly to: string }

/** The city's day of a moment. */
export const dayOf = (ms: number, utcOffsetMin = CITY_UTC_OFFSET_MIN): string => new Date(ms + utcOffsetMin * 60_000).toISOString().slice(0, 10)

/** So many days later, or earlier. */
export const addDays = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

/** How many days a stretch has. */
export const lengthOf = ({ from, to }: Stretch): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1

/** All days of a stretch in order. */
export const daysOf = (stretch: Stretch): string[] => Array.from({ length: lengthOf(stretch) }, (_, i) => addDays(stretch.from, i))

/** What is asked for as days or moments, as whole days. A `to` that is a moment at midnight ends the day before, as half-open times do. Absent: the 30 days up to today. */
export function stretchOf(from: string | undefined, to: string | undefined, nowMs: number, utcOffsetMin = CITY_UTC_OFFSET_MIN): Stretch {
  const isMoment = (text: string): boolean => text.length > 10
  const last = to === undefined ? dayOf(nowMs, utcOffsetMin) : isMoment(to) ? dayOf(Date.parse(to) - 1, utcOffsetMin) : to
  return { from: from === undefined ? addDays(last, -29) : isMoment(from) ? dayOf(Date.parse(from), utcOffsetMin) : from, to: last }
}

const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
const firstOfMonth = (month: number): string => `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`
const lastOfMonth = (month: number): string => addDays(firstOfMonth(month + 1), -1)

/** The stretch before it (环比): whole months are held against as many whole months, anything else against as many days. */
export function previousOf(stretch: Stretch): Stretch {
  const [first, last] = [monthOf(stretch.from), monthOf(stretch.to)]
  if (stretch.from === firstOfMonth(first) && stretch.to === lastOfMonth(last)) return { from: firstOfMonth(first - (last - first + 1)), to: lastOfMonth(first - 1) }
  return { from: addDays(stretch.from, -lengthOf(stretch)), to: addDays(stretch.from, -1) }
}

/** The same days a year earlier (同比); the 29th of February becomes the 28th, and a stretch that ends with February ends with it there. */
export function yearBefore({ from, to }: Stretch): Stretch {
  const ends = to === lastOfMonth(monthOf(to))
  return { from: sameDay(from), to: ends ? lastOfMonth(monthOf(to) - 12) : sameDay(to) }
}
function sameDay(day: string): string {
  const month = monthOf(day) - 12
  const wanted = `${firstOfMonth(month).slice(0, 8)}${day.slice(8)}`
  return wanted > lastOfMonth(month) ? lastOfMonth(month) : wanted
}

/** Growth over an earlier value, (now − before) / before; null where there was nothing to grow from. */
export const growth = (now: number | null, before: number | null | undefined): number | null =>
  now === null || before === null || before === undefined || before === 0 ? null : (now - before) / before
