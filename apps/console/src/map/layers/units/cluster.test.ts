import { unitFromEntry } from '../../../store/unit.js'
import type { Unit } from '../../../store/unit.js'
import { mercatorX, mercatorY } from '../../engine/mercator.js'
import { ALARM } from './glyph-bits.js'
import { ALONE, Clusterer, OUTSIDE } from './cluster.js'
import { UnitTable } from './unit-table.js'

const WORLD = { west: 0, east: 1, north: 0, south: 1 }
const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const unit = (n: number, lat: number, lon: number, over: Partial<Unit> = {}): Unit => Object.assign(unitFromEntry({
  n, id: id(n), name: `u${n}`, kind: 'truck', protocol: 'native', externalId: `${n}`, presence: 'online', presenceSince: 0, last: [1000, lat, lon, 10, 90, null],
}, 0), over)
const table = (...units: Unit[]): UnitTable => {
  const made = new UnitTable()
  made.lay(units, 0)
  return made
}
const crowd = (n: number): Unit[] => Array.from({ length: n }, (_, i) => unit(i, 31 + (((i * 7919) % 1000) / 1000) * 0.4, 121 + (((i * 104_729) % 1000) / 1000) * 0.4))

test('counts every unit in the box once', () => {
  const made = table(...crowd(2000))
  const clusterer = new Clusterer()
  for (const level of [8, 10.5, 12, 14]) {
    clusterer.run(made, WORLD, level, -1, 0)
    const alone = clusterer.of.filter((of) => of === ALONE).length
    expect(alone + clusterer.clusters.reduce((sum, { count }) => sum + count, 0)).toBe(2000)
    for (const [index, { count }] of clusterer.clusters.entries()) expect(clusterer.of.filter((of) => of === index).length).toBe(count)
  }
})

test('the worst alarm wins, and stale ones are counted', () => {
  const made = table(unit(1, 31, 121), unit(2, 31.0001, 121, { presence: 'stale' }), unit(3, 31, 121.0001, { alarm: 'warning' }),
    unit(4, 31, 121.0002, { alarm: 'critical' }), unit(5, 31, 121.0003, { alarm: 'warning' }))
  const clusterer = new Clusterer()
  clusterer.run(made, WORLD, 10, -1, 0)
  expect(clusterer.clusters).toHaveLength(1)
  expect(clusterer.clusters[0]).toMatchObject({ count: 5, stale: 1, alarm: ALARM.critical })
})

test('discs do not overlap where they can be joined with a neighbour', () => {
  const made = table(...crowd(3000))
  const clusterer = new Clusterer()
  clusterer.run(made, WORLD, 11, -1, 0)
  const scale = 512 * 2 ** 11
  let close = 0
  for (const a of clusterer.clusters) for (const b of clusterer.clusters) if (a.key < b.key && Math.hypot(a.x - b.x, a.y - b.y) * scale < 16) close++
  expect(close).toBe(0)
})

test('a unit that drives to and fro over a cell edge stays in its cluster', () => {
  const world = 512 * 2 ** 10
  const edgeLon = (Math.floor((mercatorX(121) * world) / 72) * 72 / world) * 360 - 180
  const px = 360 / world
  const still = unit(1, 31, edgeLon - 20 * px)
  const mover = unit(2, 31, edgeLon - 3 * px)
  const made = table(still, mover)
  const clusterer = new Clusterer()
  clusterer.run(made, WORLD, 10, -1, 0)
  const counts: number[] = []
  for (let step = 0; step < 8; step++) {
    Object.assign(mover, { lon: edgeLon + (step % 2 === 0 ? 4 : -3) * px, timeMs: 2000 + step * 100_000 })
    made.take(1, step * 100_000)
    clusterer.run(made, WORLD, 10, -1, step * 100_000)
    counts.push(clusterer.clusters[0]?.count ?? 0)
  }
  expect(counts).toEqual(Array(8).fill(2))
})

test('two that touched part only when they are clear of each other', () => {
  const world = 512 * 2 ** 10
  const px = 360 / world
  const edge = (Math.floor((mercatorX(121) * world) / 72) * 72) / world * 360 - 180
  const a = unit(1, 31, edge - 40 * px)
  const b = unit(2, 31, edge + 40 * px)
  const made = table(a, b)
  const clusterer = new Clusterer()
  const joinedAt = (gap: number, step: number): boolean => {
    Object.assign(a, { lon: edge - (gap / 2) * px, timeMs: step * 1e6 })
    Object.assign(b, { lon: edge + (gap / 2) * px, timeMs: step * 1e6 })
    made.take(0, step * 1e6)
    made.take(1, step * 1e6)
    clusterer.run(made, WORLD, 10, -1, step * 1e6)
    return clusterer.clusters.length === 1
  }
  expect([80, 20, 15, 20, 30].map(joinedAt)).toEqual([false, false, true, true, false])
})

test('outside the box, without a place or switched off: not drawn', () => {
  const made = table(unit(1, 31, 121), unit(2, 10, 10), unit(3, NaN, NaN), unit(4, 31, 121))
  made.hidden[3] = 1
  const clusterer = new Clusterer()
  const x = mercatorX(121)
  const y = mercatorY(31)
  clusterer.run(made, { west: x - 0.01, east: x + 0.01, north: y - 0.01, south: y + 0.01 }, 10, -1, 0)
  expect([...clusterer.of]).toEqual([ALONE, OUTSIDE, OUTSIDE, OUTSIDE])
})

test('the selected unit is never swallowed, and close to the street nobody is', () => {
  const made = table(unit(1, 31, 121), unit(2, 31, 121), unit(3, 31, 121))
  const clusterer = new Clusterer()
  clusterer.run(made, WORLD, 10, 1, 0)
  expect(clusterer.of[1]).toBe(ALONE)
  expect(clusterer.clusters[0]?.count).toBe(2)
  clusterer.run(made, WORLD, null, -1, 0)
  expect([...clusterer.of]).toEqual([ALONE, ALONE, ALONE])
})

test('of ten thousand units none is lost and none counted twice', () => {
  const made = table(...crowd(10_000))
  const clusterer = new Clusterer()
  clusterer.run(made, WORLD, 13, -1, 0)
  const alone = clusterer.of.slice(0, 10_000).filter((cluster) => cluster === ALONE).length
  expect(alone + clusterer.clusters.reduce((sum, { count }) => sum + count, 0)).toBe(10_000)
})
