import type { AreaGeometry, BeatPlace } from '@watchfloor/shared'
import { nearDistanceM } from '../geo/distance.js'
import { boundsOf, isInside } from '../geo/inside.js'

const METRES_PER_DEGREE = nearDistanceM(0, 0, 1, 0)
type Ring = readonly (readonly [number, number])[]

/** How far a place (WGS-84) lies outside a beat, metres; 0 = within. NaN in, NaN out. */
export function metresOutside(place: BeatPlace, lat: number, lon: number): number {
  if (place.type === 'post') return Math.max(0, nearDistanceM(place.lat, place.lon, lat, lon) - place.radiusM)
  if (Number.isNaN(lat + lon)) return NaN
  return isInside(place.geometry, lat, lon) ? 0 : metresToBorder(place.geometry, lat, lon)
}

/** The middle of a beat: a post itself, an area's box. */
export function middleOf(place: BeatPlace): { lat: number; lon: number } {
  if (place.type === 'post') return { lat: place.lat, lon: place.lon }
  const [west, south, east, north] = boundsOf(place.geometry)
  return { lat: (south + north) / 2, lon: (west + east) / 2 }
}

/** The corners of a beat that lie outside the city, [lon, lat]; `districts` are its drawn districts, none drawn = nobody knows, so none does. */
export function cornersOutside(place: BeatPlace, districts: readonly AreaGeometry[]): (readonly [number, number])[] {
  if (districts.length === 0) return []
  return cornersOf(place).filter(([lon, lat]) => !districts.some((district) => isInside(district, lat, lon) || metresToBorder(district, lat, lon) < BORDER_M))
}
/** A beat may run along the city's own border, which other people drew. */
const BORDER_M = 50

const cornersOf = (place: BeatPlace): Ring => place.type === 'post' ? [[place.lon, place.lat]] : ringsOf(place.geometry).flat()
const ringsOf = (geometry: AreaGeometry): readonly Ring[] => geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()

/** Metres to the nearest border, on a plane around the place. */
function metresToBorder(geometry: AreaGeometry, lat: number, lon: number): number {
  const squeeze = Math.cos((lat * Math.PI) / 180)
  const x = (to: number): number => (to - lon) * METRES_PER_DEGREE * squeeze
  const y = (to: number): number => (to - lat) * METRES_PER_DEGREE
  let nearest = Infinity
  for (const ring of ringsOf(geometry)) {
    for (let i = 1; i < ring.length; i++) {
      const [x1, y1, x2, y2] = [x(ring[i - 1]![0]), y(ring[i - 1]![1]), x(ring[i]![0]), y(ring[i]![1])]
      const [dx, dy] = [x2 - x1, y2 - y1]
      const along = Math.max(0, Math.min(1, -(x1 * dx + y1 * dy) / (dx * dx + dy * dy || 1)))
      nearest = Math.min(nearest, Math.hypot(x1 + along * dx, y1 + along * dy))
    }
  }
  return nearest
}
