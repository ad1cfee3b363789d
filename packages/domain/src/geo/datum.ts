import type { Datum } from '@watchfloor/shared'
import library from 'gcoord'

/** Only what we use, typed by hand: the package's CommonJS build and its type file disagree about the default export. */
interface Gcoord { transform(at: [number, number], from: string, to: string): [number, number]; WGS84: string; GCJ02: string; BD09: string }
const gcoord = library as unknown as Gcoord

/** Degrees, latitude first in speech, by name in code. */
export interface LatLon { lat: number; lon: number }

const crsOf = (datum: 'GCJ02' | 'BD09'): string => (datum === 'GCJ02' ? gcoord.GCJ02 : gcoord.BD09)

/**
 * A place in the datum that a device *declares*, as WGS-84, within 1 m. CGCS2000 is WGS-84 for our purposes (< 1 m).
 * Never call it on a guess: the library takes all of a box around China as shifted, Hong Kong, Taipei and Singapore included (PROTOCOLS §9).
 */
export function toWgs84(datum: Datum, lat: number, lon: number): LatLon {
  if (datum === 'WGS84' || datum === 'CGCS2000' || !Number.isFinite(lat) || !Number.isFinite(lon)) return { lat, lon }
  const at = gcoord.transform([lon, lat], crsOf(datum), gcoord.WGS84)
  return { lat: at[1], lon: at[0] }
}

/** A WGS-84 place in another datum: for a base map drawn in it, and for devices that speak it. */
export function fromWgs84(datum: Datum, lat: number, lon: number): LatLon {
  if (datum === 'WGS84' || datum === 'CGCS2000' || !Number.isFinite(lat) || !Number.isFinite(lon)) return { lat, lon }
  const at = gcoord.transform([lon, lat], gcoord.WGS84, crsOf(datum))
  return { lat: at[1], lon: at[0] }
}
