import type { Fix } from '@watchfloor/shared'
import { createStore } from 'zustand/vanilla'
import { deviceCalls } from '../link/nouns/devices.js'
import { hubNow } from './connection.js'
import { units } from './units.js'
import type { Unit } from './units.js'

export interface Trail {
  /** Device whose trail is on the map; null = none. */
  deviceId: string | null
  /** live: the last hour, growing with each fix · range: a chosen time, fixed. */
  mode: 'live' | 'range'
  /** ms since epoch, hub clock. */
  from: number
  to: number
  state: 'idle' | 'loading' | 'ready' | 'error'
  /** Oldest first. A new array at each change, never changed in place. */
  fixes: readonly Fix[]
  /** Fixes that the hub holds for this time, before thinning. */
  total: number
  thinned: boolean
  error: unknown
}

export const HOUR_MS = 3_600_000
/** Enough points for a screen; the hub keeps the shape when it thins. */
const POINTS = 2000
const none: Trail = { deviceId: null, mode: 'live', from: 0, to: 0, state: 'idle', fixes: [], total: 0, thinned: false, error: null }

/** The trail on the map, of one unit at a time. */
export const trail = createStore<Trail>(() => none)
let asking: AbortController | null = null

/** Fetches and shows a trail; without a range the last hour, which then grows. */
export async function showTrail(deviceId: string, range?: { from: number; to: number }): Promise<void> {
  asking?.abort()
  const mine = (asking = new AbortController())
  const now = hubNow()
  const [from, to] = range ? [range.from, range.to] : [now - HOUR_MS, now]
  trail.setState({ ...none, deviceId, mode: range ? 'range' : 'live', from, to, state: 'loading' })
  try {
    const answer = await deviceCalls.track(deviceId, { from: new Date(from).toISOString(), to: new Date(to).toISOString(), limit: POINTS }, mine.signal)
    if (!mine.signal.aborted) trail.setState({ fixes: answer.fixes, total: answer.total, thinned: answer.thinned, state: 'ready' })
  } catch (error) {
    if (!mine.signal.aborted) trail.setState({ state: 'error', error })
  }
}

export function hideTrail(): void {
  asking?.abort()
  trail.setState(none)
}

/** The live trail with one more fix, and without what is older than an hour; the same array when the fix is not newer. */
export function grown(fixes: readonly Fix[], unit: Pick<Unit, 'timeMs' | 'lat' | 'lon' | 'speedMps' | 'courseDeg'>): readonly Fix[] {
  const last = fixes.at(-1)
  if (Number.isNaN(unit.timeMs) || (last && Date.parse(last.time) >= unit.timeMs)) return fixes
  const oldest = unit.timeMs - HOUR_MS
  const first = fixes.findIndex((fix) => Date.parse(fix.time) >= oldest)
  const fix: Fix = { time: new Date(unit.timeMs).toISOString(), lat: unit.lat, lon: unit.lon }
  if (!Number.isNaN(unit.speedMps)) fix.speedMps = unit.speedMps
  if (!Number.isNaN(unit.courseDeg)) fix.courseDeg = unit.courseDeg
  return [...(first < 0 ? [] : fixes.slice(first)), fix]
}

units.onFrame((changed) => {
  const { deviceId, mode, state, fixes, total } = trail.getState()
  if (!deviceId || mode !== 'live' || state !== 'ready') return
  const unit = units.byId(deviceId)
  if (!unit || (changed !== 'all' && !changed.includes(unit.n))) return
  const next = grown(fixes, unit)
  if (next !== fixes) trail.setState({ fixes: next, total: total + 1, to: unit.timeMs })
})
