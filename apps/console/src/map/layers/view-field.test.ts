import { viewField } from './view-field.js'

test('opens to both sides of the heading and closes on the camera', () => {
  const ring = viewField(121, 31, 90, 60, 100)
  expect(ring[0]).toEqual([121, 31])
  expect(ring[ring.length - 1]).toEqual([121, 31])
  const [west, east] = [Math.min(...ring.map(([lon]) => lon as number)), Math.max(...ring.map(([lon]) => lon as number))]
  expect(west).toBe(121)
  expect((east - 121) * 111_320 * Math.cos((31 * Math.PI) / 180)).toBeCloseTo(100, 0)
  const lats = ring.map(([, lat]) => (lat as number) - 31)
  expect(Math.max(...lats)).toBeCloseTo(-Math.min(...lats), 9)
  expect(Math.max(...lats) * 111_195).toBeCloseTo(50, 0)
})
