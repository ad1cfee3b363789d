import { distanceM } from '../geo/distance.js'
import { seenPlace } from './seen-place.js'

const pose = { lat: 30, lon: 121, facingDeg: 90, openDeg: 60, reachM: 100 }
const metres = (x: number, y: number) => distanceM(pose.lat, pose.lon, seenPlace(pose, x, y).lat, seenPlace(pose, x, y).lon)

test('the middle of the picture lies along the camera’s direction', () => {
  const { lat, lon } = seenPlace(pose, 0.5, 0.6)
  expect(lat).toBeCloseTo(30, 6)
  expect(lon).toBeGreaterThan(121)
})

test('left of it is left, for a camera that looks east the north', () => {
  expect(seenPlace(pose, 0.1, 0.6).lat).toBeGreaterThan(30)
  expect(seenPlace(pose, 0.9, 0.6).lat).toBeLessThan(30)
})

test('lower in the picture is nearer, and nothing lies beyond its reach or in the camera itself', () => {
  expect(metres(0.5, 0.1)).toBeCloseTo(100, 0)
  expect(metres(0.5, 0.6)).toBeLessThan(metres(0.5, 0.5))
  expect(metres(0.5, 1)).toBeCloseTo(6, 0)
})
