import { DARK_MS, FROZEN_MS, judgePictures } from './judge-pictures.js'
import type { PictureLook } from './judge-pictures.js'

const POINTS = 320 * 180
/** A picture of one grey, with some points of another. */
const picture = (grey: number, points = 0, other = 255): Uint8Array => new Uint8Array(POINTS).fill(grey).fill(other, 0, points)
const looks = (stepMs: number, ...pictures: Uint8Array[]): PictureLook[] => pictures.map((luma, i) => ({ atMs: i * stepMs, luma }))

describe('an open tile', () => {
  test('confirms a picture that stands still for long enough, flicker of compression or not', () => {
    const flicker = picture(100, 2000, 108)
    expect(judgePictures('frozen', looks(FROZEN_MS / 3, picture(100), flicker, picture(100)))).toBeNull()
    expect(judgePictures('frozen', looks(FROZEN_MS / 3, picture(100), flicker, picture(100), flicker))).toBe('confirmed')
  })

  test('dismisses it as soon as as much as a digit of a clock moves', () => {
    expect(judgePictures('frozen', looks(1000, picture(100), picture(100, 8)))).toBe('dismissed')
    expect(judgePictures('frozen', looks(FROZEN_MS, picture(100), picture(100, 1)))).toBe('confirmed')
  })

  test('confirms dark when it stays so, and dismisses a scene by night with its lamps', () => {
    expect(judgePictures('dark', looks(DARK_MS / 2, picture(10), picture(12)))).toBeNull()
    expect(judgePictures('dark', looks(DARK_MS / 2, picture(10), picture(12), picture(8)))).toBe('confirmed')
    const lamps = picture(10, POINTS / 100)
    expect(judgePictures('dark', looks(DARK_MS, lamps, lamps))).toBe('dismissed')
    expect(judgePictures('dark', looks(DARK_MS, picture(60), picture(60)))).toBe('dismissed')
  })

  test('says nothing of what is dark now and then, nor of no picture', () => {
    expect(judgePictures('dark', looks(DARK_MS, picture(10), picture(60)))).toBeNull()
    expect(judgePictures('frozen', [])).toBeNull()
  })
})
