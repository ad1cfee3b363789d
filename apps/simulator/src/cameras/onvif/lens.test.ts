import { AHEAD, Lens } from './lens.js'

let now = 0
const lens = (): Lens => { now = 0; return new Lens(AHEAD, () => now) }

test('moves while it is told to, no longer than it was told, and never past its stops', () => {
  const one = lens()
  one.move({ pan: 0.5, tilt: 1, zoom: 0 }, 3000)
  now = 1000
  expect(one.pose).toEqual({ pan: 30, tilt: 20, zoom: 0 })
  expect(one.moving).toBe(true)
  now = 60_000
  expect(one.pose).toEqual({ pan: 90, tilt: 20, zoom: 0 })
  expect(one.moving).toBe(false)
  one.move({ pan: 1, tilt: 0, zoom: 1 }, 10_000)
  now = 62_000
  one.stop()
  now = 70_000
  expect(one.pose).toEqual({ pan: -150, tilt: 20, zoom: 0.8 })
})

test('goes to a place by the shorter way and stays there', () => {
  const one = lens()
  one.goTo({ pan: 170, tilt: -10, zoom: 0.5 })
  now = 60_000
  expect([one.pose, one.moving]).toEqual([{ pan: 170, tilt: -10, zoom: 0.5 }, false])
  one.goTo({ pan: -170, tilt: -10, zoom: 0.5 })
  now = 60_100
  expect(Math.abs(one.pose.pan)).toBeGreaterThan(170)
  now = 61_000
  one.goHome()
  now = 99_000
  expect(one.pose).toEqual(AHEAD)
})
