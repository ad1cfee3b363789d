import type { Line, Point } from './local-frame.js'

const { ceil, floor, hypot, max, min } = Math

/** A sheet of square cells; outside of it reads as `outside`. */
export class Raster {
  readonly cells: Int16Array
  readonly columns: number
  readonly rows: number

  constructor(readonly west: number, readonly south: number, east: number, north: number, readonly cellM: number, readonly outside = 0) {
    this.columns = ceil((east - west) / cellM)
    this.rows = ceil((north - south) / cellM)
    this.cells = new Int16Array(this.columns * this.rows)
  }

  /** Index of the cell under a point, −1 outside. */
  index(x: number, y: number): number {
    const c = floor((x - this.west) / this.cellM)
    const r = floor((y - this.south) / this.cellM)
    return c < 0 || r < 0 || c >= this.columns || r >= this.rows ? -1 : r * this.columns + c
  }
  at(x: number, y: number): number {
    const i = this.index(x, y)
    return i < 0 ? this.outside : this.cells[i]!
  }
  center(index: number): Point {
    return [this.west + ((index % this.columns) + 0.5) * this.cellM, this.south + (floor(index / this.columns) + 0.5) * this.cellM]
  }

  /** Runs over the cells whose centres lie in a ring, row by row. */
  fill(ring: Line, paint: (old: number, index: number) => number): void {
    for (let r = 0; r < this.rows; r++) {
      const y = this.south + (r + 0.5) * this.cellM
      const hits: number[] = []
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [a, b] = [ring[i]!, ring[j]!]
        if (a[1] > y !== b[1] > y) hits.push(((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0])
      }
      hits.sort((m, n) => m - n)
      for (let k = 0; k + 1 < hits.length; k += 2) {
        const from = max(0, ceil((hits[k]! - this.west) / this.cellM - 0.5))
        const to = min(this.columns - 1, floor((hits[k + 1]! - this.west) / this.cellM - 0.5))
        for (let c = from; c <= to; c++) this.cells[r * this.columns + c] = paint(this.cells[r * this.columns + c]!, r * this.columns + c)
      }
    }
  }

  /** Runs over the cells within `radiusM` of a line. */
  stroke(line: Line, radiusM: number, paint: (old: number, index: number) => number): void {
    const reach = ceil(radiusM / this.cellM)
    const seen = new Set<number>()
    for (let i = 1; i < line.length; i++) {
      const [a, b] = [line[i - 1]!, line[i]!]
      const steps = max(1, ceil(hypot(b[0] - a[0], b[1] - a[1]) / (this.cellM / 2)))
      for (let s = 0; s <= steps; s++) {
        const x = a[0] + ((b[0] - a[0]) * s) / steps
        const y = a[1] + ((b[1] - a[1]) * s) / steps
        for (let dr = -reach; dr <= reach; dr++) {
          for (let dc = -reach; dc <= reach; dc++) {
            const index = this.index(x + dc * this.cellM, y + dr * this.cellM)
            if (index < 0 || seen.has(index)) continue
            const [cx, cy] = this.center(index)
            if (hypot(cx - x, cy - y) > max(radiusM, this.cellM * 0.71)) continue
            seen.add(index)
            this.cells[index] = paint(this.cells[index]!, index)
          }
        }
      }
    }
  }
}
