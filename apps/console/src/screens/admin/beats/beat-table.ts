import { AreaImportInput } from '@watchfloor/shared'
import { csvRows } from '../categories/csv-rows.js'
import { ImportFault } from '../imports/import-fault.js'

const HEADS = { name: ['name', '\u540d\u79f0', '\u5c97\u4f4d'], squad: ['squad', '\u4e2d\u961f'], lat: ['lat', 'latitude', '\u7eac\u5ea6'], lon: ['lon', 'lng', 'longitude', '\u7ecf\u5ea6'], radiusM: ['radiusm', 'radius', '\u534a\u5f84'] } as const
type Column = keyof typeof HEADS
const columnOf = (head: string): Column | undefined => (Object.keys(HEADS) as Column[]).find((column) => (HEADS[column] as readonly string[]).includes(head.trim().toLowerCase()))

/**
 * A table of posts as the collection of points that the hub takes: name, squad, lat, lon, radiusM. A row's number in the table is its feature's number and one more.
 * @throws ImportFault naming the column that is missing, or the row whose place is no number.
 */
export function readPostTable(text: string): AreaImportInput {
  const [head = [], ...rows] = csvRows(text)
  const columns = head.map(columnOf)
  const missing = (['name', 'lat', 'lon'] as const).find((column) => !columns.includes(column))
  if (missing) throw new ImportFault(`1: ${missing}?`)
  if (rows.length === 0) throw new ImportFault('2: ?')
  return AreaImportInput.parse({
    type: 'FeatureCollection',
    features: rows.map((cells, index) => {
      const cell = (column: Column): string => cells[columns.indexOf(column)]?.trim() ?? ''
      const number = (column: Column): number => {
        const value = Number(cell(column))
        if (cell(column) === '' || Number.isNaN(value)) throw new ImportFault(`${index + 2}: ${column} = ${cell(column)}`)
        return value
      }
      return { type: 'Feature', properties: { name: cell('name'), squad: cell('squad'), ...(cell('radiusM') ? { radiusM: number('radiusM') } : {}) }, geometry: { type: 'Point', coordinates: [number('lon'), number('lat')] } }
    }),
  })
}
