import { frameOf } from './frame-of.js'

test('a place is shown near, a town as far away as it needs', () => {
  expect(frameOf([])).toBeNull()
  expect(frameOf([[121, 30]])).toEqual({ lat: 30, lon: 121, zoom: 16 })
  const town = frameOf([[121, 30], [121.1, 30.02]])!
  expect(town).toMatchObject({ lat: expect.closeTo(30.01, 9), lon: expect.closeTo(121.05, 9) })
  // A tenth of a degree on 560 pixels.
  expect(town.zoom).toBeCloseTo(Math.log2((360 * 560) / (512 * 0.1)), 6)
})
