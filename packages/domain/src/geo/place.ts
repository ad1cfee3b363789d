/**
 * Whether a pair of degrees is a place a device can be at: finite, in range, and not 0/0,
 * which DJI, JT/T 808 and many body cameras send when they have no fix (nearer to it than 11 m is taken as 0/0 too).
 */
export const isPlace = (lat: number, lon: number): boolean =>
  lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180 && !(Math.abs(lat) < 1e-4 && Math.abs(lon) < 1e-4)
