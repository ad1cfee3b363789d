import { mercatorX, mercatorY } from '../../engine/mercator.js'
import { GLIDE_MAX_MS, GLIDE_MIN_MS, glideMs, nextPaintMs, restOf, turnDeg } from './motion.js'

const x = mercatorX(121.47)
const y = mercatorY(31.23)
const metres = (m: number): number => m / (40_075_016.686 * Math.cos((31.23 * Math.PI) / 180))

test('glides about as long as the device takes between fixes', () => {
  expect(glideMs(x, y, x + metres(12), y, 1000)).toBe(1080)
})

test('is bounded: a quick burst does not twitch, a slow device does not lag', () => {
  expect(glideMs(x, y, x + metres(1), y, 20)).toBe(GLIDE_MIN_MS)
  expect(glideMs(x, y, x + metres(300), y, 30_000)).toBe(GLIDE_MAX_MS)
})

test('snaps on the first place, after silence, on a repeated time and on an impossible jump', () => {
  expect(glideMs(NaN, NaN, x, y, 1000)).toBe(0)
  expect(glideMs(x, y, x + metres(500), y, 61_000)).toBe(0)
  expect(glideMs(x, y, x + metres(5), y, 0)).toBe(0)
  expect(glideMs(x, y, x + metres(5), y, NaN)).toBe(0)
  expect(glideMs(x, y, x + metres(2000), y, 1000)).toBe(0)
})

test('a hop of the fix under a bridge may glide', () => {
  expect(glideMs(x, y, x + metres(120), y, 1000)).toBeGreaterThan(0)
})

test('the rest of a glide runs from one to nought and never beyond', () => {
  expect([-50, 0, 250, 500, 9000].map((at) => restOf(1000, 500, 1000 + at))).toEqual([1, 1, 0.5, 0, 0])
  expect(restOf(1000, 0, 1000)).toBe(0)
})

test('turns by the short way', () => {
  expect(turnDeg(350, 10)).toBe(-20)
  expect(turnDeg(10, 350)).toBe(20)
  expect(turnDeg(90, 90)).toBe(0)
})

test('paints as often as half a pixel needs', () => {
  expect(nextPaintMs(0)).toBeNull()
  expect(nextPaintMs(100)).toBe(0)
  expect(nextPaintMs(5)).toBeCloseTo(100)
  expect(nextPaintMs(0.1)).toBe(250)
})
