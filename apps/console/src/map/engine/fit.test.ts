import { fitBox } from './fit.js'
import { niceScale, sayDistance } from './scale.js'

test('fits everything when there is little, and the city when there is much', () => {
  expect(fitBox([], [])).toBeNull()
  expect(fitBox([121, 122], [31, 30])).toEqual({ west: 121, east: 122, south: 30, north: 31 })
  const lons = Array.from({ length: 1000 }, (_, i) => 121 + i / 10_000)
  const box = fitBox([...lons, 12, 170], [...lons.map(() => 31), 50, -20])
  expect(box).toMatchObject({ south: 31, north: 31 })
  expect(box?.west).toBeGreaterThan(120.9)
  expect(box?.east).toBeLessThan(121.2)
})

test('a scale bar is a round distance that fits', () => {
  expect([0.3, 4.1, 21, 160].map((metresPerPx) => niceScale(metresPerPx, 100).metres)).toEqual([20, 200, 2000, 10_000])
  expect(niceScale(2, 100)).toEqual({ metres: 200, px: 100 })
  expect([20, 500, 1000, 20_000].map(sayDistance)).toEqual(['20 m', '500 m', '1 km', '20 km'])
})
