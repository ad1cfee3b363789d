import type { AreaGeometry } from '@watchfloor/shared'
import Flatbush from 'flatbush'
import { nearDistanceM } from './distance.js'
import { boundsOf, isInside } from './inside.js'

/** Areas found by place. */
export interface AreaIndex<A> {
  /** Those that hold the place, in the order given. */
  at(lat: number, lon: number): A[]
  /** Those that hold the place or a point about so many metres from it: a fix has an error, a fence a width. */
  near(lat: number, lon: number, marginM: number): A[]
}

const METRES_PER_DEGREE = nearDistanceM(0, 0, 1, 0)
const AROUND = Array.from({ length: 8 }, (_, i) => [Math.sin((i * Math.PI) / 4), Math.cos((i * Math.PI) / 4)] as const)

/** An index over areas: a tree of boxes first, the polygon itself then. Built anew when areas change; looking up allocates little. */
export function areaIndex<A extends { readonly geometry: AreaGeometry }>(areas: readonly A[]): AreaIndex<A> {
  if (areas.length === 0) return { at: () => [], near: () => [] }
  const tree = new Flatbush(areas.length)
  for (const { geometry } of areas) tree.add(...boundsOf(geometry))
  tree.finish()
  const at = (lat: number, lon: number): A[] =>
    tree.search(lon, lat, lon, lat).sort((a, b) => a - b).map((i) => areas[i]!).filter(({ geometry }) => isInside(geometry, lat, lon))
  return {
    at,
    near(lat, lon, marginM) {
      if (marginM <= 0) return at(lat, lon)
      const dLat = marginM / METRES_PER_DEGREE
      const dLon = dLat / Math.cos((lat * Math.PI) / 180)
      // Most places of a city are near no fence: one look at the boxes says so.
      const boxes = tree.search(lon - dLon, lat - dLat, lon + dLon, lat + dLat)
      if (boxes.length === 0) return []
      const touches = ({ geometry }: A): boolean => isInside(geometry, lat, lon) || AROUND.some(([north, east]) => isInside(geometry, lat + north * dLat, lon + east * dLon))
      return boxes.sort((a, b) => a - b).map((i) => areas[i]!).filter(touches)
    },
  }
}
