import { z } from 'zod'

const Hm = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'HH:MM')
const Day = z.iso.date()
/** Minutes since midnight of `HH:MM`. */
export const minutesOf = (hm: string): number => Number(hm.slice(0, 2)) * 60 + Number(hm.slice(3, 5))

/**
 * When people work: sessions of a working day, days of the week that are free (0 = Sunday), holidays, and free days that are worked in exchange (调休).
 * Local time is a fixed offset from UTC: China has no summer time.
 */
export const WorkCalendar = z.object({
  utcOffsetMin: z.number().int().min(-720).max(840).default(480),
  sessions: z.array(z.tuple([Hm, Hm])).min(1).max(6).default([['08:00', '12:00'], ['14:00', '18:00']])
    .refine((sessions) => sessions.every(([from, to], i) => minutesOf(from) < minutesOf(to) && (i === 0 || minutesOf(sessions[i - 1]![1]) <= minutesOf(from))), 'sessions must follow each other within one day'),
  weekend: z.array(z.number().int().min(0).max(6)).max(6, 'at least one day of the week must be worked').default([0, 6]),
  holidays: z.array(Day).max(2000).default([]),
  makeUpDays: z.array(Day).max(2000).default([]),
})
export type WorkCalendar = z.infer<typeof WorkCalendar>

/** Days between two dates, both included. */
function days(from: string, to: string): string[] {
  const out: string[] = []
  for (let t = Date.parse(from); t <= Date.parse(to); t += 86_400_000) out.push(new Date(t).toISOString().slice(0, 10))
  return out
}

/**
 * The calendar a new centre begins with: 08–12 and 14–18, weekends free, public holidays of 2026 as the State Council set them on 4 November 2025.
 * Each year's are entered by an administrator when they are published.
 */
export const DEFAULT_CALENDAR: WorkCalendar = WorkCalendar.parse({
  holidays: [
    ...days('2026-01-01', '2026-01-03'), ...days('2026-02-15', '2026-02-23'), ...days('2026-04-04', '2026-04-06'), ...days('2026-05-01', '2026-05-05'),
    ...days('2026-06-19', '2026-06-21'), ...days('2026-09-25', '2026-09-27'), ...days('2026-10-01', '2026-10-07'),
  ],
  makeUpDays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
})
