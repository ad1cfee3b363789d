import fc from 'fast-check'
import type { AreaGeometry } from '@watchfloor/shared'
import { areaIndex } from './area-index.js'
import { isInside } from './inside.js'

const box = (west: number, south: number, size: number): [number, number][] => [[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]
const square = (west: number, south: number, size = 1): { geometry: AreaGeometry; name: string } => ({ name: `${west}/${south}`, geometry: { type: 'Polygon', coordinates: [box(west, south, size)] } })

test('inside, outside, in a hole, in the second part', () => {
  const ring: AreaGeometry = { type: 'Polygon', coordinates: [box(120, 30, 3), box(121, 31, 1)] }
  expect([isInside(ring, 30.5, 120.5), isInside(ring, 31.5, 121.5), isInside(ring, 29.9, 121), isInside(ring, NaN, 121)]).toEqual([true, false, false, false])
  const two: AreaGeometry = { type: 'MultiPolygon', coordinates: [[box(0, 0, 1)], [box(5, 5, 1)]] }
  expect([isInside(two, 5.5, 5.5), isInside(two, 0.5, 0.5), isInside(two, 3, 3)]).toEqual([true, true, false])
})

test('a place on a common border belongs to one neighbour, never to none or both', () => {
  const index = areaIndex([square(0, 0), square(1, 0)])
  fc.assert(fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), (lat) => { expect(index.at(lat, 1)).toHaveLength(1) }))
})

test('the index finds what trying each would find', () => {
  const areas = Array.from({ length: 60 }, (_, i) => square((i % 10) * 0.7, Math.floor(i / 10) * 0.6))
  const index = areaIndex(areas)
  fc.assert(fc.property(fc.double({ min: -1, max: 8, noNaN: true }), fc.double({ min: -1, max: 8, noNaN: true }), (lat, lon) => {
    expect(index.at(lat, lon)).toEqual(areas.filter(({ geometry }) => isInside(geometry, lat, lon)))
  }))
})

test('near: within the margin of a fence, on any side', () => {
  const index = areaIndex([square(121, 30, 0.01)])
  const metres = 1 / 111_195
  expect(index.at(30.005, 121 - 20 * metres)).toEqual([])
  expect(index.near(30.005, 121 - 20 * metres, 30)).toHaveLength(1)
  expect(index.near(30.01 + 29 * metres, 121.005, 30)).toHaveLength(1)
  expect(index.near(30.01 + 31 * metres, 121.005, 30)).toEqual([])
  expect(areaIndex<{ geometry: AreaGeometry }>([]).near(0, 0, 10)).toEqual([])
})
