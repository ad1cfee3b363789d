import type { Finding, Fix, TrackLook } from '@watchfloor/shared'
import { foundIn, isFoundAt, nextFound } from './found-in-replay.js'
import { advance, changeSpeed, replay, seek, seekAnomaly, togglePlay } from './replay.js'
import { placeAt, playTrack } from './track-at.js'

const START = Date.UTC(2026, 10, 22)
const fix = (minute: number, lat: number, more: Partial<Fix> = {}): Fix => ({ time: new Date(START + minute * 60_000).toISOString(), lat, lon: 121, ...more })

test('plays as fast as asked, stands at the end, begins again from there', () => {
  replay.setState({ state: 'ready', fromMs: START, toMs: START + 100_000, atMs: START, speed: 4, playing: false })
  togglePlay()
  advance(1000)
  expect(replay.getState().atMs - START).toBe(4000)
  changeSpeed(1); changeSpeed(1); changeSpeed(1)
  expect(replay.getState().speed).toBe(16)
  for (let second = 0; second < 60; second++) advance(1000)
  expect(replay.getState()).toMatchObject({ atMs: START + 100_000, playing: false })
  togglePlay()
  expect(replay.getState()).toMatchObject({ atMs: START, playing: true })
  seek(0)
  expect(replay.getState().atMs).toBe(START)
})

const found = (minute: number, state: Finding['state'], lasts = 5): Finding => ({
  state, from: new Date(START + minute * 60_000).toISOString(), to: new Date(START + (minute + lasts) * 60_000).toISOString(), setting: 'gapAfterS', value: null, limit: null, metres: null,
})

test('jumps from one anomaly of the squad to the next and round again', () => {
  const all = foundIn([{ person: '甲', findings: [found(30, 'outside')] }, { person: '乙', findings: [found(-5, 'offline'), found(10, 'jump', 0)] }] as TrackLook[])
  expect(all.map(({ person, track }) => [person, track])).toEqual([['乙', 1], ['乙', 1], ['甲', 0]])
  replay.setState({ state: 'ready', found: all, fromMs: START, toMs: START + 3_600_000, atMs: START })
  const seen: number[] = []
  for (let n = 0; n < 4; n++) { seekAnomaly(); seen.push((replay.getState().atMs - START) / 60_000) }
  expect(seen).toEqual([10, 30, 0, 10])
  expect(all.filter((one) => isFoundAt(one, START + 600_000)).map(({ finding }) => finding.state)).toEqual(['jump'])
  expect(nextFound([], START, START)).toBeNull()
})

test('a page that was out of sight goes on from where it was left', () => {
  replay.setState({ state: 'ready', fromMs: START, toMs: START + 3_600_000, atMs: START, speed: 16, playing: true })
  advance(600_000)
  expect(replay.getState().atMs - START).toBe(16_000)
})

test('between two fixes on the way, in a silence at the last known place, marked fixes never', () => {
  const track = playTrack({ fixes: [fix(0, 30), fix(2, 30.2), fix(1, 50, { mark: 'jump' }), fix(20, 30.4)], findings: [], thinned: false })
  expect(placeAt(track, START - 1)).toBeNull()
  expect(placeAt(track, START + 60_000)).toMatchObject({ lat: expect.closeTo(30.1, 5), known: true })
  expect(placeAt(track, START + 600_000)).toMatchObject({ lat: 30.2, known: false })
})

test('a thinned track walks on between fixes that were left out, and is unknown only where silence was found', () => {
  const track = playTrack({ fixes: [fix(0, 30), fix(20, 30.2), fix(30, 30.2)], findings: [found(20, 'gap', 10)], thinned: true })
  expect(placeAt(track, START + 600_000)).toMatchObject({ lat: expect.closeTo(30.1, 5), known: true })
  expect(placeAt(track, START + 25 * 60_000)).toMatchObject({ lat: 30.2, known: false })
  expect(placeAt(track, START + 30 * 60_000)).toMatchObject({ known: true })
})
