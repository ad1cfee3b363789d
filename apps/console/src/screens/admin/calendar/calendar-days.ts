import type { WorkCalendar } from '@watchfloor/shared'

/** What a day is: worked as usual, free as every weekend, a holiday, a free day that is worked in exchange (调休). */
export type DayKind = 'work' | 'weekend' | 'holiday' | 'makeup'

const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()

export function dayKind(calendar: Pick<WorkCalendar, 'weekend' | 'holidays' | 'makeUpDays'>, day: string): DayKind {
  if (calendar.makeUpDays.includes(day)) return 'makeup'
  if (calendar.holidays.includes(day)) return 'holiday'
  return calendar.weekend.includes(weekday(day)) ? 'weekend' : 'work'
}

/** One press turns a working day into a holiday and back, a free weekend day into a worked one and back. */
export function turnDay(calendar: WorkCalendar, day: string): WorkCalendar {
  const without = (days: readonly string[]): string[] => days.filter((one) => one !== day)
  const plain = { ...calendar, holidays: without(calendar.holidays), makeUpDays: without(calendar.makeUpDays) }
  const now = dayKind(calendar, day)
  if (now === 'work') return { ...plain, holidays: [...plain.holidays, day].sort() }
  if (now === 'weekend') return { ...plain, makeUpDays: [...plain.makeUpDays, day].sort() }
  return plain
}

/** The days of a month in rows of seven beginning on Monday; null where the month has none. */
export function monthGrid(year: number, month: number): (string | null)[] {
  const pad = (n: number): string => String(n).padStart(2, '0')
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const first = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7
  return [...Array.from({ length: first }, () => null), ...Array.from({ length }, (_, i) => `${year}-${pad(month)}-${pad(i + 1)}`)]
}

const SESSION = /^(\d{1,2}:\d{2})\s*[-~\u2013\u81f3]\s*(\d{1,2}:\d{2})$/
/** `08:00-12:00; 14:00-18:00`; null = it cannot be read. Whether they follow each other is for the schema to say. */
export function readSessions(text: string): [string, string][] | null {
  const parts = text.normalize('NFKC').split(';').map((part) => SESSION.exec(part.trim()))
  return parts.every((part) => part !== null) ? parts.map((part) => [part[1]!.padStart(5, '0'), part[2]!.padStart(5, '0')]) : null
}
export const saySessions = (sessions: WorkCalendar['sessions']): string => sessions.map(([from, to]) => `${from}-${to}`).join('; ')

/** Name of a day of the week (0 = Sunday) in a language; 1 November 2026 was a Sunday. */
export const weekdayName = (at: number, language: string, width: 'short' | 'narrow'): string => new Intl.DateTimeFormat(language, { weekday: width, timeZone: 'UTC' }).format(Date.UTC(2026, 10, 1 + at))
export const monthName = (month: number, language: string): string => new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, month - 1, 1))
