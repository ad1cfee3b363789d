import { EARTH_RADIUS_M } from './distance.js'

/** A point on a plane that touches the earth, metres east and north of its origin. */
export interface Xy { readonly x: number; readonly y: number }
/** A flat frame for one city: within 0.1 % up to some 100 km from its middle. */
export interface LocalFrame { of(lat: number, lon: number): Xy }

const RAD = Math.PI / 180

/** The frame with its origin in the middle of some bounds. */
export function localFrame({ south, north, west, east }: { south: number; north: number; west: number; east: number }): LocalFrame {
  const [lat0, lon0] = [(south + north) / 2, (west + east) / 2]
  const squeeze = Math.cos(lat0 * RAD)
  return { of: (lat, lon) => ({ x: (lon - lon0) * RAD * EARTH_RADIUS_M * squeeze, y: (lat - lat0) * RAD * EARTH_RADIUS_M }) }
}

/** Bounds of lines of [lon, lat]; the null island where there are none. */
export function boundsOfLines(lines: readonly (readonly (readonly number[])[])[]): { south: number; north: number; west: number; east: number } {
  let [south, north, west, east] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const line of lines) {
    for (const [lon = NaN, lat = NaN] of line) {
      south = Math.min(south, lat); north = Math.max(north, lat); west = Math.min(west, lon); east = Math.max(east, lon)
    }
  }
  return Number.isFinite(south) ? { south, north, west, east } : { south: 0, north: 0, west: 0, east: 0 }
}
