import { crossing, distance } from './line.js'
import type { Line, Point } from './local-frame.js'
import { noise } from './noise.js'

/** Twice-signed area halved: positive when the ring runs counter-clockwise. Rings may or may not repeat their first point. */
export function areaOf(ring: Line): number {
  let sum = 0
  for (let i = 0; i < ring.length; i++) {
    const [a, b] = [ring[i]!, ring[(i + 1) % ring.length]!]
    sum += a[0] * b[1] - b[0] * a[1]
  }
  return sum / 2
}

export function contains(ring: Line, [x, y]: Point): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [a, b] = [ring[i]!, ring[j]!]
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside
  }
  return inside
}

/** Pairs of sides that cross, neighbours aside: a good ring has none. */
export function selfCrossings(ring: Line): number {
  const open = distance(ring[0]!, ring[ring.length - 1]!) < 1e-9 ? ring.slice(0, -1) : ring
  const n = open.length
  let count = 0
  for (let i = 0; i < n; i++) {
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue
      if (crossing(open[i]!, open[i + 1]!, open[j]!, open[(j + 1) % n]!)) count++
    }
  }
  return count
}

/** A rounded, uneven closed shape such as nature makes: an ellipse whose radius wavers. Closed ring. */
export function blob(center: Point, rx: number, ry: number, seed: number, waver = 0.18, turnRad = 0): Point[] {
  const out: Point[] = []
  const n = 72
  for (let i = 0; i < n; i++) {
    const a = (i / n) * 2 * Math.PI
    const r = 1 + waver * noise(1.5 * Math.cos(a) + 7, 1.5 * Math.sin(a) + 7, seed) + waver * 0.3 * noise(3.1 * Math.cos(a), 3.1 * Math.sin(a), seed + 1)
    const [x, y] = [Math.cos(a) * rx * r, Math.sin(a) * ry * r]
    out.push([center[0] + x * Math.cos(turnRad) - y * Math.sin(turnRad), center[1] + x * Math.sin(turnRad) + y * Math.cos(turnRad)])
  }
  out.push(out[0]!)
  return out
}

/** A band of changing width around a line, as a closed ring. */
export function band(left: Line, right: Line): Point[] {
  return [...left, ...[...right].reverse(), left[0]!]
}
