import type { Line, Point } from '../geo/local-frame.js'
import { noise } from '../geo/noise.js'
import { ROAD_PLANS } from '../plan/arterials.plan.js'
import { CANALS, RIVER } from '../plan/water.plan.js'
import { SHEET } from './ground.js'

const { PI, SQRT1_2, abs, atan2, ceil, cos, exp, floor, hypot, max, min, round, sin } = Math

const CELL = 50
const columns = ceil((SHEET.east - SHEET.west) / CELL) + 1
const rows = ceil((SHEET.north - SHEET.south) / CELL) + 1

interface Grid { readonly x: number; readonly y: number; readonly angleDeg: number; readonly reachM: number }
/** Quarters laid out on a grid of their own, each turned its own way. */
const GRIDS: readonly Grid[] = [
  { x: 3000, y: -2800, angleDeg: -13, reachM: 1500 }, { x: 4700, y: 4700, angleDeg: 74, reachM: 1800 }, { x: 6500, y: 1900, angleDeg: 3, reachM: 1700 },
  { x: -2000, y: -3200, angleDeg: 3, reachM: 1700 }, { x: -5800, y: 1500, angleDeg: 7, reachM: 1900 }, { x: 500, y: 4600, angleDeg: -3, reachM: 1800 },
  { x: -3600, y: 5000, angleDeg: 18, reachM: 1700 }, { x: -5500, y: -1500, angleDeg: -8, reachM: 1600 }, { x: 500, y: -6200, angleDeg: 4, reachM: 1800 },
  { x: 6200, y: -2000, angleDeg: 12, reachM: 1600 }, { x: -3500, y: -5600, angleDeg: -14, reachM: 1500 },
]

/**
 * Which way streets run at each place. A street and its cross street are one and the same cross, so the field holds the double angle (cos 2θ, sin 2θ):
 * grids, a round pull about the old town, and lines (river, canals, main roads) that bend streets to run beside them (after Chen et al. 2008).
 */
export class TensorField {
  private readonly c = new Float32Array(columns * rows)
  private readonly s = new Float32Array(columns * rows)

  constructor() {
    const near = new Float32Array(columns * rows).fill(Infinity)
    const lineAngle = new Float32Array(columns * rows)
    const splat = (line: Line, reachM: number): void => {
      for (let i = 1; i < line.length; i++) {
        const [a, b] = [line[i - 1]!, line[i]!]
        const angle = atan2(b[1] - a[1], b[0] - a[0])
        const reach = ceil(reachM / CELL)
        const c0 = round((a[0] - SHEET.west) / CELL)
        const r0 = round((a[1] - SHEET.south) / CELL)
        for (let r = max(0, r0 - reach); r <= min(rows - 1, r0 + reach); r++) {
          for (let c = max(0, c0 - reach); c <= min(columns - 1, c0 + reach); c++) {
            const d = hypot(SHEET.west + c * CELL - a[0], SHEET.south + r * CELL - a[1]) * (400 / reachM)
            if (d < near[r * columns + c]!) { near[r * columns + c] = d; lineAngle[r * columns + c] = angle }
          }
        }
      }
    }
    splat(RIVER, 700)
    for (const canal of CANALS) splat(canal.center!, 260)
    for (const road of ROAD_PLANS) splat(road.line, road.class === 'lane' ? 160 : 420)
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < columns; c++) {
        const [x, y] = [SHEET.west + c * CELL, SHEET.south + r * CELL]
        let C = 0.25 * cos(0.08)
        let S = 0.25 * sin(0.08)
        for (const g of GRIDS) {
          const w = exp(-((x - g.x) ** 2 + (y - g.y) ** 2) / g.reachM ** 2)
          C += w * cos((2 * g.angleDeg * PI) / 180)
          S += w * sin((2 * g.angleDeg * PI) / 180)
        }
        const [dx, dy] = [x - 300, y - 100]
        const round = 1.1 * exp(-(dx * dx + dy * dy) / 1900 ** 2)
        const turn = 2 * atan2(dy, dx)
        C += round * cos(turn)
        S += round * sin(turn)
        const beside = 2.2 * exp(-((near[r * columns + c]! / 190) ** 2))
        C += beside * cos(2 * lineAngle[r * columns + c]!)
        S += beside * sin(2 * lineAngle[r * columns + c]!)
        const old = exp(-(dx * dx + dy * dy) / 1000 ** 2)
        const bend = (0.14 + 0.5 * old) * noise(x / (420 + 500 * (1 - old)), y / (420 + 500 * (1 - old)), 5)
        this.c[r * columns + c] = C * cos(2 * bend) - S * sin(2 * bend)
        this.s[r * columns + c] = S * cos(2 * bend) + C * sin(2 * bend)
      }
    }
  }

  /** Direction of the first family of streets (radians); the second is square to it. */
  angle(x: number, y: number): number {
    const fx = max(0, min(columns - 1.001, (x - SHEET.west) / CELL))
    const fy = max(0, min(rows - 1.001, (y - SHEET.south) / CELL))
    const i = floor(fy) * columns + floor(fx)
    const [tx, ty] = [fx % 1, fy % 1]
    const mix = (f: Float32Array): number => (f[i]! * (1 - tx) + f[i + 1]! * tx) * (1 - ty) + (f[i + columns]! * (1 - tx) + f[i + columns + 1]! * tx) * ty
    return atan2(mix(this.s), mix(this.c)) / 2
  }

  /** Which family (0 or 1) a direction belongs to at a place. */
  family(p: Point, direction: number): 0 | 1 {
    const off = abs(cos(direction - this.angle(p[0], p[1])))
    return off > SQRT1_2 ? 0 : 1
  }
}
