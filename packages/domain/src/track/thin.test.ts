import fc from 'fast-check'
import { thinTrack } from './thin.js'
import type { TrackPoint } from './thin.js'

const at = (s: number, lat: number, lon: number): TrackPoint => ({ timeMs: s * 1000, lat, lon })
const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 1200 }), fc.double({ min: -0.001, max: 0.001, noNaN: true }), fc.double({ min: -0.001, max: 0.001, noNaN: true })), { maxLength: 300 })
const track = steps.map((all) => {
  let [s, lat, lon] = [0, 30, 120]
  return all.map(([ds, dLat, dLon]) => at((s += ds), (lat += dLat), (lon += dLon)))
})

test('never more than asked for, in order, ends kept', () => {
  fc.assert(fc.property(track, fc.integer({ min: 2, max: 50 }), (points, limit) => {
    const kept = thinTrack(points, limit)
    expect(kept).toHaveLength(Math.min(points.length, limit))
    expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b))
    if (points.length > 0) expect([kept[0], kept.at(-1)]).toEqual([0, points.length - 1])
  }))
})

test('a straight ride loses all but its ends, a corner stays, a stop keeps beginning and end', () => {
  const points: TrackPoint[] = []
  for (let s = 0; s < 100; s++) points.push(at(s, 30 + s * 1e-4, 120))
  for (let s = 100; s < 400; s++) points.push(at(s, 30.01, 120))
  for (let s = 400; s < 500; s++) points.push(at(s, 30.01, 120 + (s - 400) * 1e-4))
  expect(thinTrack(points, 4)).toEqual([0, 100, 400, 499])
})

test('both ends of a long silence stay, though the unit stood still in it', () => {
  const points = [...Array.from({ length: 50 }, (_, i) => at(i * 10, 30, 120)), ...Array.from({ length: 50 }, (_, i) => at(7200 + i * 10, 30, 120))]
  expect(thinTrack(points, 8)).toEqual(expect.arrayContaining([0, 49, 50, 99]))
})

test('what is left lies within a few metres of the whole, at every time', () => {
  const points = Array.from({ length: 20_000 }, (_, i) => at(i, 30 + 0.01 * Math.sin(i / 400), 120 + 0.01 * Math.cos(i / 300)))
  const kept = thinTrack(points, 1000)
  let worst = 0
  for (let k = 1; k < kept.length; k++) {
    const [a, b] = [points[kept[k - 1]!]!, points[kept[k]!]!]
    for (let i = kept[k - 1]!; i < kept[k]!; i++) {
      const p = points[i]!
      const part = (p.timeMs - a.timeMs) / (b.timeMs - a.timeMs)
      worst = Math.max(worst, 111_195 * Math.hypot(p.lat - a.lat - (b.lat - a.lat) * part, (p.lon - a.lon - (b.lon - a.lon) * part) * 0.866))
    }
  }
  expect(worst).toBeLessThan(2)
})
