import fc from 'fast-check'
import { distanceM } from '../geo/distance.js'
import type { RoadLine } from '../geo/road-graph.js'
import { SAMPLE_M, blindSurvey } from './blind-spots.js'
import type { FixedCamera } from './camera-cones.js'

const LAT = 30
const PER_LON = distanceM(LAT, 120, LAT, 121)
/** Degrees east of 120 for so many metres. */
const east = (metres: number): number => 120 + metres / PER_LON
/** A street due east along 30° N. */
const street = (fromM: number, toM: number): RoadLine => [[east(fromM), LAT], [east(toM), LAT]]
const camera = (more: Partial<FixedCamera> = {}): FixedCamera => ({ lat: LAT, lon: 120, facingDeg: 90, fieldOfViewDeg: 60, rangeM: 100, ...more })
const box = (id: string, fromM: number, toM: number) => ({ id, name: id, geometry: { type: 'Polygon' as const, coordinates: [[[east(fromM), 29.9], [east(toM), 29.9], [east(toM), 30.1], [east(fromM), 30.1], [east(fromM), 29.9]]] as [number, number][][] } })
const survey = (cameras: FixedCamera[], roads: RoadLine[], areas = [box('all', -1000, 1000)]) => {
  const run = blindSurvey(cameras, areas)
  roads.forEach((road) => run.add(road))
  return run
}
const near = (metres: number, to = 2 * SAMPLE_M): number => expect.toBeWithin(metres - to, metres + to) as number
expect.extend({ toBeWithin: (value: number, from: number, to: number) => ({ pass: value >= from && value <= to, message: () => `${value} is not within ${from} and ${to}` }) })
declare module 'expect' { interface AsymmetricMatchers { toBeWithin(from: number, to: number): void } }

test('a camera sees along its direction as far as its range, and not behind itself', () => {
  expect(survey([camera()], [street(-300, 300)]).rows()).toMatchObject([{ areaId: 'all', streetM: near(600, 1), seenM: near(100), blindM: near(500) }])
  expect(survey([camera({ facingDeg: 0 })], [street(10, 300)]).rows()[0]!.seenM).toBe(0)
  expect(survey([camera({ facingDeg: null, fieldOfViewDeg: 360 })], [street(-300, 300)]).rows()[0]!.seenM).toEqual(near(200))
  expect(survey([camera({ facingDeg: 350, fieldOfViewDeg: 210 })], [street(10, 300)]).rows()[0]!.seenM).toEqual(near(90))
})
test('a street is counted once, however often and in whichever direction it is drawn, seen by however many', () => {
  const once = survey([camera(), camera({ lon: east(50) })], [street(-300, 300)]).rows()
  const again = survey([camera(), camera({ lon: east(50) })], [street(-300, 300), [...street(-300, 300)].reverse(), street(-300, 300)]).rows()
  expect(again).toEqual(once)
  expect(once[0]!.seenM).toEqual(near(150))
})
test('each piece belongs to one area: the first of overlapping ones, or to none', () => {
  const rows = survey([], [street(-300, 300)], [box('west', -200, 0), box('both', -50, 100), box('far', 900, 950)]).rows()
  expect(rows).toEqual(expect.arrayContaining([
    expect.objectContaining({ areaId: 'west', streetM: near(200) }), expect.objectContaining({ areaId: 'both', streetM: near(100) }), expect.objectContaining({ areaId: 'far', streetM: 0 }), expect.objectContaining({ areaId: null, areaName: null, streetM: near(300) }),
  ]))
  expect(rows.reduce((sum, { streetM }) => sum + streetM, 0)).toBeCloseTo(600, 0)
})
test('what was not measured is assumed and said to be; what has no place or direction sees nothing and is counted', () => {
  const run = survey([camera({ fieldOfViewDeg: null, rangeM: null }), camera({ facingDeg: null }), camera({ lat: null })], [street(10, 300)])
  expect([run.assumed, run.placeless]).toEqual([1, 2])
  expect(run.rows()[0]!.seenM).toEqual(near(80))
})
test('blind stretches are lines that end where seeing begins and keep their bends', () => {
  const bent: RoadLine = [[east(-300), LAT], [east(300), LAT], [east(300), LAT + 0.002]]
  const { features } = survey([camera()], [bent]).stretches()
  expect(features).toHaveLength(2)
  expect(features[0]!.geometry.coordinates).toEqual([[east(-300), LAT], [expect.closeTo(120, 3), LAT]])
  expect(features[1]!.geometry.coordinates).toHaveLength(3)
  expect(features[1]!.geometry.coordinates[1]).toEqual([expect.closeTo(east(300), 9), LAT])
})
test('seen and blind make the whole, and the lines are as long as the figure', () => {
  const metres = fc.integer({ min: -800, max: 800 })
  fc.assert(fc.property(fc.array(fc.tuple(metres, metres, fc.integer({ min: 0, max: 359 })), { maxLength: 8 }), fc.uniqueArray(metres, { minLength: 2, maxLength: 6 }), (cameras, corners) => {
    const run = survey(cameras.map(([at, off, facingDeg]) => camera({ lon: east(at), lat: LAT + off / 500_000, facingDeg })), [corners.map((m, i) => [east(m), LAT + i * 0.001])], [box('a', -400, 0), box('b', 0, 400)])
    const rows = run.rows()
    for (const { streetM, seenM, blindM } of rows) expect(seenM + blindM).toBeCloseTo(streetM, 6)
    const lines = run.stretches().features
    expect(lines.reduce((sum, { properties }) => sum + properties.lengthM, 0)).toBeCloseTo(rows.reduce((sum, { blindM }) => sum + blindM, 0), 6)
    for (const { geometry, properties } of lines) {
      const drawn = geometry.coordinates.slice(1).reduce((sum, [lon, lat], i) => sum + distanceM(geometry.coordinates[i]![1], geometry.coordinates[i]![0], lat, lon), 0)
      expect(Math.abs(drawn - properties.lengthM)).toBeLessThan(0.002 * drawn + 0.1)
    }
  }), { numRuns: 60 })
})
