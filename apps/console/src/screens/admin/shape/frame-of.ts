import type { Place } from '../../../store/view.js'

/** A street with its corners. */
const NEAREST = 16
/** Size of the map in a form, px, with room around what is shown. */
const [WIDE, HIGH] = [560, 260]
const TILE = 512

/** Where the map has to be so that all of these places are in sight; null for none. */
export function frameOf(places: readonly (readonly [lon: number, lat: number])[]): Place | null {
  if (places.length === 0) return null
  const [lons, lats] = [places.map(([lon]) => lon), places.map(([, lat]) => lat)]
  const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)]
  const lat = (south + north) / 2
  const degreesPerPx = Math.max((east - west) / WIDE, (north - south) / (HIGH * Math.cos((lat * Math.PI) / 180)))
  return { lat, lon: (west + east) / 2, zoom: Math.min(NEAREST, Math.log2(360 / (TILE * (degreesPerPx || Number.MIN_VALUE)))) }
}
