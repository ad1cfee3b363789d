import type { LatLon, Point } from '../geo/local-frame.js'
import { fromLatLon } from '../geo/local-frame.js'
import type { RoadClass } from '../plan/arterials.plan.js'
import type { RoadEdge, RoadGraph } from '../streets/road-graph.js'
import { BinaryHeap } from './binary-heap.js'

/** How a traveller sees a street: seconds it takes, times how much it is shunned. */
export type Traveller = 'truck' | 'car' | 'foot'
const SHUN: Readonly<Record<Traveller, Readonly<Record<RoadClass, number>>>> = {
  truck: { motorway: 1, trunk: 1, primary: 1, secondary: 1.1, tertiary: 1.5, residential: 2.6, lane: 8 },
  car: { motorway: 1, trunk: 1, primary: 1, secondary: 1, tertiary: 1.1, residential: 1.3, lane: 2 },
  foot: { motorway: 50, trunk: 50, primary: 1.3, secondary: 1.1, tertiary: 1, residential: 1, lane: 1 },
}
const WALK_MPS = 1.35
const FASTEST = 100 / 3.6

/** One stretch of a way; `forward` tells whether the edge's line is followed as drawn. */
export interface Leg { readonly edge: RoadEdge; readonly forward: boolean }
export interface Route { readonly legs: readonly Leg[]; readonly lengthM: number; readonly from: number; readonly to: number }

/** Ways through the street graph (A*). One per graph; its arrays are used again for each question, so thousands are cheap. */
export class Router {
  private readonly best: Float64Array
  private readonly via: Int32Array
  private readonly round: Int32Array
  private readonly closed: Int32Array
  private readonly heap = new BinaryHeap()
  private turn = 0

  constructor(readonly graph: RoadGraph) {
    const n = graph.nodes.length
    this.best = new Float64Array(n)
    this.via = new Int32Array(n)
    this.round = new Int32Array(n)
    this.closed = new Int32Array(n)
  }

  /** The quickest way between two nodes, null only for nodes that are not in the graph. */
  route(from: number, to: number, traveller: Traveller = 'car'): Route | null {
    const { nodes, edges } = this.graph
    const goal = nodes[to]
    if (!goal || !nodes[from]) return null
    const shun = SHUN[traveller]
    const pace = traveller === 'foot' ? WALK_MPS : FASTEST
    const guess = (n: number): number => Math.hypot(nodes[n]!.x - goal.x, nodes[n]!.y - goal.y) / pace
    const turn = ++this.turn
    this.heap.clear()
    this.best[from] = 0
    this.round[from] = turn
    this.via[from] = -1
    this.heap.push(from, guess(from))
    for (let at = this.heap.pop(); at >= 0; at = this.heap.pop()) {
      if (at === to) break
      if (this.closed[at] === turn) continue
      this.closed[at] = turn
      for (const id of nodes[at]!.edges) {
        const edge = edges[id]!
        const next = edge.from === at ? edge.to : edge.from
        if (this.closed[next] === turn) continue
        const cost = this.best[at]! + (edge.lengthM / (traveller === 'foot' ? WALK_MPS : edge.speedLimitMps)) * shun[edge.class] + (traveller === 'foot' ? 0 : 3)
        if (this.round[next] === turn && this.best[next]! <= cost) continue
        this.round[next] = turn
        this.best[next] = cost
        this.via[next] = id
        this.heap.push(next, cost + guess(next))
      }
    }
    return this.round[to] === turn ? this.trail(from, to) : null
  }

  private trail(from: number, to: number): Route {
    const legs: Leg[] = []
    let lengthM = 0
    for (let at = to; at !== from; ) {
      const edge = this.graph.edges[this.via[at]!]!
      const forward = edge.to === at
      legs.push({ edge, forward })
      lengthM += edge.lengthM
      at = forward ? edge.from : edge.to
    }
    return { legs: legs.reverse(), lengthM, from, to }
  }

  /** The nearest node to a place; `classes` narrows it to nodes on such streets. */
  nearest(place: LatLon | Point, classes?: readonly RoadClass[]): number {
    const [x, y] = 'lat' in place ? fromLatLon(place) : place
    let best = -1
    let near = Infinity
    for (const n of this.graph.nodes) {
      const d = (n.x - x) ** 2 + (n.y - y) ** 2
      if (d < near && (!classes || n.edges.some((e) => classes.includes(this.graph.edges[e]!.class)))) { near = d; best = n.id }
    }
    return best
  }
}

/** The whole way as one line on the sheet. */
export function lineOf(route: Route): Point[] {
  const out: Point[] = []
  for (const { edge, forward } of route.legs) {
    const line = forward ? edge.line : [...edge.line].reverse()
    out.push(...(out.length ? line.slice(1) : line))
  }
  return out
}
