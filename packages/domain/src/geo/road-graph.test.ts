import fc from 'fast-check'
import { distanceM } from './distance.js'
import { roadGraph } from './road-graph.js'
import type { RoadLine } from './road-graph.js'

/** A grid of streets a hundredth of a degree apart, n by n, drawn as long lines that share their crossings. */
const grid = (n: number): RoadLine[] => {
  const step = (i: number): number => Math.round(i * 1000) / 1e5
  return [
    ...Array.from({ length: n }, (_, y) => Array.from({ length: n }, (_, x) => [120 + step(x), 30 + step(y)])),
    ...Array.from({ length: n }, (_, x) => Array.from({ length: n }, (_, y) => [120 + step(x), 30 + step(y)])),
  ]
}
const at = (lat: number, lon: number): { lat: number; lon: number } => ({ lat, lon })

test('round the block, not across it', () => {
  const metres = roadGraph(grid(5)).from(at(30, 120))(at(30.02, 120.02))!
  expect(metres).toBeCloseTo(distanceM(30, 120, 30.02, 120) + distanceM(30, 120, 30, 120.02), -1)
  expect(metres).toBeGreaterThan(1.3 * distanceM(30, 120, 30.02, 120.02))
})
test('on the same stretch it is the stretch; places beside the road pay for the way to it', () => {
  const graph = roadGraph(grid(2))
  expect(graph.from(at(30, 120.002))(at(30, 120.005))).toBeCloseTo(distanceM(30, 120.002, 30, 120.005), 0)
  expect(graph.from(at(29.999, 120.002))(at(30, 120.002))).toBeCloseTo(distanceM(29.999, 120.002, 30, 120.002), 0)
})
test('no road near, no road there, no roads at all: null, so that the straight line is said to be one', () => {
  const graph = roadGraph([...grid(2), [[121, 30], [121.01, 30]]])
  expect([graph.from(at(30, 120))(at(30, 121)), graph.from(at(30.5, 120))(at(30, 120)), graph.from(at(30, 120))(at(NaN, 120)), roadGraph([]).from(at(30, 120))(at(30, 120))]).toEqual([null, null, null, null])
})
test('a street that ends a few metres before another meets it', () => {
  const graph = roadGraph([[[120, 30], [120.02, 30]], [[120.01, 30.00003], [120.01, 30.01]]])
  expect(graph.from(at(30, 120))(at(30.01, 120.01))).toBeCloseTo(distanceM(30, 120, 30, 120.01) + distanceM(30, 120.01, 30.01, 120.01), -1)
})
test('there and back is equally far, never nearer than straight, and no detour by a third place is shorter', () => {
  const graph = roadGraph(grid(6))
  const place = fc.record({ lat: fc.double({ min: 30, max: 30.05, noNaN: true }), lon: fc.double({ min: 120, max: 120.05, noNaN: true }) })
  fc.assert(fc.property(place, place, (a, b) => {
    const [there, back] = [graph.from(a)(b), graph.from(b)(a)]
    if (there === null || back === null) return expect(there).toBe(back)
    expect(there).toBeCloseTo(back, 3)
    expect(there).toBeGreaterThan(0.998 * distanceM(a.lat, a.lon, b.lat, b.lon) - 1)
    return undefined
  }), { numRuns: 300 })
})
test('sixty units in a city of 40,000 crossings have a way from one place', () => {
  const graph = roadGraph(grid(200))
  expect(graph.nodes).toBe(40_000)
  const to = graph.from(at(31, 121))
  for (let i = 0; i < 60; i++) expect(to(at(30 + i / 40, 120 + i / 50))).not.toBeNull()
})
