/** Beyond so many points the outermost half per cent on each side is left out: one receiver in another province must not hide the city. */
const TRIM_FROM = 200
const TRIM = 0.005

export interface LonLatBox { west: number; south: number; east: number; north: number }

/** The box around the places, or null when there are none. */
export function fitBox(lons: readonly number[], lats: readonly number[]): LonLatBox | null {
  if (lons.length === 0) return null
  const [west, east] = ends(lons)
  const [south, north] = ends(lats)
  return { west, south, east, north }
}

function ends(values: readonly number[]): [number, number] {
  const sorted = Float64Array.from(values).sort()
  const cut = sorted.length > TRIM_FROM ? Math.ceil(sorted.length * TRIM) : 0
  return [sorted[cut] as number, sorted[sorted.length - 1 - cut] as number]
}
