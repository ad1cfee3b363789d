import { EARTH_RADIUS_M } from '../geo/distance.js'

/** Where a camera stands and what it sees: degrees clockwise from north, the angle of its lens, how far it is useful. */
export interface CameraPose { lat: number; lon: number; facingDeg: number; openDeg: number; reachM: number }

/** Above this share of the picture there is sky and far houses; below it the ground comes nearer. */
const HORIZON = 0.42
const NEAREST = 0.06
const RAD = Math.PI / 180

/**
 * The ground at a point of the picture, as far as a pose tells it: the side of the picture is the bearing, the height is the distance. Flat ground and a level
 * lens are assumed, so it is a place for a map and a squad, not a measurement.
 * @param x from 0 at the left edge to 1 at the right
 * @param y from 0 at the top to 1 at the bottom
 */
export function seenPlace({ lat, lon, facingDeg, openDeg, reachM }: CameraPose, x: number, y: number): { lat: number; lon: number } {
  const bearing = (facingDeg + (x - 0.5) * openDeg) * RAD
  const below = Math.min(1, Math.max(0, (y - HORIZON) / (1 - HORIZON)))
  const metres = reachM * Math.max(NEAREST, (1 - below) ** 2)
  return { lat: lat + (Math.cos(bearing) * metres) / EARTH_RADIUS_M / RAD, lon: lon + (Math.sin(bearing) * metres) / (EARTH_RADIUS_M * Math.cos(lat * RAD)) / RAD }
}
