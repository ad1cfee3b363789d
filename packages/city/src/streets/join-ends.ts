import { crossing, distance, lerp } from '../geo/line.js'
import type { Line, Point } from '../geo/local-frame.js'
import type { Raster } from '../geo/raster.js'
import { CANAL, HILL, OPEN_WATER, OUTSIDE, PARK } from './ground.js'
import { SegmentIndex } from './segment-index.js'

/** Carries loose ends straight on to the street ahead, so that blocks close; an end with nothing ahead within `reachM` stays loose. */
export function joinEnds(lines: readonly Line[], reachM: (line: number) => number, bridges: (line: number) => boolean, ground: Raster): Point[][] {
  const index = new SegmentIndex(lines)
  return lines.map((line, road) => {
    const out = [...line]
    const ahead = (end: Point, before: Point): Point | null => {
      const l = distance(before, end) || 1
      const far: Point = lerp(end, [end[0] + ((end[0] - before[0]) / l) * 1, end[1] + ((end[1] - before[1]) / l) * 1], reachM(road))
      let best = Infinity
      index.near(end, far, 2, (s) => {
        if (s.road === road) return
        const hit = crossing(end, far, s.a, s.b)
        if (hit && hit.t < best) best = hit.t
      })
      if (best === Infinity) return null
      const hit = lerp(end, far, best)
      for (let t = 0.1; t < 1; t += 0.1) {
        const [x, y] = lerp(end, hit, t)
        if (ground.at(x, y) & (OPEN_WATER | HILL | PARK | OUTSIDE | (bridges(road) ? 0 : CANAL))) return null
      }
      const past = Math.min(1, best + 1 / reachM(road))
      return lerp(end, far, past)
    }
    if (line.length < 2) return out
    const first = ahead(line[0]!, line[Math.min(2, line.length - 1)]!)
    const last = ahead(line[line.length - 1]!, line[Math.max(0, line.length - 3)]!)
    if (first) out.unshift(first)
    if (last) out.push(last)
    return out
  })
}
