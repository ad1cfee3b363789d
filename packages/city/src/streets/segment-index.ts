import type { Line, Point } from '../geo/local-frame.js'

const { floor, max, min } = Math

const CELL = 80

/** One straight piece of a road: piece `at` of road `road`. */
export interface Segment { readonly road: number; readonly at: number; readonly a: Point; readonly b: Point }

/** Finds pieces of roads near a box without looking at all of them. */
export class SegmentIndex {
  private readonly cells = new Map<number, Segment[]>()

  constructor(lines: readonly Line[]) {
    lines.forEach((line, road) => {
      for (let at = 0; at + 1 < line.length; at++) {
        const segment = { road, at, a: line[at]!, b: line[at + 1]! }
        this.over(segment.a, segment.b, 0, (k) => {
          const cell = this.cells.get(k)
          if (cell) cell.push(segment)
          else this.cells.set(k, [segment])
        })
      }
    })
  }

  /** All pieces whose cells the box of a–b (grown by `marginM`) touches; a piece may come more than once. */
  near(a: Point, b: Point, marginM: number, visit: (segment: Segment) => void): void {
    this.over(a, b, marginM, (k) => this.cells.get(k)?.forEach(visit))
  }

  private over(a: Point, b: Point, marginM: number, visit: (key: number) => void): void {
    const x1 = floor((max(a[0], b[0]) + marginM) / CELL)
    const y1 = floor((max(a[1], b[1]) + marginM) / CELL)
    for (let x = floor((min(a[0], b[0]) - marginM) / CELL); x <= x1; x++) {
      for (let y = floor((min(a[1], b[1]) - marginM) / CELL); y <= y1; y++) visit((x + 4096) * 8192 + y + 4096)
    }
  }
}
