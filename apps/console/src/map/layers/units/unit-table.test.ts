import { unitFromEntry } from '../../../store/unit.js'
import type { Unit } from '../../../store/unit.js'
import { mercatorX } from '../../engine/mercator.js'
import { SHAPE } from './glyph-bits.js'
import { UnitTable } from './unit-table.js'

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const unit = (n: number, lon: number, over: Partial<Unit> = {}): Unit => Object.assign(unitFromEntry({
  n, id: id(n), name: `u${n}`, kind: 'truck', protocol: 'native', externalId: `${n}`, presence: 'online', presenceSince: 0, last: [1000, 31, lon, 10, 350, null],
}, 0), over)

test('a second fix glides from where the glyph is drawn, by the short turn', () => {
  const truck = unit(1, 121)
  const table = new UnitTable()
  table.lay([truck], 0)
  expect(table.drawnX(0, 0)).toBe(mercatorX(121))
  Object.assign(truck, { lon: 121.0002, timeMs: 2000, courseDeg: 10 })
  expect(table.take(0, 5000)).toBe(true)
  expect(table.drawnX(0, 5000)).toBe(mercatorX(121))
  expect(table.drawnX(0, 5540)).toBeCloseTo((mercatorX(121) + mercatorX(121.0002)) / 2, 12)
  expect(table.drawnX(0, 9000)).toBe(mercatorX(121.0002))
  Object.assign(truck, { lon: 121.0004, timeMs: 3000 })
  const at = table.drawnX(0, 5540)
  table.take(0, 5540)
  expect(table.drawnX(0, 5540)).toBeCloseTo(at, 15)
  expect(table.fromHeading[0]).toBeCloseTo(0, 4)
})

test('keeps the nose of a truck that stands, though its receiver says otherwise', () => {
  const truck = unit(1, 121)
  const table = new UnitTable()
  table.lay([truck], 0)
  Object.assign(truck, { timeMs: 2000, courseDeg: 77, speedMps: 0.1 })
  table.take(0, 100)
  expect(table.heading[0]).toBe(350)
})

test('a new roster with other numbers goes on where it was', () => {
  const table = new UnitTable()
  const first = unit(1, 121)
  table.lay([first], 0)
  Object.assign(first, { lon: 121.001, timeMs: 11_000 })
  table.take(0, 1000)
  const again = unit(77, 121.001, { id: id(1), timeMs: 11_000 })
  const other = unit(1, 100)
  table.lay([other, again], 2000)
  expect(table.row(77)).toBe(1)
  expect(table.rowOfId(id(1))).toBe(1)
  expect(table.drawnX(1, 2000)).toBeGreaterThan(mercatorX(121))
  expect(table.drawnX(1, 2000)).toBeLessThan(mercatorX(121.001))
})

test('nothing new is no change; presence is one', () => {
  const truck = unit(1, 121)
  const table = new UnitTable()
  table.lay([truck], 0)
  expect(table.take(0, 10)).toBe(false)
  truck.presence = 'stale'
  expect(table.take(0, 20)).toBe(true)
  expect((table.look[0] as number) & 15).toBe(SHAPE.truck)
})

test('puts units where the base map has them', () => {
  const table = new UnitTable((lon, lat) => [lon + 1, lat])
  table.lay([unit(1, 121)], 0)
  expect(table.x[0]).toBe(mercatorX(122))
})
