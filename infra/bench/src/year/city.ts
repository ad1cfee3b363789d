import { randomUUID } from 'node:crypto'
import type { AreaStep } from '@watchfloor/shared'

/** The box that is divided into areas, degrees. */
const [WEST, SOUTH, EAST, NORTH] = [120.95, 30.6, 121.15, 30.78]
/** How many areas of a level lie side by side and above each other; each lies within the one before of its kind. Unit grids as many as a built-up area of thirty square kilometres has. */
const LEVELS = { grid: [60, 48], community: [12, 12], duty: [6, 4], street: [3, 3], district: [1, 1] } as const
type Level = keyof typeof LEVELS
const NAMES: Readonly<Record<Level, string>> = { grid: '网格', community: '社区', duty: '片区', street: '街道', district: '区' }

export interface City {
  /** Rows for the hub's table. */
  areas: readonly { id: string; name: string; level: Level; geometry: object }[]
  pathOf(lat: number, lon: number): AreaStep[]
}
export interface Place { lat: number; lon: number; path: AreaStep[] }

/** A city in regular pieces: whoever knows the place knows the areas without asking the polygons. */
export function drawCity(): City {
  const levels = (Object.entries(LEVELS) as [Level, readonly [number, number]][]).map(([level, [columns, rows]]) => {
    const [width, height] = [(EAST - WEST) / columns, (NORTH - SOUTH) / rows]
    const areas = Array.from({ length: columns * rows }, (_, i) => {
      const [west, south] = [WEST + (i % columns) * width, SOUTH + Math.floor(i / columns) * height]
      const ring = [[west, south], [west + width, south], [west + width, south + height], [west, south + height], [west, south]]
      return { id: randomUUID(), name: `${NAMES[level]} ${i + 1}`, level, geometry: { type: 'Polygon', coordinates: [ring] } }
    })
    return { level, areas, at: (lat: number, lon: number) => areas[Math.floor((lat - SOUTH) / height) * columns + Math.floor((lon - WEST) / width)]! }
  })
  return { areas: levels.flatMap(({ areas }) => areas), pathOf: (lat, lon) => levels.map(({ level, at }) => ({ id: at(lat, lon).id, level })) }
}

/** Somewhere in it. */
export function place({ pathOf }: City, next: () => number): Place {
  const [lat, lon] = [SOUTH + next() * (NORTH - SOUTH), WEST + next() * (EAST - WEST)]
  return { lat, lon, path: pathOf(lat, lon) }
}
