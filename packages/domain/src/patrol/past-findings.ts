import type { Expected, LookFor } from '@watchfloor/shared'
import Flatbush from 'flatbush'
import { isWithinHours } from '../detect/hours.js'
import { nearDistanceM } from '../geo/distance.js'
import { boundsOfLines, localFrame } from '../geo/local-plane.js'

/** An incident of the past: where, what, when. */
export interface PastFinding { readonly lat: number; readonly lon: number; readonly category: string; readonly atMs: number }
/** What is to be expected before one camera at one hour. */
export interface CameraOutlook { readonly risk: number; readonly found: ReadonlyMap<string, number> }

/** An incident counts for the cameras that stand no farther from it. */
export const NEAR_CAMERA_M = 150
/** Hours off the hour of the day at which an incident no longer says anything of it. */
const HOURS_APART = 3
/** What was found at quite another hour still says a little: the place is a place for such things. */
const AT_ANY_HOUR = 0.1
/** After so long an incident counts half. */
const HALF_LIFE_MS = 30 * 86_400_000
const HOUR_MS = 3_600_000
const MOST_PAST = 3

/**
 * The outlook of each camera from what was found near it before: incidents of this hour of the day and of late count most. A camera without any has none.
 * @param categories only these count; none given = all
 */
export function outlooks(cameras: readonly { id: string; lat: number | null; lon: number | null }[], past: readonly PastFinding[], at: { nowMs: number; utcOffsetMin: number }, categories: readonly string[] = []): Map<string, CameraOutlook> {
  const counted = past.filter(({ category, atMs }) => atMs <= at.nowMs && (categories.length === 0 || categories.includes(category)))
  const found = new Map<string, CameraOutlook>()
  if (counted.length === 0) return found
  const frame = localFrame(boundsOfLines([counted.map(({ lat, lon }) => [lon, lat])]))
  const index = new Flatbush(counted.length)
  for (const { lat, lon } of counted) { const { x, y } = frame.of(lat, lon); index.add(x, y, x, y) }
  index.finish()
  for (const { id, lat, lon } of cameras) {
    if (lat === null || lon === null) continue
    const { x, y } = frame.of(lat, lon)
    const near = index.search(x - NEAR_CAMERA_M, y - NEAR_CAMERA_M, x + NEAR_CAMERA_M, y + NEAR_CAMERA_M).map((i) => counted[i]!).filter((one) => nearDistanceM(lat, lon, one.lat, one.lon) <= NEAR_CAMERA_M)
    if (near.length > 0) found.set(id, outlook(near, at))
  }
  return found
}

function outlook(near: readonly PastFinding[], { nowMs, utcOffsetMin }: { nowMs: number; utcOffsetMin: number }): CameraOutlook {
  const hourOf = (ms: number): number => (ms / HOUR_MS + utcOffsetMin / 60) % 24
  const found = new Map<string, number>()
  let risk = 0
  for (const { category, atMs } of near) {
    const off = Math.abs(hourOf(nowMs) - hourOf(atMs))
    const apart = Math.min(off, 24 - off)
    risk += Math.max(AT_ANY_HOUR, 1 - apart / HOURS_APART) * 0.5 ** ((nowMs - atMs) / HALF_LIFE_MS)
    if (apart < HOURS_APART) found.set(category, (found.get(category) ?? 0) + 1)
  }
  return { risk, found }
}

/** What to look for at one camera: first what the round asks for at this hour, then what was found there most often about this hour. */
export function expectedAt(lookFor: readonly LookFor[], camera: CameraOutlook | undefined, at: { nowMs: number; utcOffsetMin: number }): Expected[] {
  const asked = new Set(lookFor.filter(({ hours }) => isWithinHours(hours, at.nowMs, at.utcOffsetMin)).map(({ category }) => category))
  const found = [...camera?.found ?? []].filter(([category]) => !asked.has(category)).sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, MOST_PAST)
  return [
    ...[...asked].map((category): Expected => ({ category, why: 'round', found: camera?.found.get(category) ?? 0 })),
    ...found.map(([category, n]): Expected => ({ category, why: 'past', found: n })),
  ]
}
