import { DATUMS, DEVICE_KINDS, DeviceInput, PROTOCOLS, type Protocol } from '@watchfloor/shared'
import type { RowError } from '../../../platform/csv/csv-table.js'
import { externalIdFor } from '../external-id.js'
import { datumOf, kindOf, protocolOf, type Column } from './import-words.js'

/** What the rows may refer to, by name. */
export interface Known { squads: ReadonlyMap<string, string>; sources: ReadonlyMap<string, { id: string; protocol: Protocol }>; hasProfile: (name: string) => boolean }
/** A row that can be taken: the device, and which of its fields the file gave (the others keep their value on an update). */
export interface ReadRow { row: number; input: DeviceInput; given: ReadonlySet<Column> }

/** Marks where the hub's id will stand for devices that have none of their own. */
const NO_ID = ''

/** One row of the table as a device, or what is wrong with it, each with its column and what to do. */
export function readRow(row: number, cells: Partial<Record<Column, string>>, known: Known): ReadRow | RowError[] {
  const errors: RowError[] = []
  const wrong = (column: Column | null, code: string, message: string): undefined => void errors.push({ row, column, code, message })
  const text = (column: Column): string | undefined => cells[column] || undefined
  const word = <T>(column: Column, read: (word: string) => T | undefined, all: readonly string[]): T | undefined => {
    const cell = text(column)
    const value = cell === undefined ? undefined : read(cell)
    if (cell !== undefined && value === undefined) wrong(column, 'unknown_word', `“${cell.slice(0, 40)}” is not known here; write one of ${all.join(', ')}`)
    return value
  }
  const degrees = (column: 'lat' | 'lon', most: number): number | undefined => {
    const cell = text(column)
    if (cell === undefined) return undefined
    const value = Number(cell)
    if (/^[+-]?\d{1,3}(\.\d+)?$/.test(cell) && Math.abs(value) <= most) return value
    return wrong(column, 'bad_number', `“${cell.slice(0, 40)}” is no ${column === 'lat' ? 'latitude' : 'longitude'}; write decimal degrees, for example ${column === 'lat' ? '30.0371' : '121.1542'}`)
  }

  const facing = (): number | undefined => {
    const cell = text('facing')
    if (cell === undefined) return undefined
    if (/^\d{1,3}(\.\d+)?$/.test(cell) && Number(cell) <= 360) return Number(cell) % 360
    return wrong('facing', 'bad_number', `“${cell.slice(0, 40)}” is no direction; write degrees clockwise from north, for example 90 for east`)
  }

  for (const column of ['name', 'kind', 'protocol'] as const) if (!text(column)) wrong(column, 'missing', `${column} is empty; every row needs it`)
  const kind = word('kind', kindOf, DEVICE_KINDS)
  const protocol = word('protocol', protocolOf, PROTOCOLS)
  const datum = word('datum', datumOf, DATUMS)
  const [lat, lon] = [degrees('lat', 90), degrees('lon', 180)]
  if ((text('lat') === undefined) !== (text('lon') === undefined)) wrong(text('lat') === undefined ? 'lat' : 'lon', 'missing', 'a place needs both lat and lon')
  const facingDeg = facing()
  const squadId = text('squad') && (known.squads.get(text('squad')!) ?? wrong('squad', 'unknown_squad', `there is no squad “${text('squad')!.slice(0, 40)}”; create it first or leave the cell empty`))
  const source = text('source') && (known.sources.get(text('source')!) ?? wrong('source', 'unknown_source', `there is no source “${text('source')!.slice(0, 40)}”; create it first or leave the cell empty`))
  if (source && protocol && source.protocol !== protocol) wrong('source', 'wrong_source', `that source speaks ${source.protocol}, the row says ${protocol}`)
  const profile = text('profile')
  if (profile !== undefined && !known.hasProfile(profile)) wrong('profile', 'unknown_profile', `no item profile is named “${profile.slice(0, 40)}”`)
  const externalId = protocol && externalIdFor(protocol, text('externalId'), NO_ID)
  if (externalId && !externalId.ok) wrong('externalId', text('externalId') ? 'bad_id' : 'missing', externalId.why)
  if (errors.length > 0) return errors

  const read = DeviceInput.safeParse({
    name: text('name'), kind, protocol, externalId: (externalId && externalId.ok && externalId.id) || undefined, plate: text('plate'), squadId: squadId || undefined, datum, profile,
    sourceId: source ? source.id : undefined, lat, lon, facingDeg, note: text('note'),
  })
  if (!read.success) {
    return read.error.issues.map(({ path, message }) => ({ row, column: path[0] === undefined ? null : String(path[0]).replace(/Id$/, (end) => (path[0] === 'externalId' ? end : '')), code: 'invalid', message }))
  }
  return { row, input: read.data, given: new Set((Object.keys(cells) as Column[]).filter((column) => cells[column])) }
}
