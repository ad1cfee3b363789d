import { simplify } from '../geo/line.js'
import type { Point } from '../geo/local-frame.js'
import { areaOf } from '../geo/polygon.js'
import type { Raster } from '../geo/raster.js'

/** A stretch of border between two junctions of areas; `left` and `right` are the labels beside it (0 = outside). */
interface Border { readonly left: number; readonly right: number; readonly line: Point[] }

/** Cells touching only by a corner make rings that touch themselves: give one of them to its neighbour until none is left. */
export function withoutCorners(labels: Int16Array, columns: number): void {
  for (let changed = true, pass = 0; changed && pass < 40; pass++) {
    changed = false
    for (let i = 0; i + columns + 1 < labels.length; i++) {
      const [a, b, c, d] = [labels[i]!, labels[i + 1]!, labels[i + columns]!, labels[i + columns + 1]!]
      if (a === d && b !== a && c !== a) { labels[i + 1] = a; changed = true }
      else if (b === c && a !== b && d !== b) { labels[i] = b; changed = true }
    }
  }
}

/** Traces all borders once, so that neighbours share the very same points, and rounds them off. */
export function traceBorders(labels: Int16Array, sheet: Raster): Border[] {
  const w = sheet.columns + 1
  const at = (c: number, r: number): number => (c < 0 || r < 0 || c >= sheet.columns || r >= sheet.rows ? 0 : labels[r * sheet.columns + c]!)
  const sides = new Map<number, { to: number; left: number; right: number }[]>()
  const side = (from: number, to: number, left: number, right: number): void => {
    sides.set(from, [...(sides.get(from) ?? []), { to, left, right }])
    sides.set(to, [...(sides.get(to) ?? []), { to: from, left: right, right: left }])
  }
  for (let r = 0; r <= sheet.rows; r++) {
    for (let c = 0; c <= sheet.columns; c++) {
      if (at(c, r) !== at(c, r - 1)) side(r * w + c, r * w + c + 1, at(c, r), at(c, r - 1))
      if (at(c, r) !== at(c - 1, r)) side(r * w + c, (r + 1) * w + c, at(c - 1, r), at(c, r))
    }
  }
  const point = (v: number): Point => [sheet.west + (v % w) * sheet.cellM, sheet.south + Math.floor(v / w) * sheet.cellM]
  const done = new Set<string>()
  const out: Border[] = []
  const follow = (start: number, first: { to: number; left: number; right: number }): void => {
    if (done.has(`${start},${first.to}`)) return
    const line = [start]
    for (let from = start, s = first; ; ) {
      done.add(`${from},${s.to}`).add(`${s.to},${from}`)
      line.push(s.to)
      const next = sides.get(s.to)!
      if (next.length !== 2 || s.to === start) break
      const on = next.find((n) => n.to !== from)!
      from = s.to
      s = on
    }
    out.push({ left: first.left, right: first.right, line: rounded(line.map(point)) })
  }
  for (const [v, list] of sides) if (list.length !== 2) for (const s of list) follow(v, s)
  for (const [v, list] of sides) for (const s of list) follow(v, s)
  return out
}

/** Stairs to slopes: simplified, then corners cut once (Chaikin), ends kept. */
function rounded(line: readonly Point[]): Point[] {
  const closed = line[0]![0] === line.at(-1)![0] && line[0]![1] === line.at(-1)![1]
  const half = line.length >> 1
  const few = closed ? [...simplify(line.slice(0, half + 1), 48), ...simplify(line.slice(half), 48).slice(1)] : simplify(line, 48)
  const out: Point[] = [few[0]!]
  for (let i = 1; i + 1 < few.length; i++) {
    const [a, b, c] = [few[i - 1]!, few[i]!, few[i + 1]!]
    out.push([b[0] + (a[0] - b[0]) * 0.25, b[1] + (a[1] - b[1]) * 0.25], [b[0] + (c[0] - b[0]) * 0.25, b[1] + (c[1] - b[1]) * 0.25])
  }
  out.push(few.at(-1)!)
  return out
}

/** The closed rings around a set of labels, biggest first; outer rings run counter-clockwise, holes clockwise. */
export function ringsAround(borders: readonly Border[], member: (label: number) => boolean): Point[][] {
  const starts = new Map<string, Point[][]>()
  const key = (p: Point): string => `${p[0]},${p[1]}`
  for (const b of borders) {
    if (member(b.left) === member(b.right)) continue
    const line = member(b.left) ? b.line : [...b.line].reverse()
    starts.set(key(line[0]!), [...(starts.get(key(line[0]!)) ?? []), line])
  }
  const rings: Point[][] = []
  for (const [k, lines] of starts) {
    for (let line = lines.pop(); line; line = starts.get(k)?.pop()) {
      const ring = [...line]
      while (key(ring.at(-1)!) !== key(ring[0]!)) {
        const next = starts.get(key(ring.at(-1)!))?.pop()
        if (!next) break
        ring.push(...next.slice(1))
      }
      rings.push(ring)
    }
  }
  return rings.sort((a, b) => Math.abs(areaOf(b)) - Math.abs(areaOf(a)))
}
