import type { LatLon, Line, Point } from '../geo/local-frame.js'
import type { RoadClass } from '../plan/arterials.plan.js'

/** A place where streets meet or end. */
export interface RoadNode extends LatLon { readonly id: number; readonly x: number; readonly y: number; readonly edges: number[] }
/** A stretch of street between two nodes, driven both ways. `line` runs from `from` to `to`, sheet metres. */
export interface RoadEdge {
  readonly id: number
  readonly from: number
  readonly to: number
  readonly road: number
  readonly class: RoadClass
  readonly line: Line
  readonly lengthM: number
  readonly speedLimitMps: number
}
/** A named street: pieces in order along it. */
export interface Road { readonly id: number; readonly zh: string; readonly en: string; readonly class: RoadClass; readonly pieces: readonly Line[]; readonly lengthM: number }
export interface RoadGraph { readonly nodes: readonly RoadNode[]; readonly edges: readonly RoadEdge[]; readonly roads: readonly Road[] }

const KMH: Readonly<Record<RoadClass, number>> = { motorway: 100, trunk: 80, primary: 60, secondary: 50, tertiary: 40, residential: 30, lane: 20 }
export const speedLimitMps = (cls: RoadClass): number => KMH[cls] / 3.6
export const pointOf = (node: RoadNode): Point => [node.x, node.y]
