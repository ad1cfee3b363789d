import type { Position } from 'geojson'

const EARTH_M = 6_371_008.8
const STEPS = 16

/** The ground that a camera looking along `headingDeg` sees, as a ring of [lon, lat]; nearness of the flat sheet is good to metres at this size. */
export function viewField(lon: number, lat: number, headingDeg: number, openDeg: number, reachM: number): Position[] {
  const ring: Position[] = [[lon, lat]]
  const perLat = (180 / Math.PI) / EARTH_M
  const perLon = perLat / Math.cos((lat * Math.PI) / 180)
  for (let step = 0; step <= STEPS; step++) {
    const bearing = ((headingDeg - openDeg / 2 + (openDeg * step) / STEPS) * Math.PI) / 180
    ring.push([lon + Math.sin(bearing) * reachM * perLon, lat + Math.cos(bearing) * reachM * perLat])
  }
  ring.push([lon, lat])
  return ring
}
