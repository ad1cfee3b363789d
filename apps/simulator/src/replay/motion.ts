import type { RecordedPoint } from './gpx.js'

/** A recorded point with what a device would say of its movement. */
export interface ReplayFix extends RecordedPoint { readonly speedMps: number; readonly courseDeg: number }

const RAD = Math.PI / 180
const EARTH_M = 6_371_008.8

/** In order of time, a second or more apart for devices that know whole seconds only (`wholeSeconds`), with speed and course from each point to the next. */
export function withMotion(points: readonly RecordedPoint[], wholeSeconds: boolean): ReplayFix[] {
  const grain = wholeSeconds ? 1000 : 1
  const ordered = [...points].sort((a, b) => a.timeMs - b.timeMs).filter((p, i, all) => i === 0 || Math.round(p.timeMs / grain) !== Math.round(all[i - 1]!.timeMs / grain))
  return ordered.map((p, i) => {
    const [a, b] = i + 1 < ordered.length ? [p, ordered[i + 1]!] : [ordered[i - 1] ?? p, p]
    const seconds = (b.timeMs - a.timeMs) / 1000
    const east = (b.lon - a.lon) * RAD * EARTH_M * Math.cos(((a.lat + b.lat) / 2) * RAD)
    const north = (b.lat - a.lat) * RAD * EARTH_M
    const metres = Math.hypot(east, north)
    return { ...p, speedMps: seconds > 0 ? Math.min(200, metres / seconds) : 0, courseDeg: metres > 0 ? (Math.atan2(east, north) / RAD + 360) % 360 : 0 }
  })
}
