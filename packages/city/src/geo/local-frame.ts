/** The city is drawn on a flat sheet in metres, x east and y north of this point; a sheet of 20 km bends by less than a metre. */
export const ORIGIN = { lat: 29.97, lon: 121.22 } as const

const RAD = Math.PI / 180
const LAT = ORIGIN.lat * RAD
/** Lengths of a degree at the origin on the WGS-84 ellipsoid (series of the meridian and parallel arc). */
const M_PER_LAT = 111132.954 - 559.822 * Math.cos(2 * LAT) + 1.175 * Math.cos(4 * LAT)
const M_PER_LON = 111412.84 * Math.cos(LAT) - 93.5 * Math.cos(3 * LAT) + 0.118 * Math.cos(5 * LAT)

/** A point of the sheet, metres. */
export type Point = readonly [x: number, y: number]
export type Line = readonly Point[]
/** WGS-84 degrees. */
export interface LatLon { readonly lat: number; readonly lon: number }

/** Sheet metres to WGS-84 degrees. */
export const toLatLon = ([x, y]: Point): LatLon => ({ lat: ORIGIN.lat + y / M_PER_LAT, lon: ORIGIN.lon + x / M_PER_LON })
/** WGS-84 degrees to sheet metres. */
export const fromLatLon = ({ lat, lon }: LatLon): Point => [(lon - ORIGIN.lon) * M_PER_LON, (lat - ORIGIN.lat) * M_PER_LAT]
