/** The conversions that devices force on us, each in one place and one direction. */

/** Kilometres per hour to metres per second. */
export const kmhToMps = (kmh: number): number => kmh / 3.6
/** Metres per second to kilometres per hour, for screens. */
export const mpsToKmh = (mps: number): number => mps * 3.6
/** Knots (nautical miles per hour, 1852 m) to metres per second. */
export const knotsToMps = (knots: number): number => knots * 0.514444
/** Any angle in degrees to 0 ≤ a < 360. */
export const normaliseDeg = (deg: number): number => ((deg % 360) + 360) % 360
