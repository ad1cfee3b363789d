import { crossing, distance, lengthOf } from '../geo/line.js'
import type { Line, Point } from '../geo/local-frame.js'
import { ROAD_CLASSES } from '../plan/arterials.plan.js'
import type { RoadClass } from '../plan/arterials.plan.js'
import { SegmentIndex } from './segment-index.js'

const { abs, floor } = Math

export interface RawRoad { readonly class: RoadClass; readonly line: Line }
/** A stretch between two junctions, before numbering: nodes are indices into `points`. */
export interface RawEdge { from: number; to: number; road: number; order: number; line: Point[]; lengthM: number }

const SNAP_M = 17
const rank = (cls: RoadClass): number => ROAD_CLASSES.indexOf(cls)
/** Expressways meet only big roads; all else passes over or under them. */
export const meets = (a: RoadClass, b: RoadClass): boolean => {
  const [big, small] = rank(a) <= rank(b) ? [a, b] : [b, a]
  if (big === 'motorway') return small === 'trunk' || small === 'primary'
  return big !== 'trunk' || small === 'primary' || small === 'trunk' || small === 'secondary'
}

/** Cuts all roads where they meet; junctions closer than 17 m become one. */
export function planarise(roads: readonly RawRoad[]): { points: Point[]; edges: RawEdge[] } {
  const lines = roads.map((r) => r.line)
  const index = new SegmentIndex(lines)
  const points: Point[] = []
  const cells = new Map<string, number[]>()
  const nodeAt = (p: Point): number => {
    const [cx, cy] = [floor(p[0] / SNAP_M), floor(p[1] / SNAP_M)]
    for (let x = cx - 1; x <= cx + 1; x++) for (let y = cy - 1; y <= cy + 1; y++) for (const n of cells.get(`${x},${y}`) ?? []) if (distance(points[n]!, p) < SNAP_M) return n
    points.push(p)
    const k = `${cx},${cy}`
    cells.set(k, [...(cells.get(k) ?? []), points.length - 1])
    return points.length - 1
  }
  const edges: RawEdge[] = []
  lines.forEach((line, road) => {
    const cuts: { at: number; t: number; node: number }[] = []
    for (let at = 0; at + 1 < line.length; at++) {
      const [a, b] = [line[at]!, line[at + 1]!]
      index.near(a, b, 0, (s) => {
        if ((s.road === road && abs(s.at - at) < 2) || !meets(roads[road]!.class, roads[s.road]!.class)) return
        const hit = crossing(a, b, s.a, s.b)
        if (hit) cuts.push({ at, t: hit.t, node: nodeAt([a[0] + (b[0] - a[0]) * hit.t, a[1] + (b[1] - a[1]) * hit.t]) })
      })
    }
    const last = line.length - 2
    cuts.push({ at: 0, t: 0, node: nodeAt(line[0]!) }, { at: last, t: 1, node: nodeAt(line[last + 1]!) })
    cuts.sort((m, n) => m.at - n.at || m.t - n.t)
    for (let i = 1, order = 0; i < cuts.length; i++) {
      const [from, to] = [cuts[i - 1]!, cuts[i]!]
      if (from.node === to.node) continue
      const piece: Point[] = [points[from.node]!, ...line.slice(from.at + 1, to.at + 1).filter((p) => distance(p, points[from.node]!) > 6 && distance(p, points[to.node]!) > 6), points[to.node]!]
      edges.push({ from: from.node, to: to.node, road, order: order++, line: piece, lengthM: lengthOf(piece) })
    }
  })
  return { points, edges: withoutDoubles(edges, roads) }
}

/** Of several stretches between the same junctions and of like length the most important stays. */
function withoutDoubles(edges: readonly RawEdge[], roads: readonly RawRoad[]): RawEdge[] {
  const best = new Map<string, RawEdge[]>()
  for (const e of [...edges].sort((a, b) => rank(roads[a.road]!.class) - rank(roads[b.road]!.class) || a.road - b.road || a.order - b.order)) {
    const k = e.from < e.to ? `${e.from},${e.to}` : `${e.to},${e.from}`
    const have = best.get(k) ?? []
    if (have.some((h) => abs(h.lengthM - e.lengthM) < 0.25 * h.lengthM + 10)) continue
    best.set(k, [...have, e])
  }
  return [...best.values()].flat()
}
