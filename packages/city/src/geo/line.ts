import type { Line, Point } from './local-frame.js'

const { abs, atan2, hypot, max, min, round } = Math

export const distance = (a: Point, b: Point): number => hypot(b[0] - a[0], b[1] - a[1])
export const lerp = (a: Point, b: Point, t: number): Point => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]

export function lengthOf(line: Line): number {
  let sum = 0
  for (let i = 1; i < line.length; i++) sum += distance(line[i - 1]!, line[i]!)
  return sum
}

/** A smooth curve through all control points (centripetal enough for gentle bends: uniform Catmull–Rom). */
export function curve(control: Line, stepM: number, closed = false): Point[] {
  const n = control.length
  const at = (i: number): Point => (closed ? control[(i + n) % n]! : control[max(0, min(n - 1, i))]!)
  const out: Point[] = []
  for (let i = 0; i < (closed ? n : n - 1); i++) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    const steps = max(1, round(distance(b, c) / stepM))
    for (let s = 0; s < steps; s++) {
      const t = s / steps
      const mix = (k: 0 | 1): number => 0.5 * (2 * b[k] + (c[k] - a[k]) * t + (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) * t * t + (3 * b[k] - a[k] - 3 * c[k] + d[k]) * t * t * t)
      out.push([mix(0), mix(1)])
    }
  }
  out.push(closed ? out[0]! : control[n - 1]!)
  return out
}

/** Fewer points, none further than `toleranceM` from the line (Douglas–Peucker, without recursion). */
export function simplify(line: Line, toleranceM: number): Point[] {
  const keep = new Uint8Array(line.length)
  keep[0] = keep[line.length - 1] = 1
  const stack: [number, number][] = [[0, line.length - 1]]
  for (let span = stack.pop(); span; span = stack.pop()) {
    const [from, to] = span
    let worst = toleranceM
    let at = -1
    for (let i = from + 1; i < to; i++) {
      const off = nearestOnSegment(line[i]!, line[from]!, line[to]!).distance
      if (off > worst) { worst = off; at = i }
    }
    if (at > 0) { keep[at] = 1; stack.push([from, at], [at, to]) }
  }
  return line.filter((_, i) => keep[i])
}

export function nearestOnSegment(p: Point, a: Point, b: Point): { t: number; point: Point; distance: number } {
  const dx = b[0] - a[0]
  const dy = b[1] - a[1]
  const square = dx * dx + dy * dy
  const t = square === 0 ? 0 : max(0, min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / square))
  const point: Point = [a[0] + dx * t, a[1] + dy * t]
  return { t, point, distance: distance(p, point) }
}

/** Where two segments cross, as fractions along each; null when they do not. */
export function crossing(a: Point, b: Point, c: Point, d: Point): { t: number; u: number } | null {
  const rx = b[0] - a[0]
  const ry = b[1] - a[1]
  const sx = d[0] - c[0]
  const sy = d[1] - c[1]
  const den = rx * sy - ry * sx
  if (abs(den) < 1e-9) return null
  const t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / den
  const u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / den
  return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? { t, u } : null
}

/** The line moved sideways, left of its direction for positive distances (`by` may change along it). */
export function offset(line: Line, by: (i: number) => number): Point[] {
  return line.map((p, i) => {
    const a = line[max(0, i - 1)]!
    const b = line[min(line.length - 1, i + 1)]!
    const l = distance(a, b) || 1
    const d = by(i)
    return [p[0] - ((b[1] - a[1]) / l) * d, p[1] + ((b[0] - a[0]) / l) * d]
  })
}

/** Point and direction (radians, from east, counter-clockwise) at a distance along the line. */
export function along(line: Line, atM: number): { point: Point; angle: number } {
  let left = atM
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!]
    const l = distance(a, b)
    if (left <= l || i === line.length - 1) return { point: lerp(a, b, l === 0 ? 0 : min(1, left / l)), angle: atan2(b[1] - a[1], b[0] - a[0]) }
    left -= l
  }
  return { point: line[0]!, angle: 0 }
}
