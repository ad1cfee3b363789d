/** 300 officers in fifteen squads of twenty, each with a beat of its own, and where each of them is at any moment: the same for what is stored and what is sent. */
export const SQUADS = 15
export const SQUAD_SIZE = 20
export const OFFICERS = SQUADS * SQUAD_SIZE
/** A body camera that records says where it is this often. */
export const EVERY_MS = 10_000
const METRES_PER_DEGREE = 111_195
const BEAT_HALF_M = 420
/** Radius of the walk: within the beat. */
const WALK_M = 330
const AWAY_M = 900
const MINUTE = 60_000

export interface Officer { readonly n: number; readonly squad: number; readonly name: string; readonly lat: number; readonly lon: number }
export interface Place { lat: number; lon: number }

const degrees = (metres: number, lat: number): { lat: number; lon: number } => ({ lat: metres / METRES_PER_DEGREE, lon: metres / (METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)) })

/** Squads in three rows of five around the middle of the map, officers in four rows of five within them. */
export function officersAround([lon, lat]: readonly [number, number]): Officer[] {
  return Array.from({ length: OFFICERS }, (_, n) => {
    const [squad, own] = [Math.floor(n / SQUAD_SIZE), n % SQUAD_SIZE]
    const east = ((squad % 5) - 2) * 4200 + ((own % 5) - 2) * 820
    const north = (Math.floor(squad / 5) - 1) * 3400 + (Math.floor(own / 5) - 1.5) * 820
    return { n, squad, name: `队员${String(n + 1).padStart(3, '0')}`, lat: lat + degrees(north, lat).lat, lon: lon + degrees(east, lat).lon }
  })
}

/** A square of so many metres around a place, as GeoJSON. */
export function squareAround({ lat, lon }: Place, halfM: number): { type: 'Polygon'; coordinates: [number, number][][] } {
  const half = degrees(halfM, lat)
  const [west, east, south, north] = [lon - half.lon, lon + half.lon, lat - half.lat, lat + half.lat]
  return { type: 'Polygon', coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] }
}
export const beatOf = (officer: Officer) => ({ type: 'area' as const, geometry: squareAround(officer, BEAT_HALF_M) })

/** Where an officer is, null = nothing is heard. Four of ten have a story in each two hours: away, sitting, out of reach, without a place for a while. */
export function placeAt({ n, lat, lon }: Officer, ms: number): Place | null {
  const phase = (ms + n * 7 * MINUTE) % (120 * MINUTE)
  const story = n % 10
  if (story === 6 && phase < 25 * MINUTE || story === 9 && phase < 6 * MINUTE) return null
  const sits = story === 3 && phase < 60 * MINUTE
  const seconds = (sits ? ms - phase : ms) / 1000
  const north = WALK_M * Math.sin(seconds * 0.0024 + n) + noise(n, ms)
  const east = WALK_M * Math.cos(seconds * 0.0017 + 2 * n) + noise(n + OFFICERS, ms) + (story === 0 && phase < 30 * MINUTE ? AWAY_M : 0)
  return { lat: lat + degrees(north, lat).lat, lon: lon + degrees(east, lat).lon }
}

/** Some two metres of GNSS, the same each time. */
function noise(n: number, ms: number): number {
  const mixed = Math.sin(n * 127.1 + (ms / EVERY_MS) * 311.7) * 43_758.5453
  return (mixed - Math.floor(mixed) - 0.5) * 4
}
