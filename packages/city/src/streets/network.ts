import { lengthOf, simplify } from '../geo/line.js'
import { toLatLon } from '../geo/local-frame.js'
import type { Line, Point } from '../geo/local-frame.js'
import { ROAD_PLANS } from '../plan/arterials.plan.js'
import { STREET_GAP_M, zoneAt } from '../plan/zones.plan.js'
import { drawGround } from './ground.js'
import { joinEnds } from './join-ends.js'
import { nameStreets } from './name-streets.js'
import { planarise } from './planarise.js'
import type { RawEdge } from './planarise.js'
import { speedLimitMps } from './road-graph.js'
import type { Road, RoadEdge, RoadGraph, RoadNode } from './road-graph.js'
import { growStreets } from './streamlines.js'
import { TensorField } from './tensor-field.js'

/** Draws, grows, cuts, prunes and names: the whole street network, one connected piece. */
export function buildNetwork(): RoadGraph {
  const ground = drawGround()
  const grown = growStreets(new TensorField(), ground, ROAD_PLANS)
  const raw = [
    ...ROAD_PLANS.map((r) => ({ class: r.class, line: simplify(r.line, 1.5) as Line })),
    ...grown.map((g) => ({ class: g.class, line: simplify(g.line, 2) as Line })),
  ]
  const joined = joinEnds(raw.map((r) => r.line), (i) => (i < ROAD_PLANS.length ? 60 : Math.min(260, STREET_GAP_M[zoneAt(raw[i]!.line[0]!)] * 1.15)), (i) => raw[i]!.class !== 'lane' && raw[i]!.class !== 'residential', ground)
  const roads = raw.map((r, i) => ({ class: r.class, line: joined[i]! as Line }))
  const { points, edges } = planarise(roads)
  const kept = mainPart(points.length, withoutStubs(points.length, edges, (e) => e.road < ROAD_PLANS.length))
  return number(points, kept, roads)
}

/** Takes away short dead ends (twice, as taking one may leave another); longer ones stay as cul-de-sacs. */
function withoutStubs(nodes: number, all: readonly RawEdge[], safe: (edge: RawEdge) => boolean): RawEdge[] {
  let edges = [...all]
  for (let pass = 0; pass < 3; pass++) {
    const degree = new Uint16Array(nodes)
    for (const e of edges) { degree[e.from]!++; degree[e.to]!++ }
    const limit = (e: RawEdge): number => (safe(e) ? 60 : zoneAt(e.line[0]!) === 'country' ? 160 : 95)
    edges = edges.filter((e) => (degree[e.from]! > 1 && degree[e.to]! > 1) || e.lengthM > limit(e))
  }
  return edges
}

function mainPart(nodes: number, edges: readonly RawEdge[]): RawEdge[] {
  const parent = Int32Array.from({ length: nodes }, (_, i) => i)
  const root = (i: number): number => { while (parent[i] !== i) { parent[i] = parent[parent[i]!]!; i = parent[i]! } return i }
  for (const e of edges) parent[root(e.from)] = root(e.to)
  const size = new Map<number, number>()
  for (const e of edges) size.set(root(e.from), (size.get(root(e.from)) ?? 0) + 1)
  const main = [...size].reduce((a, b) => (b[1] > a[1] ? b : a))[0]
  return edges.filter((e) => root(e.from) === main)
}

function number(points: readonly Point[], raw: readonly RawEdge[], roads: readonly { class: Road['class']; line: Line }[]): RoadGraph {
  const ids = new Map<number, number>()
  const nodes: RoadNode[] = []
  const nodeOf = (p: number): number => {
    let id = ids.get(p)
    if (id === undefined) {
      id = nodes.length
      ids.set(p, id)
      const [x, y] = points[p]!
      nodes.push({ id, x, y, ...toLatLon([x, y]), edges: [] })
    }
    return id
  }
  const ordered = [...raw].sort((a, b) => a.road - b.road || a.order - b.order)
  const used = [...new Set(ordered.map((e) => e.road))]
  const roadIds = new Map(used.map((r, i) => [r, i]))
  const edges: RoadEdge[] = ordered.map((e, id) => {
    const cls = roads[e.road]!.class
    const edge: RoadEdge = { id, from: nodeOf(e.from), to: nodeOf(e.to), road: roadIds.get(e.road)!, class: cls, line: e.line, lengthM: e.lengthM, speedLimitMps: speedLimitMps(cls) }
    nodes[edge.from]!.edges.push(id)
    nodes[edge.to]!.edges.push(id)
    return edge
  })
  const pieces = used.map(() => [] as Point[][])
  for (const e of edges) {
    const own = pieces[e.road]!
    const last = own.at(-1)
    const end = last?.at(-1)
    if (last && end && end[0] === e.line[0]![0] && end[1] === e.line[0]![1]) last.push(...e.line.slice(1))
    else own.push([...e.line])
  }
  const bare = used.map((r, id) => ({ id, class: roads[r]!.class, pieces: pieces[id]!, lengthM: pieces[id]!.reduce((sum, p) => sum + lengthOf(p), 0), plan: ROAD_PLANS[r] }))
  return { nodes, edges, roads: nameStreets(bare) }
}
