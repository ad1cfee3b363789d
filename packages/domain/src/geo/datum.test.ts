import fc from 'fast-check'
import { DATUMS } from '@watchfloor/shared'
import { fromWgs84, toWgs84 } from './datum.js'
import { distanceM } from './distance.js'

const chinaLat = fc.double({ min: 20, max: 50, noNaN: true })
const chinaLon = fc.double({ min: 80, max: 130, noNaN: true })

test.each(DATUMS)('there and back again in %s comes home within a metre', (datum) => {
  fc.assert(fc.property(chinaLat, chinaLon, (lat, lon) => {
    const there = fromWgs84(datum, lat, lon)
    const back = toWgs84(datum, there.lat, there.lon)
    expect(distanceM(lat, lon, back.lat, back.lon)).toBeLessThan(1)
  }))
})

test('only declared offsets are undone', () => {
  expect(toWgs84('WGS84', 30.27, 120.15)).toEqual({ lat: 30.27, lon: 120.15 })
  expect(toWgs84('CGCS2000', 30.27, 120.15)).toEqual({ lat: 30.27, lon: 120.15 })
  const off = toWgs84('GCJ02', 30.27, 120.15)
  expect(distanceM(30.27, 120.15, off.lat, off.lon)).toBeGreaterThan(89)
  expect(toWgs84('GCJ02', NaN, 120)).toEqual({ lat: NaN, lon: 120 })
})
