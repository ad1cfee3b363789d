import { pictureTime } from './picture-time.js'

const NOW = Date.parse('2026-03-01T08:00:00Z')

describe('the time of the picture that a person freezes', () => {
  test('of a tile that plays is now', () => {
    expect(pictureTime({ phase: 'playing', beginsMs: NaN, currentS: 4711 }, NOW)).toBe(NOW)
  })

  test('of a replay is where the film stands, not now', () => {
    expect(pictureTime({ phase: 'replay', beginsMs: NOW - 60_000, currentS: 12.345 }, NOW)).toBe(NOW - 47_655)
    expect(pictureTime({ phase: 'replay', beginsMs: NaN, currentS: 3 }, NOW)).toBeNull()
  })

  test('of a still is when its camera sent it', () => {
    expect(pictureTime({ phase: 'still', beginsMs: NOW - 9000, currentS: 0 }, NOW)).toBe(NOW - 9000)
    expect(pictureTime({ phase: 'still', beginsMs: NaN, currentS: 0 }, NOW)).toBeNull()
  })

  test.each(['stalled', 'waiting', 'connecting', 'off', undefined])('is unknown of a tile that is %s: nothing can be frozen there', (phase) => {
    expect(pictureTime({ phase, beginsMs: NOW - 1000, currentS: 5 }, NOW)).toBeNull()
  })
})
