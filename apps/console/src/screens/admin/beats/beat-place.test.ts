import type { BeatPlace } from '@watchfloor/shared'
import { placeOf, sketchOf } from './beat-place.js'

const ring = (west: number): [number, number][] => [[west, 30], [west + 1, 30], [west + 1, 31], [west, 30]]
const drawn = (place: BeatPlace | null) => ({ corners: [], post: null, ...sketchOf(place) })

test('areas and posts come out of a drawing as they went in', () => {
  const places: BeatPlace[] = [{ type: 'area', geometry: { type: 'Polygon', coordinates: [ring(121)] } }, { type: 'post', lat: 30.5, lon: 121.5, radiusM: 80 }]
  for (const place of places) expect(placeOf(drawn(place))).toEqual(place)
})

test('what is no place yet is none, and an area of several parts is not drawn over', () => {
  expect(placeOf(drawn(null))).toBeNull()
  expect(placeOf({ corners: [], post: { at: null, radiusM: 60 } })).toBeNull()
  expect(placeOf({ corners: [[0, 0], [2, 2], [2, 0], [0, 2]], post: null })).toBeNull()
  const parts: BeatPlace = { type: 'area', geometry: { type: 'MultiPolygon', coordinates: [[ring(120)], [ring(122)]] } }
  expect(sketchOf(parts)).toEqual({ drawing: false, others: [parts.geometry] })
})
