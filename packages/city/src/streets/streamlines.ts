import { seeded, shuffled } from '../geo/random.js'
import type { Line, Point } from '../geo/local-frame.js'
import type { Raster } from '../geo/raster.js'
import type { RoadClass, RoadPlan } from '../plan/arterials.plan.js'
import { STREET_GAP_M, zoneAt } from '../plan/zones.plan.js'
import { CANAL, EXPRESSWAY, HILL, OPEN_WATER, OUTSIDE, PARK } from './ground.js'
import { SpacingGrid } from './spacing-grid.js'
import type { TensorField } from './tensor-field.js'

const { PI, atan2, cos, hypot, max, sin } = Math

export interface Streamline { readonly class: RoadClass; readonly line: Point[] }

interface Level { readonly gap: (p: Point) => number; readonly blocked: number; readonly minM: number; readonly class: (p: Point) => RoadClass }
const STEP = 12

const LEVELS: readonly Level[] = [
  { gap: (p) => (zoneAt(p) === 'country' ? 1500 : zoneAt(p) === 'old_town' ? 340 : 560), blocked: OPEN_WATER | HILL | PARK | OUTSIDE, minM: 600, class: () => 'secondary' },
  { gap: (p) => max(190, STREET_GAP_M[zoneAt(p)] * 1.75), blocked: OPEN_WATER | HILL | PARK | EXPRESSWAY | OUTSIDE, minM: 300, class: (p) => (zoneAt(p) === 'old_town' ? 'residential' : 'tertiary') },
  { gap: (p) => STREET_GAP_M[zoneAt(p)], blocked: OPEN_WATER | CANAL | HILL | PARK | EXPRESSWAY | OUTSIDE, minM: 110, class: (p) => (zoneAt(p) === 'old_town' ? 'lane' : 'residential') },
]

/**
 * Grows the smaller streets between the drawn ones: lines traced through the field, level by level, each keeping its distance from those of its
 * own family (after Jobard & Lefer 1997). Streets end where the next parallel one comes too close, at water, hills and expressways.
 */
export function growStreets(field: TensorField, ground: Raster, drawn: readonly RoadPlan[]): Streamline[] {
  const grids = [new SpacingGrid(), new SpacingGrid()] as const
  const enter = (line: Line): void => {
    for (let i = 1; i < line.length; i++) {
      const [a, b] = [line[i - 1]!, line[i]!]
      const angle = atan2(b[1] - a[1], b[0] - a[0])
      grids[field.family(a, angle)].addPoint(b[0], b[1])
    }
  }
  for (const road of drawn) enter(road.line)
  const random = seeded(20_260)
  const out: Streamline[] = []
  for (const level of LEVELS) {
    const queue: { p: Point; family: 0 | 1 }[] = []
    const sow = (line: Line, family: 0 | 1): void => {
      for (let i = 4; i < line.length; i += 9) {
        const p = line[i]!
        const gap = level.gap(p) * (0.97 + 0.12 * random())
        const across = field.angle(p[0], p[1]) + (family === 0 ? PI / 2 : 0)
        for (const side of [1, -1]) queue.push({ p: [p[0] + side * gap * cos(across), p[1] + side * gap * sin(across)], family })
      }
    }
    const lattice: { p: Point; family: 0 | 1 }[] = []
    for (let x = -9000; x <= 9200; x += 210) for (let y = -7200; y <= 7200; y += 210) for (const family of [0, 1] as const) lattice.push({ p: [x + 90 * random(), y + 90 * random()], family })
    for (const road of drawn) for (const family of [0, 1] as const) sow(road.line, family)
    const late = shuffled(random, lattice)
    for (let next = queue.shift() ?? late.pop(); next; next = queue.shift() ?? late.pop()) {
      const { p, family } = next
      const gap = level.gap(p)
      if (ground.at(p[0], p[1]) & level.blocked || grids[family].near(p[0], p[1], gap * 0.92)) continue
      const line = trace(p, family, field, ground, grids[family], level)
      if (line.length * STEP < level.minM) continue
      for (let i = 0; i < line.length; i++) grids[family].addPoint(line[i]![0], line[i]![1])
      sow(line, family)
      out.push({ class: level.class(line[line.length >> 1]!), line })
    }
  }
  return out
}

function trace(seed: Point, family: 0 | 1, field: TensorField, ground: Raster, grid: SpacingGrid, level: Level): Point[] {
  const run = (sign: 1 | -1): Point[] => {
    const line: Point[] = []
    const turn = family === 0 ? 0 : PI / 2
    let [x, y] = seed
    let heading = field.angle(x, y) + turn + (sign < 0 ? PI : 0)
    for (let i = 0; i < 520; i++) {
      const mid = aligned(field.angle(x + (STEP / 2) * cos(heading), y + (STEP / 2) * sin(heading)) + turn, heading)
      if (cos(mid - heading) < 0.82) break
      heading = mid
      x += STEP * cos(heading)
      y += STEP * sin(heading)
      if (ground.at(x, y) & level.blocked || grid.near(x, y, level.gap([x, y]) * 0.55)) break
      if (i > 40 && hypot(x - seed[0], y - seed[1]) < 30) break
      line.push([x, y])
    }
    return line
  }
  return [...run(-1).reverse(), seed, ...run(1)]
}

/** The field knows no forward: of both directions the one that goes on. */
const aligned = (angle: number, heading: number): number => (cos(angle - heading) < 0 ? angle + PI : angle)
