/** Distances on the sphere of the Earth's mean radius; the ellipsoid differs by at most 0.6 %. All degrees are WGS-84. */

/** Mean Earth radius (IUGG R1), metres. */
export const EARTH_RADIUS_M = 6_371_008.8
const RAD = Math.PI / 180

/** Great-circle distance in metres; exact for short and long ways. NaN in, NaN out. */
export function distanceM(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const sLat = Math.sin(((lat2 - lat1) * RAD) / 2)
  const sLon = Math.sin(((lon2 - lon1) * RAD) / 2)
  const h = sLat * sLat + Math.cos(lat1 * RAD) * Math.cos(lat2 * RAD) * sLon * sLon
  return 2 * EARTH_RADIUS_M * Math.asin(Math.sqrt(h > 1 ? 1 : h))
}

/** Distance in metres by a flat projection: one cosine. Within 0.1 % up to some 100 km below 70° latitude; crosses the date line the short way. */
export function nearDistanceM(lat1: number, lon1: number, lat2: number, lon2: number): number {
  let dLon = lon2 - lon1
  if (dLon > 180) dLon -= 360
  else if (dLon < -180) dLon += 360
  const x = dLon * Math.cos(((lat1 + lat2) * RAD) / 2)
  const y = lat2 - lat1
  return Math.sqrt(x * x + y * y) * RAD * EARTH_RADIUS_M
}

/** Bearing at the start of the great circle from the first to the second place, 0 ≤ a < 360. Equal places give 0. */
export function bearingDeg(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const dLon = (lon2 - lon1) * RAD
  const y = Math.sin(dLon) * Math.cos(lat2 * RAD)
  const x = Math.cos(lat1 * RAD) * Math.sin(lat2 * RAD) - Math.sin(lat1 * RAD) * Math.cos(lat2 * RAD) * Math.cos(dLon)
  return ((Math.atan2(y, x) / RAD) % 360 + 360) % 360
}
