import { noise } from '../geo/noise.js'
import type { Point } from '../geo/local-frame.js'

const { hypot } = Math

const within = ([x, y]: Point, cx: number, cy: number, rx: number, ry: number): number => hypot((x / 1000 - cx) / rx, (y / 1000 - cy) / ry)

export type Zone = 'old_town' | 'new_town' | 'industrial' | 'inner' | 'outer' | 'fringe' | 'country'

/** What kind of quarter a point lies in; decides how close streets lie and what they are called. */
export function zoneAt(p: Point): Zone {
  const wobble = 0.07 * noise(p[0] / 700, p[1] / 700, 77)
  if (within(p, 0.25, 0.02, 1.14, 1.2) < 1) return 'old_town'
  if (within(p, 3.05, -2.85, 1.25, 0.85) < 1) return 'new_town'
  if (within(p, 4.75, 4.6, 1.25, 1.75) < 1 || within(p, 6.4, 2.0, 1.5, 1.5) < 1) return 'industrial'
  const ring = within(p, -0.25, 0.0, 5.15, 4.5) + wobble
  if (ring < 0.86) return 'inner'
  if (ring < 1.16) return 'outer'
  return ring < 1.42 ? 'fringe' : 'country'
}

/** Distance between neighbouring streets, metres; Infinity = none grow here. */
export const STREET_GAP_M: Readonly<Record<Zone, number>> = { old_town: 92, new_town: 168, industrial: 330, inner: 158, outer: 215, fringe: 330, country: 620 }
