import fc from 'fast-check'
import { DEFAULT_CALENDAR, DEFAULT_CODE_SET, LIMIT_UNITS, WorkCalendar } from '@watchfloor/shared'
import { addUnitTime, limitMs, unitTimeBetween } from './limit.js'
import { parseLimit, standardOf, unreadableLimits } from './limit-text.js'
import { workTime } from './work-time.js'

const HOUR = 3_600_000
const work = workTime(DEFAULT_CALENDAR)
/** Local time in Shanghai. */
const local = (text: string): number => Date.parse(`${text}:00+08:00`)
const say = (ms: number): string => new Date(ms + 8 * HOUR).toISOString().slice(0, 16)
const add = (from: string, hours: number): string => say(work.add(local(from), hours * HOUR))

test.each([
  ['inside a session', '2026-03-02T09:00', 2, '2026-03-02T11:00'],
  ['up to its end', '2026-03-02T09:00', 3, '2026-03-02T12:00'],
  ['over noon', '2026-03-02T11:00', 2, '2026-03-02T15:00'],
  ['over night', '2026-03-02T17:00', 2, '2026-03-03T09:00'],
  ['begun at noon', '2026-03-02T13:00', 1, '2026-03-02T15:00'],
  ['begun at night', '2026-03-02T22:00', 4, '2026-03-03T12:00'],
  ['over a weekend', '2026-03-06T17:00', 2, '2026-03-09T09:00'],
  ['begun on a Saturday', '2026-03-07T10:00', 1, '2026-03-09T09:00'],
  ['over the spring festival', '2026-02-14T17:00', 2, '2026-02-24T09:00'],
  ['on a Saturday that is worked', '2026-02-28T09:00', 1, '2026-02-28T10:00'],
  ['over new year', '2025-12-31T17:30', 1, '2026-01-04T08:30'],
])('%s: %s + %d h = %s', (_name, from, hours, to) => {
  expect(add(from, hours)).toBe(to)
})

test('a working day is eight hours of work, an urgent day a day', () => {
  const from = local('2026-03-06T15:00')
  expect(say(addUnitTime('work_day', from, limitMs({ amount: 1, unit: 'work_day' }, work), work))).toBe('2026-03-09T15:00')
  expect(say(addUnitTime('urgent_day', from, limitMs({ amount: 2, unit: 'urgent_day' }, work), work))).toBe('2026-03-08T15:00')
  expect(say(addUnitTime('urgent_hour', from, limitMs({ amount: 2, unit: 'urgent_hour' }, work), work))).toBe('2026-03-06T17:00')
  expect(say(addUnitTime('urgent_hour', local('2026-03-06T20:00'), limitMs({ amount: 2, unit: 'urgent_hour' }, work), work))).toBe('2026-03-06T22:00')
  expect(limitMs({ amount: 15, unit: 'work_day' }, work)).toBe(15 * 8 * HOUR)
})

const moment = fc.integer({ min: Date.UTC(2025, 10, 1), max: Date.UTC(2027, 2, 1) })
const amount = fc.integer({ min: -60 * 8 * HOUR, max: 60 * 8 * HOUR })
const day = fc.integer({ min: 0, max: 500 }).map((n) => new Date(Date.UTC(2025, 10, 1) + n * 86_400_000).toISOString().slice(0, 10))
const calendar = fc.record({
  sessions: fc.constantFrom<[string, string][]>([['08:00', '12:00'], ['14:00', '18:00']], [['00:00', '24:00']], [['09:30', '17:00']], [['06:00', '06:01'], ['23:00', '24:00']]),
  weekend: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 6 }), holidays: fc.array(day, { maxLength: 40 }), makeUpDays: fc.array(day, { maxLength: 10 }),
  utcOffsetMin: fc.constantFrom(480, 0, -330),
}).map((c) => WorkCalendar.parse(c))

test('adding and then measuring is the identity, on any calendar and in both directions', () => {
  fc.assert(fc.property(calendar, moment, amount, (c, from, x) => {
    const w = workTime(c)
    const to = w.add(from, x)
    expect(w.between(from, to)).toBe(x)
    expect(x >= 0 ? to >= from : to <= from).toBe(true)
  }), { numRuns: 300 })
})

test('measuring adds up, and time after time is later', () => {
  fc.assert(fc.property(calendar, moment, moment, moment, amount, amount, (c, a, b, d, x, y) => {
    const w = workTime(c)
    expect(w.between(a, b) + w.between(b, d)).toBe(w.between(a, d))
    expect(w.between(a, b) + w.between(b, a)).toBe(0)
    if (x <= y) expect(w.add(a, x)).toBeLessThanOrEqual(w.add(a, y))
  }), { numRuns: 100 })
})

test('every unit: adding and measuring agree', () => {
  fc.assert(fc.property(fc.constantFrom(...LIMIT_UNITS), moment, fc.integer({ min: 1, max: 400 }), (unit, from, n) => {
    const length = limitMs({ amount: n, unit }, work)
    expect(unitTimeBetween(unit, from, addUnitTime(unit, from, length, work), work)).toBe(length)
  }), { numRuns: 200 })
})

test('open or not', () => {
  expect(['2026-03-02T08:00', '2026-03-02T11:59', '2026-03-02T12:00', '2026-03-02T14:00', '2026-03-02T18:00', '2026-03-01T10:00', '2026-10-10T10:00'].map((t) => work.isOpen(local(t))))
    .toEqual([true, true, false, true, false, false, true])
})

test.each([
  ['2紧急工作日', { limit: { amount: 2, unit: 'urgent_day' }, stop: false }],
  ['15天', { limit: { amount: 15, unit: 'work_day' }, stop: false }],
  ['4小时', { limit: { amount: 4, unit: 'work_hour' }, stop: false }],
  ['1紧急工作时制止', { limit: { amount: 1, unit: 'urgent_hour' }, stop: true }],
  ['1 工作日', { limit: { amount: 1, unit: 'work_day' }, stop: false }],
  ['3自然日', { limit: { amount: 3, unit: 'natural_day' }, stop: false }],
  ['0.5紧急工作时', { limit: { amount: 0.5, unit: 'urgent_hour' }, stop: false }],
  ['天', null], ['0天', null], ['3周', null], ['', null], ['-1天', null],
])('limit text %s', (text, expected) => {
  expect(parseLimit(text)).toEqual(expected)
})

test('every limit of the code set can be read', () => {
  expect(DEFAULT_CODE_SET.categories.flatMap(unreadableLimits)).toEqual([])
  expect(standardOf(DEFAULT_CODE_SET.categories[0]!, 1)).toEqual({ limit: { amount: 15, unit: 'work_day' }, stop: false })
  expect(standardOf(DEFAULT_CODE_SET.categories[0]!, 2)).toBeNull()
})
