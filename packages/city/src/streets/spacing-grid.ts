import type { Line } from '../geo/local-frame.js'

const { floor, min } = Math

const CELL = 60
const key = (x: number, y: number): number => floor(x / CELL + 4096) * 8192 + floor(y / CELL + 4096)

/** Points of streets already laid, to keep new ones of the same family at their distance. */
export class SpacingGrid {
  private readonly cells = new Map<number, number[]>()

  add(line: Line): void {
    for (const [x, y] of line) this.addPoint(x, y)
  }
  addPoint(x: number, y: number): void {
    const k = key(x, y)
    const cell = this.cells.get(k)
    if (cell) cell.push(x, y)
    else this.cells.set(k, [x, y])
  }
  /** Whether something lies within `radius` of a point. */
  near(x: number, y: number, radius: number): boolean {
    const square = radius * radius
    for (let cx = x - radius; cx < x + radius + CELL; cx += CELL) {
      for (let cy = y - radius; cy < y + radius + CELL; cy += CELL) {
        const cell = this.cells.get(key(min(cx, x + radius), min(cy, y + radius)))
        if (!cell) continue
        for (let i = 0; i < cell.length; i += 2) if ((cell[i]! - x) ** 2 + (cell[i + 1]! - y) ** 2 < square) return true
      }
    }
    return false
  }
}
