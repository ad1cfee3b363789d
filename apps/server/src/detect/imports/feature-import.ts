import type { AreaGeometry, AreaImportInput, TableImportAnswer } from '@watchfloor/shared'
import type { z } from 'zod'
import { carryOut } from '../../platform/csv/carry-out.js'
import type { Actor } from '../../platform/people/user.service.js'
import { geometryFault } from '../../platform/places/area-geometry.js'
import type { FactTable } from '../facts/fact-table.js'
import { hourWindows } from './hour-words.js'

type Outlined = { name: string; geometry: AreaGeometry }
type Properties = Readonly<Record<string, unknown>>
/** How the properties of a feature are read: fields beside the geometry, before their schema sees them. May throw a RangeError with what to write instead. */
export type ReadProperties = (properties: Properties) => Record<string, unknown>

const MOST_ERRORS = 1000
const PREVIEW_ROWS = 20
/** RFC 7946 lets a position carry a height; an outline has none. */
const flat = (part: unknown): unknown => (Array.isArray(part) ? (typeof part[0] === 'number' ? part.slice(0, 2) : part.map(flat)) : part)

/** Text of a property, undefined where there is none. */
export const textOf = (value: unknown): string | undefined => (value === undefined || value === null || value === '' ? undefined : String(value as string | number))
/** A property that is a list, or text with `;` or `,` between. */
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value as unknown[] : (textOf(value) ?? '').split(/[;；,，]/).map((part) => part.trim()).filter(Boolean))
/** Hours as windows, or as people write them. */
export const hoursOf = (value: unknown): unknown => (Array.isArray(value) ? value : hourWindows(textOf(value)))

/** Takes in a GeoJSON FeatureCollection, all features or none; one whose name is there already is replaced. */
export async function importFeatures<I extends Outlined>(input: AreaImportInput, dryRun: boolean, actor: Actor, table: FactTable<I>, schema: z.ZodType<I>, read: ReadProperties): Promise<TableImportAnswer> {
  const errors: TableImportAnswer['errors'] = []
  const rows: (I & { id?: string })[] = []
  const known = await table.idsBy('name')
  const seen = new Map<string, number>()
  for (const [index, feature] of input.features.entries()) {
    const row = index + 1
    const wrong = (column: string | null, code: string, message: string): void => { errors.push({ row, column, code, message }) }
    let fields: Record<string, unknown>
    try { fields = read(feature.properties ?? {}) } catch (error) {
      if (!(error instanceof RangeError)) throw error
      wrong('hours', 'bad_hours', error.message)
      continue
    }
    const parsed = schema.safeParse({ ...fields, geometry: feature.geometry && { ...feature.geometry, coordinates: flat(feature.geometry.coordinates) } })
    if (!parsed.success) {
      for (const { path, message } of parsed.error.issues.slice(0, 3)) wrong(path[0] === undefined ? null : String(path[0]), 'invalid', `${path.map(String).join('.') || 'feature'}: ${message}`)
      continue
    }
    const fault = geometryFault(parsed.data.geometry)
    if (fault !== null) wrong('geometry', fault.code, fault.message)
    const other = fault === null ? await table.faultOf(parsed.data) : null
    if (other !== null) wrong(other.path, 'invalid', `${other.path}: ${other.message}`)
    const first = seen.get(parsed.data.name)
    if (first !== undefined) wrong('name', 'twice', `“${parsed.data.name}” is feature ${first} already`)
    seen.set(parsed.data.name, row)
    const id = known.get(parsed.data.name)
    rows.push({ ...parsed.data, ...(id === undefined ? {} : { id }) })
  }
  const isGood = errors.length === 0
  const answer: TableImportAnswer = {
    dryRun, rows: input.features.length, created: isGood || dryRun ? rows.filter(({ id }) => id === undefined).length : 0, updated: isGood || dryRun ? rows.filter(({ id }) => id !== undefined).length : 0,
    errors: errors.slice(0, MOST_ERRORS), preview: rows.slice(0, PREVIEW_ROWS).map(previewOf),
  }
  return carryOut(answer, errors.length, dryRun, () => table.takeIn(rows, actor))
}

const previewOf = (row: object): Record<string, string> =>
  Object.fromEntries(Object.entries(row).filter(([key, value]) => key !== 'geometry' && key !== 'id' && value !== undefined).map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]))
