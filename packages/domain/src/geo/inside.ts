import type { AreaGeometry } from '@watchfloor/shared'

type Position = readonly [number, number]
type Ring = readonly Position[]

/** Whether a ring ([lon, lat], closed) is crossed an odd number of times on the way east. */
function crossesOddly(ring: Ring, lat: number, lon: number): boolean {
  let odd = false
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = ring[i - 1]!
    const [x2, y2] = ring[i]!
    if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) odd = !odd
  }
  return odd
}
const insidePolygon = (rings: readonly Ring[], lat: number, lon: number): boolean => rings.reduce((inside, ring) => inside !== crossesOddly(ring, lat, lon), false)

/** Whether a place (WGS-84 degrees) lies in an area; holes are outside, a border belongs to one of its two sides. NaN lies nowhere. Areas do not cross the date line. */
export const isInside = (geometry: AreaGeometry, lat: number, lon: number): boolean =>
  geometry.type === 'Polygon' ? insidePolygon(geometry.coordinates, lat, lon) : geometry.coordinates.some((rings) => insidePolygon(rings, lat, lon))

/** West, south, east and north of an area. */
export function boundsOf(geometry: AreaGeometry): [west: number, south: number, east: number, north: number] {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const rings of geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) {
    for (const [lon, lat] of rings[0] ?? []) {
      bounds[0] = Math.min(bounds[0], lon)
      bounds[1] = Math.min(bounds[1], lat)
      bounds[2] = Math.max(bounds[2], lon)
      bounds[3] = Math.max(bounds[3], lat)
    }
  }
  return bounds
}
