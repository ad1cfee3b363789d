import { mapDatum } from './datum.js'

test('a WGS-84 base map moves nothing', () => {
  expect(mapDatum('WGS84').toBase(121.47, 31.23)).toEqual([121.47, 31.23])
})

test('a GCJ-02 base map is some hundred metres off, there and back within a metre', () => {
  const { toBase, fromBase } = mapDatum('GCJ02')
  const [lon, lat] = toBase(121.47, 31.23)
  const metres = Math.hypot((lon - 121.47) * 95_200, (lat - 31.23) * 111_000)
  expect(metres).toBeGreaterThan(200)
  expect(metres).toBeLessThan(900)
  const [lonBack, latBack] = fromBase(lon, lat)
  expect(Math.hypot((lonBack - 121.47) * 95_200, (latBack - 31.23) * 111_000)).toBeLessThan(1)
})
