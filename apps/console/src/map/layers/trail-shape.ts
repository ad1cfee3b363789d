import type { Fix } from '@watchfloor/shared'
import type { Feature, Position } from 'geojson'

/** A trail is cut into this many pieces by age, oldest first; within a piece the colour is one. */
export const TRAIL_PIECES = 12
/** Between fixes further apart nothing is known: the line is broken there, not invented. */
const GAP_MS = 5 * 60_000

type ToBase = (lon: number, lat: number) => readonly [number, number]

/** Lines of one trail, each with `age` 0 (old) … 1 (now); neighbours share a point so that the line does not tear. Marked fixes are left out. */
export function trailShape(fixes: readonly Fix[], from: number, to: number, toBase: ToBase): Feature[] {
  const lines: { age: number; at: Position[] }[] = []
  let last: { ms: number; at: Position; piece: number } | null = null
  const span = Math.max(1, to - from)
  for (const fix of fixes) {
    if (fix.mark !== undefined && fix.mark !== 'ok' && fix.mark !== 'late' && fix.mark !== 'replayed') continue
    const ms = Date.parse(fix.time)
    const at = [...toBase(fix.lon, fix.lat)]
    const piece = Math.max(0, Math.min(TRAIL_PIECES - 1, Math.floor(((ms - from) / span) * TRAIL_PIECES)))
    if (last === null || ms - last.ms > GAP_MS) lines.push({ age: (piece + 1) / TRAIL_PIECES, at: [at] })
    else if (piece !== last.piece) lines.push({ age: (piece + 1) / TRAIL_PIECES, at: [last.at, at] })
    else lines[lines.length - 1]?.at.push(at)
    last = { ms, at, piece }
  }
  return lines.filter(({ at }) => at.length > 1).map(({ age, at }, id) =>
    ({ type: 'Feature', id, properties: { age }, geometry: { type: 'LineString', coordinates: at } }))
}
