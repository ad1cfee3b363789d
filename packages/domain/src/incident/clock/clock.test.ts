import fc from 'fast-check'
import { Clock, DEFAULT_CALENDAR, WorkCalendar, clockFace } from '@watchfloor/shared'
import type { Limit } from '@watchfloor/shared'
import { workTime } from '../calendar/work-time.js'
import { extendClock, isRunning, pauseClock, recomputeClock, remainingMs, resumeClock, startClock, stopClock } from './clock.js'

const HOUR = 3_600_000
const work = workTime(DEFAULT_CALENDAR)
const local = (text: string): number => Date.parse(`${text}:00+08:00`)
const say = (time: string): string => new Date(Date.parse(time) + 8 * HOUR).toISOString().slice(0, 16)
const id = '019a0000-0000-7000-8000-000000000001'
const start = (limit: Limit, from: string): Clock => startClock({ id, incidentId: id, kind: 'disposal', limit }, local(from), work)

test('a clock of four working hours begun on a Friday at 17:00', () => {
  const clock = start({ amount: 4, unit: 'work_hour' }, '2026-03-06T17:00')
  expect(Clock.parse(clock)).toEqual(clock)
  expect([say(clock.dueAt), say(clock.yellowAt)]).toEqual(['2026-03-09T11:00', '2026-03-09T10:00'])
  expect(remainingMs(clock, local('2026-03-08T12:00'), work)).toBe(3 * HOUR)
  expect(clockFace(clock, local('2026-03-08T12:00')).lamp).toBe('green')
  expect(clockFace(clock, local('2026-03-09T10:30')).lamp).toBe('yellow')
})

test('paused, it keeps what is left; resumed, it goes on with that; each change has its generation', () => {
  const clock = start({ amount: 1, unit: 'work_day' }, '2026-03-02T09:00')
  const paused = pauseClock(clock, 'suspended', local('2026-03-02T11:00'), work)
  expect([paused.budgetMs, paused.pausedFor]).toEqual([6 * HOUR, 'suspended'])
  const on = resumeClock(paused, local('2026-03-10T16:00'), work)
  expect([say(on.dueAt), on.generation, isRunning(on)]).toEqual(['2026-03-11T12:00', 3, true])
  expect(pauseClock(paused, 'merged', local('2026-03-02T12:00'), work)).toBe(paused)
  expect(resumeClock(on, local('2026-03-11T09:00'), work)).toBe(on)
})

test('stopped to the second is in time, a millisecond later is late, and a paused one is judged by its pause', () => {
  const clock = start({ amount: 2, unit: 'urgent_hour' }, '2026-03-02T20:00')
  expect(stopClock(clock, local('2026-03-02T22:00'), work).late).toBe(false)
  expect(stopClock(clock, local('2026-03-02T22:00') + 1, work).late).toBe(true)
  const handled = pauseClock(clock, 'handled', local('2026-03-02T21:59'), work)
  expect(stopClock(handled, local('2026-03-05T09:00'), work)).toMatchObject({ late: false, budgetMs: 60_000 })
})

test('an extension adds the limit as first set', () => {
  const once = extendClock(start({ amount: 4, unit: 'work_hour' }, '2026-03-02T08:00'), work)
  expect([say(once.dueAt), once.extensions]).toEqual(['2026-03-02T18:00', 1])
  expect(say(extendClock(once, work).dueAt)).toBe('2026-03-03T12:00')
})

test('a changed calendar moves running clocks of working time and no others', () => {
  const clock = start({ amount: 1, unit: 'work_day' }, '2026-03-02T08:00')
  const closed = workTime(WorkCalendar.parse({ ...DEFAULT_CALENDAR, holidays: [...DEFAULT_CALENDAR.holidays, '2026-03-02', '2026-03-03'] }))
  const moved = recomputeClock(clock, closed)
  expect([say(moved.dueAt), moved.generation]).toEqual(['2026-03-04T18:00', 2])
  expect(recomputeClock(clock, work)).toBe(clock)
  const urgent = start({ amount: 1, unit: 'urgent_day' }, '2026-03-02T08:00')
  expect(recomputeClock(urgent, closed)).toBe(urgent)
  const paused = pauseClock(clock, 'returned', local('2026-03-02T09:00'), work)
  expect(recomputeClock(paused, closed)).toBe(paused)
})

const limit = fc.record({ amount: fc.integer({ min: 1, max: 15 }), unit: fc.constantFrom('urgent_hour' as const, 'urgent_day' as const, 'work_hour' as const, 'work_day' as const, 'natural_day' as const) })
const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 1) })

test('a pause never shortens: what is left stays, the end never comes earlier, and pausing for no time changes nothing', () => {
  fc.assert(fc.property(limit, moment, fc.array(fc.tuple(fc.integer({ min: 0, max: 90 * HOUR }), fc.integer({ min: 0, max: 400 * HOUR })), { maxLength: 6 }), (l, from, steps) => {
    let clock = startClock({ id, incidentId: id, kind: 'disposal', limit: l }, from, work)
    let now = from
    for (const [run, rest] of steps) {
      now += run
      const before = remainingMs(clock, now, work)
      const paused = pauseClock(clock, 'suspended', now, work)
      expect(remainingMs(paused, now + rest, work)).toBe(before)
      const on = resumeClock(paused, now + rest, work)
      expect(remainingMs(on, now + rest, work)).toBe(before)
      expect(Date.parse(on.dueAt)).toBeGreaterThanOrEqual(Date.parse(clock.dueAt))
      // Paused for no time, what is due still falls at a moment from which nothing is left.
      const blink = resumeClock(paused, now, work)
      expect(remainingMs(blink, Date.parse(blink.dueAt), work)).toBe(0)
      clock = on
      now += rest
    }
  }), { numRuns: 200 })
})
