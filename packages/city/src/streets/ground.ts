import type { Line } from '../geo/local-frame.js'
import { Raster } from '../geo/raster.js'
import { GREENS } from '../plan/green.plan.js'
import { ISLAND, WATERS } from '../plan/water.plan.js'
import { ROAD_PLANS } from '../plan/arterials.plan.js'

/** What stands in a street's way, as bits of a 20 m raster. */
export const OPEN_WATER = 1
export const CANAL = 2
export const HILL = 4
export const PARK = 8
/** Within reach of an expressway, which only big roads cross. */
export const EXPRESSWAY = 16
export const OUTSIDE = 32

export const SHEET = { west: -9600, south: -7600, east: 9800, north: 7600 } as const

export function drawGround(): Raster {
  const ground = new Raster(SHEET.west, SHEET.south, SHEET.east, SHEET.north, 20, OUTSIDE)
  const set = (bit: number) => (old: number): number => old | bit
  for (const w of WATERS) ground.fill(w.ring, set(w.class === 'canal' ? CANAL : OPEN_WATER))
  ground.fill(ISLAND, (old) => (old & ~OPEN_WATER) | PARK)
  for (const g of GREENS) ground.fill(g.ring, set(g.class === 'hill' || g.class === 'wetland' ? HILL : PARK))
  for (const r of ROAD_PLANS) if (r.class === 'motorway' || r.class === 'trunk') ground.stroke(r.line as Line, 30, set(EXPRESSWAY))
  return ground
}
