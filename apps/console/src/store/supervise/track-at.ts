import type { TrackLook } from '@watchfloor/shared'

/** Where somebody was at a moment of the replay; `known` false = the last known place, for nothing was heard around that moment. */
export interface TrackPlace { lat: number; lon: number; known: boolean }
/** Between two fixes further apart than this nobody knows the way. */
const BRIDGE_MS = 3 * 60_000

/** A track made ready for playing: plain numbers, believed fixes only, and the times in which the hub found silence. */
export interface PlayTrack { times: Float64Array; lats: Float64Array; lons: Float64Array; dark: readonly { fromMs: number; toMs: number }[]; bridgeMs: number }
export function playTrack({ fixes, findings, thinned }: Pick<TrackLook, 'fixes' | 'findings' | 'thinned'>): PlayTrack {
  const good = fixes.filter(({ mark }) => mark === undefined || mark === 'ok' || mark === 'replayed' || mark === 'late').map(({ time, lat, lon }) => ({ ms: Date.parse(time), lat, lon })).sort((a, b) => a.ms - b.ms)
  return {
    times: Float64Array.from(good, ({ ms }) => ms), lats: Float64Array.from(good, ({ lat }) => lat), lons: Float64Array.from(good, ({ lon }) => lon),
    dark: findings.filter(({ state }) => state === 'gap' || state === 'offline').map(({ from, to }) => ({ fromMs: Date.parse(from), toMs: Date.parse(to) })),
    // Fixes left out on a straight way leave no silence behind: of a thinned track only what was found tells where it was dark.
    bridgeMs: thinned ? Infinity : BRIDGE_MS,
  }
}

/** The index of the last fix at or before a moment, -1 = none. */
export function indexAt({ times }: PlayTrack, ms: number): number {
  let [low, high] = [0, times.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (times[middle]! <= ms) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The place at a moment, on the straight way between two fixes; null before the first. */
export function placeAt(track: PlayTrack, ms: number): TrackPlace | null {
  const i = indexAt(track, ms)
  if (i < 0) return null
  const { times, lats, lons, dark, bridgeMs } = track
  const [t, lat, lon] = [times[i]!, lats[i]!, lons[i]!]
  const next = times[i + 1]
  if (ms > t && dark.some(({ fromMs, toMs }) => fromMs < ms && ms < toMs)) return { lat, lon, known: false }
  if (next === undefined || next - t > bridgeMs) return { lat, lon, known: ms - t <= BRIDGE_MS && next === undefined || ms === t }
  const share = (ms - t) / (next - t)
  return { lat: lat + (lats[i + 1]! - lat) * share, lon: lon + (lons[i + 1]! - lon) * share, known: true }
}
