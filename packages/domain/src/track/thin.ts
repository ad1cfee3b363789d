import { EARTH_RADIUS_M } from '../geo/distance.js'
import { ErrorHeap } from './error-heap.js'

/** A point of a track: time in ms, WGS-84 degrees. Points come in order of time. */
export interface TrackPoint { timeMs: number; lat: number; lon: number }

/** A silence longer than this is part of the story: both its ends are kept. */
const GAP_MS = 10 * 60_000
const M_PER_DEG = (Math.PI / 180) * EARTH_RADIUS_M

/**
 * Indexes of at most `limit` (≥ 2) points that tell a track best, ascending; the first and the last always among them.
 *
 * Points go one by one, each time the one whose absence is felt least: how far it lies from where the unit would be *at that time* on the straight way
 * between its neighbours (synchronised distance). Thus a stop keeps its beginning and end although all its points lie in one place, and a corner its shape.
 * (To hand the cost of removed points on to their neighbours, as is sometimes advised, was tried on noisy tracks and left larger errors.)
 * O(n log n), typed arrays. Both ends of the longest gaps are kept, for up to half the points.
 */
export function thinTrack(points: readonly TrackPoint[], limit: number): number[] {
  const n = points.length
  const keep = Math.max(2, Math.trunc(limit))
  if (n <= keep) return points.map((_, i) => i)

  const x = new Float64Array(n)
  const y = new Float64Array(n)
  const t = new Float64Array(n)
  const stretch = Math.cos((points[n >> 1]!.lat * Math.PI) / 180) * M_PER_DEG
  for (let i = 0; i < n; i++) {
    const p = points[i]!
    x[i] = p.lon * stretch
    y[i] = p.lat * M_PER_DEG
    t[i] = p.timeMs
  }

  const pinned = pinGaps(t, keep)
  const before = new Int32Array(n)
  const after = new Int32Array(n)
  for (let i = 0; i < n; i++) {
    before[i] = i - 1
    after[i] = i + 1
  }

  /** Metres between point i and where a unit on the straight way from a to b would be at i's time. */
  const felt = (i: number): number => {
    const a = before[i]!
    const b = after[i]!
    const span = t[b]! - t[a]!
    const part = span > 0 ? (t[i]! - t[a]!) / span : 0.5
    return Math.hypot(x[i]! - x[a]! - (x[b]! - x[a]!) * part, y[i]! - y[a]! - (y[b]! - y[a]!) * part)
  }

  const heap = new ErrorHeap(n)
  for (let i = 1; i < n - 1; i++) if (!pinned[i]) heap.add(i, felt(i))
  const gone = new Uint8Array(n)
  for (let left = n; left > keep && heap.size > 0; left--) {
    const i = heap.take()
    gone[i] = 1
    const a = before[i]!
    const b = after[i]!
    after[a] = b
    before[b] = a
    if (heap.has(a)) heap.change(a, felt(a))
    if (heap.has(b)) heap.change(b, felt(b))
  }
  const kept: number[] = []
  for (let i = 0; i < n; i++) if (!gone[i]) kept.push(i)
  return kept
}

/** Marks both ends of the longest gaps, as many as fit half of what is kept. */
function pinGaps(t: Float64Array, keep: number): Uint8Array {
  const pinned = new Uint8Array(t.length)
  const gaps: number[] = []
  for (let i = 1; i < t.length; i++) if (t[i]! - t[i - 1]! > GAP_MS) gaps.push(i)
  gaps.sort((a, b) => t[b]! - t[b - 1]! - (t[a]! - t[a - 1]!))
  for (const i of gaps.slice(0, Math.floor(keep / 4))) {
    pinned[i - 1] = 1
    pinned[i] = 1
  }
  return pinned
}
