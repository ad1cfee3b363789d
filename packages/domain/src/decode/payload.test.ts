import fc from 'fast-check'
import { angle, epochMs, isoMs, looseNumber, parseJson, stateOf, utf8Bytes, within } from './payload.js'

test('instants need a zone, both spellings of it are read', () => {
  expect(isoMs('2026-08-21T16:18:51.000+0000')).toBe(Date.UTC(2026, 7, 21, 16, 18, 51))
  expect(isoMs('2026-08-22T00:18:51+08:00')).toBe(Date.UTC(2026, 7, 21, 16, 18, 51))
  expect(isoMs('2026-08-21T16:18Z')).toBe(Date.UTC(2026, 7, 21, 16, 18))
  for (const bad of ['2026-08-21T16:18:51', '2026-08-21', 'yesterday', '2026-13-45T00:00:00Z', '1969-12-31T23:59:59Z', '2101-01-01T00:00:00Z', 5, null]) expect(isoMs(bad)).toBeNaN()
  expect(epochMs(1e300)).toBeNaN()
  expect(epochMs(1.5)).toBe(1)
})

test('numbers in texts are read only where that is asked for', () => {
  expect(looseNumber(' -12.5 ')).toBe(-12.5)
  for (const bad of ['', ' ', '12a', '0x10', 'NaN', 'Infinity', null, true, []]) expect(looseNumber(bad)).toBeNaN()
  expect(within('5', 0, 10)).toBeNaN()
  expect(within(11, 0, 10)).toBeNaN()
})

test('every angle comes out between 0 and 360 or unknown', () => {
  fc.assert(fc.property(fc.oneof(fc.double(), fc.integer(), fc.string()), (a) => {
    const deg = angle(a)
    expect(Number.isNaN(deg) || (deg >= 0 && deg < 360)).toBe(true)
  }))
  expect(angle(-90)).toBe(270)
  expect(angle(360)).toBe(0)
})

test('a state holds scalars only, and few of them', () => {
  expect(stateOf({ acc: true, load: 'full', gear: null, deep: { a: 1 }, list: [1], t: 3.5 })).toEqual({ acc: true, load: 'full', gear: null, t: 3.5 })
  expect(stateOf([1])).toBeNull()
  expect(stateOf({ deep: {} })).toBeNull()
  expect(stateOf({ note: 'x'.repeat(300) })!.note).toHaveLength(200)
  expect(Object.keys(stateOf(Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`k${i}`, i])))!)).toHaveLength(64)
  const evil = stateOf(parseJson(utf8Bytes('{"__proto__":1,"a":2}')))!
  expect(Object.keys(evil)).toEqual(['a'])
})
