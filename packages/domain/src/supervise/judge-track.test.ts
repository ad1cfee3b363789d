import { SuperviseSettings } from '@watchfloor/shared'
import type { BeatPlace, CellState } from '@watchfloor/shared'
import { cellRow } from './cells.js'
import { findingsAt, openWatch, takeSight } from './judge-track.js'
import type { Sight, TrackWatch } from './judge-track.js'

const START = Date.UTC(2026, 10, 22, 0, 0)
const MIN = 60_000
const settings = SuperviseSettings.parse({})
/** About 1.1 km square; one ten-thousandth of a degree is some 11 m north. */
const BEAT: BeatPlace = { type: 'area', geometry: { type: 'Polygon', coordinates: [[[121, 30], [121.01, 30], [121.01, 30.01], [121, 30.01], [121, 30]]] } }
const POST: BeatPlace = { type: 'post', lat: 30.005, lon: 121.005, radiusM: 60 }
const at = (minute: number, lat: number, more: Partial<Sight> = {}): Sight => ({ timeMs: START + minute * MIN, kind: 'fix', mark: 'ok', lat, lon: 121.005, ...more })
const watchOf = (sights: readonly Sight[], place: BeatPlace | null = BEAT, hasDevice = true, leftMin = 60): TrackWatch => {
  const watch = openWatch({ startMs: START, endMs: START + leftMin * MIN, scheduledEndMs: START + 60 * MIN, place, hasDevice }, settings)
  for (const sight of sights) takeSight(watch, sight)
  return watch
}
/** Walks up and down within the beat, a word each minute. */
const walk = (from: number, to: number, lat = 30.004): Sight[] => Array.from({ length: to - from }, (_, i) => at(from + i, lat + ((from + i) % 20) * 0.0001))
const cellsOf = (watch: TrackWatch, minute = 60): string => cellRow(watch, START + minute * MIN).cells
const found = (watch: TrackWatch, minute = 60): [CellState, number, number, string, number | null][] =>
  findingsAt(watch, START + minute * MIN).map(({ state, fromMs, toMs, setting, value }) => [state, (fromMs - START) / MIN, (toMs - START) / MIN, setting, value])

test('on post while walking the beat; what has not come is idle', () => {
  const watch = watchOf(walk(0, 32))
  expect(cellsOf(watch, 32)).toBe('ooooooo.....')
  expect(found(watch, 32)).toEqual([])
})

test('outside only after so long: a detour of a minute is none', () => {
  expect(found(watchOf([...walk(0, 10), at(10, 30.012), ...walk(11, 20)]), 20)).toEqual([])
  const watch = watchOf([...walk(0, 10), at(10, 30.012), at(11, 30.013), at(12, 30.013), ...walk(13, 30)])
  expect(found(watch, 30)).toEqual([['outside', 10, 12, 'outsideAfterS', 120]])
  expect(findingsAt(watch, START + 30 * MIN)[0]).toMatchObject({ limit: 120, metres: expect.closeTo(334, -1) })
  expect(cellsOf(watch, 30)).toBe('ooxooo......')
})

test('a cell that has just begun, before the camera spoke again, says what lasts and not that all is well', () => {
  const away = watchOf([...walk(0, 10), ...Array.from({ length: 10 }, (_, i) => at(10 + i, 30.013))])
  expect(cellsOf(away, 20.5)).toBe('ooxxx.......')
  const sitting = watchOf(Array.from({ length: 50 }, (_, minute) => at(minute, 30.005)))
  expect(cellsOf(sitting, 50.5)).toBe('sssssssssss.')
  // Back on the beat it is over.
  takeSight(away, at(21, 30.004))
  expect(cellsOf(away, 22.5)).toBe('ooxxo.......')
})

test('sits too long within the beat, never at a post', () => {
  const sitting = Array.from({ length: 50 }, (_, minute) => at(minute, 30.005))
  expect(found(watchOf(sitting), 50)).toEqual([['still', 0, 49, 'stillAfterMin', 49]])
  expect(found(watchOf(sitting, POST), 50)).toEqual([])
})

test('heard without a place is a gap, not heard is offline, a goodbye at once', () => {
  const statuses = Array.from({ length: 10 }, (_, i) => at(10 + i, NaN, { kind: 'status' }))
  expect(found(watchOf([...walk(0, 10), ...statuses, ...walk(20, 25)]), 25)).toEqual([['gap', 9, 20, 'gapAfterS', 660]])
  expect(found(watchOf([...walk(0, 10), ...walk(30, 35)]), 35)).toEqual([['offline', 9, 30, 'offlineAfterS', 1260]])
  expect(found(watchOf([...walk(0, 10), at(9.5, NaN, { kind: 'goodbye' })]), 12)).toEqual([['offline', 9.5, 12, 'goodbye', 150]])
  expect(cellsOf(watchOf(walk(0, 10)), 40)).toBe('offfffff....')
})

test('a jump by speed, and one that the hub had marked, which moves nobody', () => {
  expect(found(watchOf([...walk(0, 10), at(10, 30.1)]), 10.5)).toEqual([['jump', 10, 10, 'jumpMps', 176]])
  const watch = watchOf([...walk(0, 10), at(10, 31, { mark: 'jump' }), ...walk(11, 15)])
  expect(found(watch, 15).map(([state, , , setting]) => [state, setting])).toEqual([['jump', 'mark']])
  expect(cellsOf(watch, 15)).toMatch(/^oojo?\./)
})

test('without a camera offline from the beginning, without a beat nothing can be said of the place', () => {
  expect(found(watchOf([], BEAT, false), 20)).toEqual([['offline', 0, 20, 'device', null]])
  expect(cellsOf(watchOf(walk(0, 20), null), 20)).toBe('uuuu........')
})

test('one by one comes out as all at once, and a sight from before asks for judging anew', () => {
  const all = [...walk(0, 10), at(10, 30.012), at(14, 30.013), ...walk(15, 20), ...walk(40, 60)]
  const watch = watchOf([])
  for (const sight of all) {
    takeSight(watch, sight)
    const upTo = watchOf(all.filter(({ timeMs }) => timeMs <= sight.timeMs))
    expect(cellRow(watch, sight.timeMs)).toEqual(cellRow(upTo, sight.timeMs))
  }
  expect(takeSight(watch, at(12, 30.004))).toBe(false)
})

test('future, duplicate and out-of-shift words say nothing', () => {
  const watch = watchOf([...walk(0, 5), at(30, 30.2, { mark: 'future' }), at(-5, 30.2), at(70, 30.2)])
  expect(watch.taken).toBe(6)
  expect(found(watch, 6)).toEqual([])
})

test('who clocks out early leaves the rest of the shift behind: it is named and owed, and nothing after it is looked at', () => {
  const left = watchOf(walk(0, 60), BEAT, true, 20)
  expect(left.taken).toBe(21)
  expect(cellsOf(left, 30)).toBe('ooooll......')
  expect(found(left, 30)).toEqual([['left', 20, 30, 'clockOut', 40]])
  expect(cellsOf(left)).toBe('oooollllllll')
  // Clocked out as it began: the whole shift is there, and missed.
  const never = watchOf([], BEAT, true, 0)
  expect(cellsOf(never)).toBe('l'.repeat(12))
  expect(found(never)).toEqual([['left', 0, 60, 'clockOut', 60]])
})
