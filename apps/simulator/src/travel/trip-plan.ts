import { lineOf } from '@watchfloor/city'
import type { Point, RoadClass, RoadGraph, Route } from '@watchfloor/city'

const { PI, abs, atan2, hypot, max, min, sqrt } = Math

/** How somebody drives: limits of comfort, never of the machine. */
export interface Style {
  /** Part of the speed limit that is driven. */
  readonly eagerness: number
  readonly topMps: number
  readonly accelerate: number
  readonly brake: number
}
/** What stands at lights and turns is drawn by. */
export type Chance = () => number

/** Where and how fast at one moment of a trip. */
export interface Pose { readonly x: number; readonly y: number; readonly speedMps: number; readonly courseDeg: number }

/** One stretch of even acceleration. */
interface Phase { readonly t: number; readonly s: number; readonly v: number; readonly a: number }

const TURN_SPEEDS = [[70, 4.2], [35, 7], [18, 11]] as const
const BIG: readonly RoadClass[] = ['primary', 'secondary', 'trunk']

/**
 * A whole trip worked out beforehand: speed along the way as stretches of even acceleration (speeding up, cruising, slowing for turns, standing at
 * lights), so that asking where it is costs a look-up and nothing has to tick.
 */
export class TripPlan {
  private readonly phases: Phase[] = []
  private readonly reach: Float64Array
  private readonly line: readonly Point[]
  /** Seconds from start to end. */
  readonly durationS: number
  readonly lengthM: number
  /** Seconds at which the vehicle is in a bend of more than 35°: terminals report there out of turn (JT/T 808 parameter 0x0030). */
  readonly turnsS: readonly number[]

  constructor(route: Route, graph: RoadGraph, style: Style, chance: Chance) {
    this.line = route.legs.length > 0 ? lineOf(route) : [[graph.nodes[route.from]!.x, graph.nodes[route.from]!.y]]
    this.reach = new Float64Array(this.line.length)
    for (let i = 1; i < this.line.length; i++) this.reach[i] = this.reach[i - 1]! + hypot(this.line[i]![0] - this.line[i - 1]![0], this.line[i]![1] - this.line[i - 1]![1])
    this.lengthM = this.reach.at(-1)!
    const n = route.legs.length
    const at = new Float64Array(n + 1)
    const speed = new Float64Array(n + 1)
    const stand = new Float64Array(n + 1)
    const turns = new Set<number>()
    route.legs.forEach(({ edge }, i) => { at[i + 1] = at[i]! + edge.lengthM })
    const cruise = route.legs.map(({ edge }) => min(style.topMps, edge.speedLimitMps * style.eagerness))
    for (let i = 1; i < n; i++) {
      speed[i] = min(cruise[i - 1]!, cruise[i]!)
      const bend = abs(turnAt(route, i))
      for (const [over, limit] of TURN_SPEEDS) if (bend > over) { speed[i] = min(speed[i]!, limit); break }
      if (bend > 35) turns.add(i)
      const here = route.legs[i]!.forward ? route.legs[i]!.edge.from : route.legs[i]!.edge.to
      const node = graph.nodes[here]!
      const bigWays = node.edges.filter((e) => BIG.includes(graph.edges[e]!.class)).length
      // Lights stand where two main streets cross; the green wave holds for most.
      if (bigWays >= 3 && node.edges.length >= 4 && route.legs[i]!.edge.class !== 'trunk' && chance() < 0.36) { speed[i] = 0; stand[i] = 8 + 52 * chance() }
    }
    for (let i = n - 1; i >= 0; i--) speed[i] = min(speed[i]!, sqrt(speed[i + 1]! ** 2 + 2 * style.brake * (at[i + 1]! - at[i]!)))
    for (let i = 0; i < n; i++) speed[i + 1] = min(speed[i + 1]!, sqrt(speed[i]! ** 2 + 2 * style.accelerate * (at[i + 1]! - at[i]!)))
    let t = 0
    const turnsS: number[] = []
    for (let i = 0; i < n; i++) {
      if (turns.has(i)) turnsS.push(t)
      if (stand[i]) { this.phases.push({ t, s: at[i]!, v: 0, a: 0 }); t += stand[i]! }
      t = this.stretch(t, at[i]!, at[i + 1]! - at[i]!, speed[i]!, cruise[i]!, speed[i + 1]!, style)
    }
    this.phases.push({ t, s: this.lengthM, v: 0, a: 0 })
    this.durationS = t
    this.turnsS = turnsS
  }

  /** Where it is `seconds` after setting out. */
  at(seconds: number): Pose {
    const phases = this.phases
    let low = 0
    let high = phases.length - 1
    while (low < high) {
      const mid = (low + high + 1) >> 1
      if (phases[mid]!.t <= seconds) low = mid
      else high = mid - 1
    }
    const p = phases[low]!
    const dt = max(0, min(seconds, this.durationS) - p.t)
    return this.pose(min(this.lengthM, p.s + p.v * dt + 0.5 * p.a * dt * dt), max(0, p.v + p.a * dt))
  }

  private stretch(t0: number, s0: number, length: number, from: number, top: number, to: number, { accelerate: up, brake: down }: Style): number {
    const peak = max(from, to, min(top, sqrt((2 * up * down * length + down * from ** 2 + up * to ** 2) / (up + down))))
    let [t, s] = [t0, s0]
    const push = (v: number, a: number, seconds: number): void => {
      if (seconds < 1e-3) return
      this.phases.push({ t, s, v, a })
      s += v * seconds + 0.5 * a * seconds * seconds
      t += seconds
    }
    const upM = (peak ** 2 - from ** 2) / (2 * up)
    const downM = (peak ** 2 - to ** 2) / (2 * down)
    push(from, up, (peak - from) / up)
    push(peak, 0, max(0, length - upM - downM) / peak)
    push(peak, -down, (peak - to) / down)
    return t
  }

  private pose(s: number, speedMps: number): Pose {
    const { reach, line } = this
    if (line.length === 1) return { x: line[0]![0], y: line[0]![1], speedMps: 0, courseDeg: 0 }
    let low = 0
    let high = line.length - 2
    while (low < high) {
      const mid = (low + high + 1) >> 1
      if (reach[mid]! <= s) low = mid
      else high = mid - 1
    }
    const [a, b] = [line[low]!, line[low + 1]!]
    const span = reach[low + 1]! - reach[low]!
    const f = span > 0 ? min(1, (s - reach[low]!) / span) : 0
    const course = (90 - (atan2(b[1] - a[1], b[0] - a[0]) * 180) / PI + 360) % 360
    return { x: a[0] + (b[0] - a[0]) * f, y: a[1] + (b[1] - a[1]) * f, speedMps, courseDeg: course }
  }
}

/** Change of direction between leg i − 1 and leg i, degrees. */
function turnAt(route: Route, i: number): number {
  const ends = (k: number): [Point, Point, Point, Point] => {
    const { edge, forward } = route.legs[k]!
    const l = forward ? edge.line : [...edge.line].reverse()
    return [l[0]!, l[1]!, l.at(-2)!, l.at(-1)!]
  }
  const [, , c, d] = ends(i - 1)
  const [a, b] = ends(i)
  const turn = atan2(b[1] - a[1], b[0] - a[0]) - atan2(d[1] - c[1], d[0] - c[0])
  return (((turn * 180) / PI + 540) % 360) - 180
}
