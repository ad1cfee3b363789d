import { step } from './step-tile.js'

test('arrows go to the tile that lies there, and stay at the edge', () => {
  expect(step('4', 0, 'right')).toBe(1)
  expect(step('4', 0, 'down')).toBe(2)
  expect(step('4', 3, 'right')).toBe(3)
  expect(step('9', 4, 'up')).toBe(1)
  expect(step('1', 0, 'down')).toBe(0)
})

test('the large tile of 1+5 is left over its edge and reached from below', () => {
  expect(step('1+5', 0, 'right')).toBe(1)
  expect(step('1+5', 0, 'down')).toBe(3)
  expect(step('1+5', 4, 'up')).toBe(0)
  expect(step('1+5', 2, 'left')).toBe(0)
})
