import type { Fix } from '@watchfloor/shared'
import type { LineString } from 'geojson'
import { trailShape } from './trail-shape.js'

const T = Date.parse('2026-11-22T04:00:00Z')
const fix = (minute: number, over: Partial<Fix> = {}): Fix => ({ time: new Date(T + minute * 60_000).toISOString(), lat: 31, lon: 121 + minute / 1000, ...over })
const as = (lon: number, lat: number): readonly [number, number] => [lon, lat]
const points = (fixes: Fix[]): number[][][] => trailShape(fixes, T, T + 3_600_000, as).map(({ geometry }) => (geometry as LineString).coordinates)

test('the pieces of an hour grow younger and hang together', () => {
  const lines = trailShape(Array.from({ length: 61 }, (_, i) => fix(i)), T, T + 3_600_000, as)
  const ages = lines.map(({ properties }) => properties?.['age'] as number)
  expect(ages).toEqual([...ages].sort((a, b) => a - b))
  expect(ages[ages.length - 1]).toBe(1)
  const ends = lines.map(({ geometry }) => (geometry as LineString).coordinates)
  for (let i = 1; i < ends.length; i++) expect(ends[i]?.[0]).toEqual(ends[i - 1]?.[(ends[i - 1]?.length ?? 0) - 1])
})

test('a silence breaks the line', () => {
  expect(points([fix(0), fix(1), fix(20), fix(21)])).toHaveLength(2)
})

test('fixes that never moved the marker do not bend the trail', () => {
  expect(points([fix(0), fix(1), fix(2, { lat: 12, mark: 'jump' }), fix(3)]).flat().every(([, lat]) => lat === 31)).toBe(true)
})

test('one fix is no line', () => {
  expect(trailShape([fix(0)], T, T + 1, as)).toEqual([])
  expect(trailShape([], T, T + 1, as)).toEqual([])
})
