/** Web Mercator as both engines use it: the world is the square 0…1, x east, y south; at zoom z it is 512·2^z CSS pixels wide. */
export const TILE_PX = 512
const EQUATOR_M = 40_075_016.686
const MAX_LAT = 85.051_128_77

export const mercatorX = (lon: number): number => (lon + 180) / 360
export function mercatorY(lat: number): number {
  const sin = Math.sin((Math.max(-MAX_LAT, Math.min(MAX_LAT, lat)) * Math.PI) / 180)
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)
}
export const lonOf = (x: number): number => x * 360 - 180
export const latOf = (y: number): number => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI

export const worldPx = (zoom: number): number => TILE_PX * 2 ** zoom
/** Metres on the ground that a whole world width would be at this height of the map. */
export const worldM = (y: number): number => EQUATOR_M * Math.cos((latOf(y) * Math.PI) / 180)
export const metresPerPx = (lat: number, zoom: number): number => (EQUATOR_M * Math.cos((lat * Math.PI) / 180)) / worldPx(zoom)

/** A column-major 4×4 matrix as either engine hands it to a custom layer: world square → clip space, in doubles. */
export type WorldMatrix = ArrayLike<number>

/**
 * `matrix` moved so that its origin is (x, y): the large numbers cancel here in doubles, and what remains fits a float.
 * Without it a float is 1.2 m wide at the far side of the world and glyphs tremble from zoom 17 on.
 */
export function matrixAround(matrix: WorldMatrix, x: number, y: number, out: Float32Array): Float32Array {
  for (let i = 0; i < 12; i++) out[i] = matrix[i] as number
  for (let row = 0; row < 4; row++) {
    out[12 + row] = (matrix[row] as number) * x + (matrix[4 + row] as number) * y + (matrix[12 + row] as number)
  }
  return out
}

/** The float nearest to `value`, and what is left of it: two floats hold 48 bits together. */
export const highPart = (value: number): number => Math.fround(value)
export const lowPart = (value: number): number => Math.fround(value - Math.fround(value))
