/** The longest round distance (1, 2, 5 × 10ⁿ m) that fits into `maxPx`. */
export function niceScale(metresPerPx: number, maxPx: number): { metres: number; px: number } {
  const most = metresPerPx * maxPx
  const power = 10 ** Math.floor(Math.log10(most))
  const metres = [5, 2, 1].map((step) => step * power).find((step) => step <= most) ?? power
  return { metres, px: metres / metresPerPx }
}

/** `500 m`, `2 km` */
export const sayDistance = (metres: number): string => (metres < 1000 ? `${metres} m` : `${metres / 1000} km`)
