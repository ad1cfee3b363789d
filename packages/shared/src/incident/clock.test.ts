import { clockFace } from './clock.js'
import type { Clock } from './clock.js'
import { DEFAULT_CALENDAR, WorkCalendar } from './work-calendar.js'

const clock: Clock = {
  id: 'c', incidentId: 'i', kind: 'disposal', limit: { amount: 4, unit: 'urgent_hour' }, startedAt: '2026-03-02T00:00:00.000Z', runFrom: '2026-03-02T00:00:00.000Z', budgetMs: 14_400_000,
  dueAt: '2026-03-02T04:00:00.000Z', yellowAt: '2026-03-02T03:00:00.000Z', pausedAt: null, pausedFor: null, stoppedAt: null, late: null, exempt: false, extensions: 0, unitId: null, firedAt: null, generation: 1,
}
const at = (iso: string): number => Date.parse(iso)

test('green, yellow from its time on, red after it is due', () => {
  expect(clockFace(clock, at('2026-03-02T02:59:59.999Z'))).toEqual({ lamp: 'green', leftMs: 3_600_001, running: true })
  expect(clockFace(clock, at('2026-03-02T03:00:00Z')).lamp).toBe('yellow')
  expect(clockFace(clock, at('2026-03-02T04:00:00Z')).lamp).toBe('yellow')
  expect(clockFace(clock, at('2026-03-02T04:00:01Z'))).toMatchObject({ lamp: 'red', leftMs: -1000 })
})

test('a paused clock shows what is left however long it stands, a stopped one how it ended', () => {
  const paused: Clock = { ...clock, pausedAt: '2026-03-02T01:00:00.000Z', pausedFor: 'suspended', budgetMs: 10_800_000 }
  expect(clockFace(paused, at('2027-01-01T00:00:00Z'))).toEqual({ lamp: 'green', leftMs: 10_800_000, running: false })
  expect(clockFace({ ...paused, pausedAt: '2026-03-02T03:30:00.000Z' }, at('2027-01-01T00:00:00Z')).lamp).toBe('yellow')
  expect(clockFace({ ...paused, budgetMs: -1 }, 0).lamp).toBe('red')
  expect(clockFace({ ...clock, stoppedAt: '2026-03-02T05:00:00.000Z', late: true }, 0).lamp).toBe('red')
  expect(clockFace({ ...clock, stoppedAt: '2026-03-02T03:30:00.000Z', late: false }, 0).lamp).toBe('green')
})

test('a calendar that never works, or works backwards, is refused', () => {
  expect(WorkCalendar.safeParse({ weekend: [0, 1, 2, 3, 4, 5, 6] }).success).toBe(false)
  expect(WorkCalendar.safeParse({ sessions: [['12:00', '08:00']] }).success).toBe(false)
  expect(WorkCalendar.safeParse({ sessions: [['08:00', '12:00'], ['11:00', '14:00']] }).success).toBe(false)
  expect(WorkCalendar.safeParse({ holidays: ['2026-02-30'] }).success).toBe(false)
  expect(DEFAULT_CALENDAR.holidays).toHaveLength(3 + 9 + 3 + 5 + 3 + 3 + 7)
})
