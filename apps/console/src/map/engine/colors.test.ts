import { css, isDark, mix, parseColor } from './colors.js'
import type { Tokens } from './colors.js'

test('reads what a custom property can hold', () => {
  expect(parseColor(' #ff0080')).toEqual([1, 0, 128 / 255])
  expect(parseColor('#0f0')).toEqual([0, 1, 0])
  expect(parseColor('rgb(255, 0, 51)')).toEqual([1, 0, 0.2])
  expect(parseColor('')).toEqual([0, 0, 0])
})

test('mixes and writes', () => {
  expect(css(mix([0, 0, 0], [1, 1, 1], 0.5))).toBe('rgba(128,128,128,1)')
  expect(css([1, 0, 0], 0.3)).toBe('rgba(255,0,0,0.3)')
})

test('knows night from day by the text', () => {
  expect(isDark({ ink: [0.9, 0.9, 0.9], ground: [0, 0, 0] } as unknown as Tokens)).toBe(true)
  expect(isDark({ ink: [0.1, 0.1, 0.1], ground: [1, 1, 1] } as unknown as Tokens)).toBe(false)
})
