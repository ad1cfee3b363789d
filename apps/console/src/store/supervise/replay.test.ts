import type { Fix, TrackLook } from '@watchfloor/shared'
import { advance, changeSpeed, nextAnomaly, replay, seek, togglePlay } from './replay.js'
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
  advance(60_000)
  expect(replay.getState()).toMatchObject({ atMs: START + 100_000, playing: false })
  togglePlay()
  expect(replay.getState()).toMatchObject({ atMs: START, playing: true })
  seek(0)
  expect(replay.getState().atMs).toBe(START)
})

test('jumps from one anomaly to the next and round again', () => {
  const looks = [{ findings: [10, 30].map((minute) => ({ from: new Date(START + minute * 60_000).toISOString() })) }] as TrackLook[]
  expect(nextAnomaly({ looks, fromMs: START, atMs: START })).toBe(START + 600_000)
  expect(nextAnomaly({ looks, fromMs: START, atMs: START + 600_000 })).toBe(START + 1_800_000)
  expect(nextAnomaly({ looks, fromMs: START, atMs: START + 1_800_000 })).toBe(START + 600_000)
  expect(nextAnomaly({ looks: [], fromMs: START, atMs: START })).toBeNull()
})

test('between two fixes on the way, in a silence at the last known place, marked fixes never', () => {
  const track = playTrack([fix(0, 30), fix(2, 30.2), fix(1, 50, { mark: 'jump' }), fix(20, 30.4)])
  expect(placeAt(track, START - 1)).toBeNull()
  expect(placeAt(track, START + 60_000)).toMatchObject({ lat: expect.closeTo(30.1, 5), known: true })
  expect(placeAt(track, START + 600_000)).toMatchObject({ lat: 30.2, known: false })
})
