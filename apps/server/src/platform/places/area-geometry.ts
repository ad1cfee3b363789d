import type { AreaGeometry } from '@watchfloor/shared'

type Ring = [number, number][]
/** More corners than a city's official borders need; beyond, every console pays for them. */
const MOST_CORNERS = 20_000

/** What is wrong with the rings of an area by RFC 7946 §3.1.6, or null. The schema has checked that they are numbers within the globe's bounds. */
export function geometryFault(geometry: AreaGeometry): string | null {
  const polygons = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Ring[][]
  const rings = polygons.flat()
  if (rings.reduce((sum, ring) => sum + ring.length, 0) > MOST_CORNERS) return `has more than ${MOST_CORNERS} corners`
  for (const ring of rings) {
    const [first, last] = [ring[0]!, ring.at(-1)!]
    if (first[0] !== last[0] || first[1] !== last[1]) return 'a ring is not closed: its last position must be its first'
    if (new Set(ring.map(String)).size < 3) return 'a ring has fewer than three different corners'
    if (Math.abs(areaOf(ring)) === 0) return 'a ring encloses nothing'
  }
  return null
}

/** Twice the signed area in square degrees. */
const areaOf = (ring: Ring): number => ring.reduce((sum, [x, y], i) => { const [nx, ny] = ring[(i + 1) % ring.length]!; return sum + x * ny - nx * y }, 0)
