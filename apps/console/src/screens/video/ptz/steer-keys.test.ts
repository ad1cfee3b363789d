import { speedOf, speedOfStick, steers } from './steer-keys.js'

test('held keys add up: diagonals, zoom beside them, opposites cancel, Shift creeps', () => {
  expect(speedOf(new Set(['ArrowRight', 'ArrowUp']), false)).toEqual({ pan: 0.5, tilt: 0.5, zoom: 0 })
  expect(speedOf(new Set(['ArrowLeft', 'ArrowRight', '+']), false)).toEqual({ pan: 0, tilt: 0, zoom: 0.5 })
  expect(speedOf(new Set(['ArrowDown', '-']), true)).toEqual({ pan: 0, tilt: -0.12, zoom: -0.12 })
  expect(speedOf(new Set(), false)).toEqual({ pan: 0, tilt: 0, zoom: 0 })
  expect(['ArrowUp', '=', 'a', 'toString'].map(steers)).toEqual([true, true, false, false])
})

test('a stick is gentle near its middle, never faster than all, and up is up', () => {
  expect(speedOfStick(0.05, 0.05)).toEqual({ pan: 0, tilt: 0, zoom: 0 })
  expect(speedOfStick(0.5, 0)).toEqual({ pan: 0.25, tilt: -0, zoom: 0 })
  expect(speedOfStick(0, -3)).toEqual({ pan: 0, tilt: 1, zoom: 0 })
})
