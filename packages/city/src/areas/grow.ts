import { noise } from '../geo/noise.js'
import type { Line, Point } from '../geo/local-frame.js'
import { Raster } from '../geo/raster.js'
import { curve } from '../geo/line.js'
import { BinaryHeap } from '../route/binary-heap.js'
import { ROAD_PLANS } from '../plan/arterials.plan.js'
import { km, RIVER, WATERS } from '../plan/water.plan.js'

const { hypot, max, min } = Math

/** The city limits on land; the coast closes them in the north-east. */
export const CITY_LIMIT: Line = curve(km([[-7.5, -4.6], [-7.9, -2.4], [-7.7, 0.4], [-7.9, 2.6], [-7.2, 4.6], [-5.6, 5.9], [-3.2, 6.35], [-0.4, 6.25], [2.2, 6.45], [4.3, 6.3], [5.6, 6.5], [7.2, 5.6], [8.0, 4.2], [8.1, 2.4], [8.3, 0.4], [7.9, -1.6], [7.7, -3.4], [6.2, -4.3], [4.9, -5.6], [2.6, -6.2], [0, -6.1], [-2.4, -6.3], [-4.6, -6.0], [-6.2, -5.7]]), 150, true)

const CELL = 50
/** Cells of the sheet by what it costs to cross them: borders come to lie on rivers, railways and main roads, where fronts from both sides meet. */
export class Country {
  readonly land = new Raster(-8400, -6800, 8800, 6800, CELL)
  private readonly cost: Float32Array

  constructor() {
    this.land.fill(CITY_LIMIT, () => 1)
    for (const w of WATERS) if (w.class === 'sea') this.land.fill(w.ring, () => 0)
    const walls = new Raster(-8400, -6800, 8800, 6800, CELL)
    walls.stroke(RIVER, 100, () => 30)
    for (const r of ROAD_PLANS) if (r.class !== 'lane') walls.stroke(r.line, 30, (old) => max(old, r.class === 'secondary' ? 7 : 16))
    this.cost = Float32Array.from(walls.cells, (wall, i) => {
      const [x, y] = walls.center(i)
      return 1 + wall + 0.5 * noise(x / 500, y / 500, 3)
    })
  }

  /** Spreads labels 1… from their seeds over the cells where `may` allows; every reached cell gets the label that reaches it first. */
  spread(seeds: readonly Point[], may: (index: number) => boolean): Int16Array {
    const { columns } = this.land
    const labels = new Int16Array(this.land.cells.length)
    const best = new Float64Array(this.land.cells.length).fill(Infinity)
    const heap = new BinaryHeap()
    const owner = new Int16Array(this.land.cells.length)
    seeds.forEach((p, i) => {
      const at = this.land.index(p[0], p[1])
      best[at] = 0
      owner[at] = i + 1
      heap.push(at, 0)
    })
    for (let at = heap.pop(); at >= 0; at = heap.pop()) {
      if (labels[at]) continue
      labels[at] = owner[at]!
      for (const step of [1, -1, columns, -columns]) {
        const next = at + step
        if (next < 0 || next >= labels.length || labels[next] || !may(next)) continue
        const total = best[at]! + this.cost[next]!
        if (total < best[next]!) { best[next] = total; owner[next] = owner[at]!; heap.push(next, total) }
      }
    }
    return labels
  }

  /** `count` seeds inside the cells, each as far as can be from the others, then moved to the middle of their share. */
  seeds(inside: (index: number) => boolean, count: number): Point[] {
    const cells: number[] = []
    for (let i = 0; i < this.land.cells.length; i++) if (inside(i)) cells.push(i)
    let points: Point[] = []
    const mean = cells.map((i) => this.land.center(i)).reduce((s, p) => [s[0] + p[0], s[1] + p[1]] as const, [0, 0] as Point)
    let next: Point = [mean[0] / cells.length, mean[1] / cells.length]
    while (points.length < count) {
      points.push(next)
      let far = -1
      for (const i of cells) {
        const c = this.land.center(i)
        const d = min(...points.map((p) => hypot(p[0] - c[0], p[1] - c[1])))
        if (d > far) { far = d; next = c }
      }
    }
    for (let round = 0; round < 6; round++) {
      const sum = points.map(() => [0, 0, 0] as [number, number, number])
      for (const i of cells) {
        const c = this.land.center(i)
        let at = 0
        points.forEach((p, j) => { if (hypot(p[0] - c[0], p[1] - c[1]) < hypot(points[at]![0] - c[0], points[at]![1] - c[1])) at = j })
        const s = sum[at]!
        s[0] += c[0]; s[1] += c[1]; s[2]++
      }
      points = points.map((p, j) => (sum[j]![2] ? [sum[j]![0] / sum[j]![2], sum[j]![1] / sum[j]![2]] as const : p))
    }
    return points.map((p) => this.inner(p, cells))
  }

  private inner(p: Point, cells: readonly number[]): Point {
    let best = cells[0]!
    let near = Infinity
    for (const i of cells) {
      const c = this.land.center(i)
      const d = hypot(c[0] - p[0], c[1] - p[1])
      if (d < near) { near = d; best = i }
    }
    return this.land.center(best)
  }
}
