import { AreaImportInput } from '@watchfloor/shared'
import { ImportFault } from '../imports/import-fault.js'

/** Where a program's file may say its coordinate system by the old GeoJSON of 2008; RFC 7946 §4 knows WGS-84 only. */
const WGS84 = /CRS84|EPSG(::|:)4326|EPSG:\d*:4490|EPSG(::|:)4490/i

/**
 * Reads a file of areas as the hub takes them.
 * @throws ImportFault naming the first thing that is not a FeatureCollection of RFC 7946.
 */
export function readFeatureCollection(text: string): AreaImportInput {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    throw new ImportFault(error instanceof Error ? error.message : String(error))
  }
  const crs = (value as { crs?: { properties?: { name?: unknown } } } | null)?.crs?.properties?.name
  if (typeof crs === 'string' && !WGS84.test(crs)) throw new ImportFault(`crs ${crs}`)
  // One area saved by itself is a collection of one.
  const whole = (value as { type?: unknown } | null)?.type === 'Feature' ? { type: 'FeatureCollection', features: [value] } : value
  const read = AreaImportInput.safeParse(whole)
  if (read.success) return read.data
  const issue = read.error.issues[0]
  throw new ImportFault(`${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim())
}
