import fc from 'fast-check'
import { ANCIENT_MS, FUTURE_MS, ORDER_LIMITS, clockOffsetMs, judgeFix, newOrderMemory } from './order.js'
import type { JudgedFix } from './order.js'

const T0 = Date.UTC(2026, 9, 1, 8)
const truck = ORDER_LIMITS.truck
const fix = (s: number, lat = 30, lon = 120, more: Partial<JudgedFix> = {}): JudgedFix => ({ timeMs: T0 + s * 1000, lat, lon, valid: true, replayed: false, accuracyM: NaN, ...more })
/** Judges fixes in turn, each received as it was taken. */
const marks = (fixes: JudgedFix[], m = newOrderMemory()) => fixes.map((f) => judgeFix(m, f, truck, Math.max(T0, f.timeMs)))

test('order: newer moves, same again is a duplicate, older is late, history is history', () => {
  expect(marks([fix(0), fix(10), fix(10), fix(5), fix(60, 30, 120, { replayed: true }), fix(20)])).toEqual(['ok', 'ok', 'duplicate', 'late', 'replayed', 'ok'])
})

test('no fix, 0/0 and out of range are invalid and move nothing', () => {
  const m = newOrderMemory()
  expect(marks([fix(0, 30, 120, { valid: false }), fix(1, 0, 0), fix(2, 91, 0), fix(3, NaN, NaN), { ...fix(4), timeMs: NaN }], m)).toEqual(Array(5).fill('invalid'))
  expect(m.lastTimeMs).toBe(0)
})

test('clocks never set and clocks ahead are told apart, to the millisecond', () => {
  const m = newOrderMemory()
  const judged = (timeMs: number) => judgeFix(m, { ...fix(0), timeMs }, truck, T0)
  expect(judged(Date.UTC(2000, 0, 1))).toBe('ancient')
  expect(judged(ANCIENT_MS - 1)).toBe('ancient')
  expect(judged(T0 + FUTURE_MS + 1)).toBe('future')
  expect(judged(T0 + FUTURE_MS)).toBe('ok')
})

test('a spike does not move the marker: one hemisphere bit left out', () => {
  expect(marks([fix(0), fix(10, -30), fix(20, 30.001), fix(30, -30), fix(40, 30.002)])).toEqual(['ok', 'jump', 'ok', 'jump', 'ok'])
})

test('a device that really moved is let out again after three fixes that agree', () => {
  const m = newOrderMemory()
  expect(marks([fix(0), fix(10, 31), fix(20, 31.001), fix(30, 31.002), fix(40, 31.003), fix(50, 30)], m)).toEqual(['ok', 'jump', 'jump', 'ok', 'ok', 'jump'])
  expect(m.lat).toBe(31.003)
})

test('the same far fix delivered thrice is no agreement, nor are far places that disagree', () => {
  expect(marks([fix(0), fix(10, 31), fix(10, 31), fix(10, 31)])).toEqual(['ok', 'jump', 'jump', 'jump'])
  expect(marks([fix(0), fix(10, 31), fix(20, 40), fix(30, 50), fix(40, -10)])).toEqual(['ok', 'jump', 'jump', 'jump', 'jump'])
})

test('a second delivery between them does not break the agreement, a fix at home does', () => {
  expect(marks([fix(0), fix(10, 31), fix(20, 31.001), fix(20, 31.001), fix(30, 31.002)])).toEqual(['ok', 'jump', 'jump', 'jump', 'ok'])
  expect(marks([fix(0), fix(10, 31), fix(20, 31.001), fix(30), fix(40, 31.002), fix(50, 31.003)])).toEqual(['ok', 'jump', 'jump', 'ok', 'jump', 'jump'])
})

test('after a long silence a far place is within reach, and a bad accuracy is forgiven', () => {
  expect(marks([fix(0), fix(3600, 31)])).toEqual(['ok', 'ok'])
  expect(marks([fix(0), fix(1, 30.018)])).toEqual(['ok', 'jump'])
  expect(marks([fix(0), fix(1, 30.018, 120, { accuracyM: 2000 })])).toEqual(['ok', 'ok'])
  expect(marks([fix(0), fix(1, 31, 120, { accuracyM: 1e5 })])).toEqual(['ok', 'jump'])
})

test('whatever comes, the live time never goes back and stays below now + 5 min', () => {
  const any = fc.record({ s: fc.integer({ min: -4000, max: 4000 }), lat: fc.double({ min: -95, max: 95, noNaN: true }), lon: fc.double({ min: -185, max: 185, noNaN: true }), replayed: fc.boolean(), valid: fc.boolean() })
  fc.assert(fc.property(fc.array(any, { maxLength: 60 }), (all) => {
    const m = newOrderMemory()
    let last = 0
    for (const { s, lat, lon, replayed, valid } of all) {
      const before = { ...m }
      const mark = judgeFix(m, fix(s, lat, lon, { replayed, valid }), truck, T0)
      expect(m.lastTimeMs).toBeGreaterThanOrEqual(last)
      expect(m.lastTimeMs).toBeLessThanOrEqual(T0 + FUTURE_MS)
      if (mark !== 'ok') expect([m.lastTimeMs, m.lat, m.lon]).toEqual([before.lastTimeMs, before.lat, before.lon])
      last = m.lastTimeMs
    }
  }))
})

test('a clock that is off is measured by the fastest delivery, and forgotten when it is put right', () => {
  const m = newOrderMemory()
  expect(clockOffsetMs(m)).toBeNaN()
  const hear = (s: number, offsetMs: number) => judgeFix(m, fix(s), truck, T0 + s * 1000 + offsetMs)
  hear(0, 92_000)
  hear(10, 90_300)
  hear(20, 95_000)
  judgeFix(m, fix(5, 30, 120, { replayed: true }), truck, T0)
  expect(clockOffsetMs(m)).toBe(90_300)
  for (let s = 30; s < 2400; s += 30) hear(s, 400)
  expect(clockOffsetMs(m)).toBe(400)
  hear(2500, -28_800_000)
  expect(clockOffsetMs(m)).toBe(-28_800_000)
})
