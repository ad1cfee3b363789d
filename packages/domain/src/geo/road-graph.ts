import Flatbush from 'flatbush'
import { boundsOfLines, localFrame } from './local-plane.js'
import type { Xy } from './local-plane.js'
import { positionKey } from './position-key.js'
import { shortestFrom } from './shortest-ways.js'

/** A road as GeoJSON has it: positions [lon, lat]. */
export type RoadLine = readonly (readonly number[])[]
/** The way by road from one place to many. */
export interface RoadGraph {
  /** Measures from a place: metres by road to another, the metres off the road at both ends included; null where no road is near or none leads there. */
  from(place: { lat: number; lon: number }): (to: { lat: number; lon: number }) => number | null
  readonly nodes: number
  readonly stretches: number
}

/** Ends that miss another road by no more than this were meant to meet it. */
const JOIN_M = 5
/** Farther from every road than this, a place has none. */
const NEAR_M = 500

/** Where a place meets the roads: on which stretch, how far along it, how far off it. */
interface Snap { readonly stretch: number; readonly alongM: number; readonly offM: number }

/**
 * The streets of a city as a graph, from lines that share positions where they meet. Both directions may be driven; what matters is who is near, not which way
 * a street is signed. Built once; asking costs one walk over the graph for all units together.
 */
export function roadGraph(lines: readonly RoadLine[]): RoadGraph {
  const frame = localFrame(boundsOfLines(lines))
  const at: Xy[] = []
  const nodeOf = new Map<string, number>()
  const node = ([lon = NaN, lat = NaN]: readonly number[]): number => {
    const key = positionKey(lon, lat)
    let id = nodeOf.get(key)
    if (id === undefined) { nodeOf.set(key, (id = at.length)); at.push(frame.of(lat, lon)) }
    return id
  }
  const ends: [number, number][] = []
  for (const line of lines) {
    for (let i = 1; i < line.length; i++) {
      const [a, b] = [node(line[i - 1]!), node(line[i]!)]
      if (a !== b) ends.push([a, b])
    }
  }
  const lengths = ends.map(([a, b]) => apart(at[a]!, at[b]!))
  const index = segmentIndex(ends, at)
  const links = [...ends.map(([a, b], i) => [a, b, lengths[i]!] as const), ...joins(ends, at, index)]
  const graph = adjacency(at.length, links)
  const snap = (place: { lat: number; lon: number }): Snap | null => snapTo(frame.of(place.lat, place.lon), NEAR_M, ends, at, index)
  return {
    nodes: at.length, stretches: ends.length,
    from(place) {
      const start = snap(place)
      if (start === null) return () => null
      const [a, b] = ends[start.stretch]!
      const costs = shortestFrom(graph, [[a, start.alongM], [b, lengths[start.stretch]! - start.alongM]])
      return (to) => {
        const goal = snap(to)
        if (goal === null) return null
        const [c, d] = ends[goal.stretch]!
        const onRoad = Math.min(costs[c]! + goal.alongM, costs[d]! + lengths[goal.stretch]! - goal.alongM, goal.stretch === start.stretch ? Math.abs(goal.alongM - start.alongM) : Infinity)
        return Number.isFinite(onRoad) ? onRoad + start.offM + goal.offM : null
      }
    },
  }
}

const apart = (a: Xy, b: Xy): number => Math.hypot(a.x - b.x, a.y - b.y)

function segmentIndex(ends: readonly (readonly [number, number])[], at: readonly Xy[]): Flatbush | null {
  if (ends.length === 0) return null
  const index = new Flatbush(ends.length)
  for (const [a, b] of ends) index.add(Math.min(at[a]!.x, at[b]!.x), Math.min(at[a]!.y, at[b]!.y), Math.max(at[a]!.x, at[b]!.x), Math.max(at[a]!.y, at[b]!.y))
  index.finish()
  return index
}

/** The nearest point of the nearest stretch, looked for in growing squares. */
function snapTo(p: Xy, mostM: number, ends: readonly (readonly [number, number])[], at: readonly Xy[], index: Flatbush | null, skipNode = -1): Snap | null {
  if (index === null || !Number.isFinite(p.x) || !Number.isFinite(p.y)) return null
  for (let reach = Math.min(40, mostM); ; reach = Math.min(mostM, reach * 4)) {
    let best: Snap | null = null
    for (const stretch of index.search(p.x - reach, p.y - reach, p.x + reach, p.y + reach)) {
      const [a, b] = ends[stretch]!
      if (a === skipNode || b === skipNode) continue
      const foot = footOn(p, at[a]!, at[b]!)
      if (foot.offM <= reach && (best === null || foot.offM < best.offM)) best = { stretch, ...foot }
    }
    if (best !== null || reach >= mostM) return best
  }
}

function footOn(p: Xy, a: Xy, b: Xy): { alongM: number; offM: number } {
  const length = apart(a, b)
  const t = Math.max(0, Math.min(1, ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / (length * length)))
  return { alongM: t * length, offM: Math.hypot(p.x - a.x - t * (b.x - a.x), p.y - a.y - t * (b.y - a.y)) }
}

/** Links from ends of streets to the streets that they were drawn to meet, without sharing a position with them. */
function joins(ends: readonly (readonly [number, number])[], at: readonly Xy[], index: Flatbush | null): (readonly [number, number, number])[] {
  const degree = new Uint32Array(at.length)
  for (const [a, b] of ends) { degree[a]!++; degree[b]!++ }
  return at.flatMap((p, id) => {
    const foot = degree[id] === 1 ? snapTo(p, JOIN_M, ends, at, index, id) : null
    if (foot === null) return []
    const [a, b] = ends[foot.stretch]!
    return [[id, a, foot.offM + foot.alongM] as const, [id, b, foot.offM + apart(at[a]!, at[b]!) - foot.alongM] as const]
  })
}

function adjacency(nodes: number, links: readonly (readonly [number, number, number])[]): { readonly first: Uint32Array; readonly to: Uint32Array; readonly cost: Float64Array } {
  const first = new Uint32Array(nodes + 1)
  for (const [a, b] of links) { first[a + 1]!++; first[b + 1]!++ }
  for (let i = 0; i < nodes; i++) first[i + 1]! += first[i]!
  const next = first.slice()
  const to = new Uint32Array(links.length * 2)
  const cost = new Float64Array(links.length * 2)
  const put = (from: number, goal: number, metres: number): void => { const slot = next[from]!++; to[slot] = goal; cost[slot] = metres }
  for (const [a, b, metres] of links) { put(a, b, metres); put(b, a, metres) }
  return { first, to, cost }
}

