import type { AreaGeometry } from '@watchfloor/shared'

type Ring = [number, number][]
/** More corners than a city's official borders need; beyond, every console pays for them. */
const MOST_CORNERS = 20_000

/** A fault under a code that the console says in its own language, and in English for everyone else. */
export interface GeometryFault { code: 'area_open_ring' | 'area_few_corners' | 'area_flat' | 'area_too_many'; message: string }

/** What is wrong with the rings of an area by RFC 7946 §3.1.6, or null. The schema has checked that they are numbers within the globe's bounds. */
export function geometryFault(geometry: AreaGeometry): GeometryFault | null {
  const polygons = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Ring[][]
  const rings = polygons.flat()
  if (rings.reduce((sum, ring) => sum + ring.length, 0) > MOST_CORNERS) return { code: 'area_too_many', message: `has more than ${MOST_CORNERS} corners` }
  for (const ring of rings) {
    const [first, last] = [ring[0]!, ring.at(-1)!]
    if (first[0] !== last[0] || first[1] !== last[1]) return { code: 'area_open_ring', message: 'a ring is not closed: its last position must be its first' }
    if (new Set(ring.map(String)).size < 3) return { code: 'area_few_corners', message: 'a ring has fewer than three different corners' }
    if (Math.abs(areaOf(ring)) === 0) return { code: 'area_flat', message: 'a ring encloses nothing' }
  }
  return null
}

/** Twice the signed area in square degrees. */
const areaOf = (ring: Ring): number => ring.reduce((sum, [x, y], i) => { const [nx, ny] = ring[(i + 1) % ring.length]!; return sum + x * ny - nx * y }, 0)
