import { AreaGeometry } from '@watchfloor/shared'

export type Read = { geometry: AreaGeometry } | { why: string }

/** Takes a geometry, a feature or a collection of one feature, as map programs save them. */
export function readGeometry(text: string): Read {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) }
  }
  const read = AreaGeometry.safeParse(unwrapped(value))
  if (!read.success) return { why: read.error.issues[0] ? `${read.error.issues[0].path.join('.')} ${read.error.issues[0].message}`.trim() : '' }
  const open = rings(read.data).some((ring) => ring[0]?.[0] !== ring.at(-1)?.[0] || ring[0]?.[1] !== ring.at(-1)?.[1])
  return open ? { why: 'RFC 7946: rings end where they began' } : { geometry: read.data }
}

function unwrapped(value: unknown): unknown {
  const shape = value as { type?: unknown; geometry?: unknown; features?: unknown } | null
  if (shape?.type === 'Feature') return shape.geometry
  if (shape?.type === 'FeatureCollection' && Array.isArray(shape.features) && shape.features.length === 1) return unwrapped(shape.features[0])
  return value
}

/** Every ring of it, holes as well. */
export const rings = (geometry: AreaGeometry): [number, number][][] =>
  geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()

/** How many corners it has. */
export const corners = (geometry: AreaGeometry): number => rings(geometry).reduce((sum, ring) => sum + ring.length - 1, 0)

/** An SVG path of the outline in a square of `size`, north up, with the proportions that it has on the ground. */
export function outline(geometry: AreaGeometry, size: number): string {
  const all = rings(geometry).flat()
  const [west, east] = extent(all.map(([lon]) => lon))
  const [south, north] = extent(all.map(([, lat]) => lat))
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const span = Math.max((east - west) * squeeze, north - south) || 1
  const x = (lon: number): number => (size - ((east - west) * squeeze * size) / span) / 2 + ((lon - west) * squeeze * size) / span
  const y = (lat: number): number => (size - ((north - south) * size) / span) / 2 + ((north - lat) * size) / span
  return rings(geometry).map((ring) => `M${ring.slice(0, -1).map(([lon, lat]) => `${x(lon).toFixed(1)} ${y(lat).toFixed(1)}`).join('L')}Z`).join('')
}

const extent = (values: number[]): [number, number] => [values.reduce((a, b) => Math.min(a, b), Infinity), values.reduce((a, b) => Math.max(a, b), -Infinity)]
