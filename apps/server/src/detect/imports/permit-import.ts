import { Injectable } from '@nestjs/common'
import { TruckPermitInput } from '@watchfloor/shared'
import type { HourWindow, TableImportAnswer } from '@watchfloor/shared'
import { carryOut } from '../../platform/csv/carry-out.js'
import { readCsvTable } from '../../platform/csv/csv-table.js'
import type { RowError, TableRow } from '../../platform/csv/csv-table.js'
import { dictionary } from '../../platform/csv/csv-words.js'
import type { Actor } from '../../platform/people/user.service.js'
import { PermitTable, TruckPlaceTable } from '../facts/fact-tables.js'
import { hourWindows } from './hour-words.js'

const COLUMNS = ['plate', 'number', 'validFrom', 'validTo', 'hours', 'sites', 'maxLoadKg'] as const
type Column = (typeof COLUMNS)[number]
const columnOf = dictionary<Column>({
  plate: ['车牌', '车牌号', '车牌号码'], number: ['准运证号', '证号', '许可证号', '编号'], validFrom: ['有效期起', '起始日期', '开始日期', '生效日期'], validTo: ['有效期止', '截止日期', '结束日期', '到期日期'],
  hours: ['时段', '运输时段', '准运时段', '时间'], sites: ['工地', '工地消纳场', '起讫点', '地点', '工地和消纳场'], maxLoadKg: ['限载', '限载kg', '最大载重', '核定载重'],
})
const DATE = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/
const MOST_ERRORS = 1000
const PREVIEW_ROWS = 20
type Plan = TruckPermitInput & { id?: string }

/**
 * Permits from a CSV file, all rows or none: plate, number, validFrom, validTo, hours like `22:00-06:00`, sites by name with `;` between, maxLoadKg. A row whose
 * number is there already replaces that permit; one without a number is always a new one.
 */
@Injectable()
export class PermitImport {
  constructor(private readonly permits: PermitTable, private readonly places: TruckPlaceTable) {}

  async run(bytes: Uint8Array, dryRun: boolean, actor: Actor): Promise<TableImportAnswer> {
    const table = readCsvTable(bytes, { columnOf, columns: COLUMNS, required: ['plate', 'validFrom', 'validTo'] })
    const errors: RowError[] = [...table.errors]
    const [places, known] = [await this.places.idsBy('name'), await this.permits.idsBy('number')]
    const seen = new Map<string, number>()
    const rows: Plan[] = []
    for (const line of table.rows) {
      const read = readPermit(line, places)
      if (Array.isArray(read)) { errors.push(...read); continue }
      const first = read.number === undefined ? undefined : seen.get(read.number)
      if (first !== undefined) { errors.push({ row: line.row, column: 'number', code: 'twice', message: `the permit ${read.number} is in row ${first} already` }); continue }
      if (read.number !== undefined) seen.set(read.number, line.row)
      const id = read.number === undefined ? undefined : known.get(read.number)
      rows.push({ ...read, ...(id === undefined ? {} : { id }) })
    }
    const counts = errors.length > 0 && !dryRun ? [] : rows
    const answer: TableImportAnswer = {
      dryRun, rows: table.rows.length, created: counts.filter(({ id }) => id === undefined).length, updated: counts.filter(({ id }) => id !== undefined).length,
      errors: errors.sort((a, b) => a.row - b.row).slice(0, MOST_ERRORS), preview: rows.slice(0, PREVIEW_ROWS).map((row) => previewOf(row, places)),
    }
    return carryOut(answer, errors.length, dryRun, () => this.permits.takeIn(rows, actor))
  }
}

/** One row as a permit, or all that is wrong with it. */
function readPermit({ row, cells }: TableRow<Column>, places: ReadonlyMap<string, string>): TruckPermitInput | RowError[] {
  const errors: RowError[] = []
  const wrong = (column: Column, code: string, message: string): undefined => void errors.push({ row, column, code, message })
  const date = (column: 'validFrom' | 'validTo'): string | undefined => {
    const found = DATE.exec(cells[column] ?? '')
    if (!cells[column]) return wrong(column, 'missing', `${column} is empty; every permit needs it`)
    return found === null ? wrong(column, 'bad_date', `“${cells[column].slice(0, 40)}” is no date; write 2026-03-01`) : `${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}`
  }
  if (!cells.plate) wrong('plate', 'missing', 'plate is empty; every permit needs it')
  const [validFrom, validTo] = [date('validFrom'), date('validTo')]
  let hours: HourWindow[] | undefined
  try { hours = hourWindows(cells.hours) } catch (error) { wrong('hours', 'bad_hours', (error as Error).message) }
  const names = (cells.sites ?? '').split(/[;；]/).map((name) => name.trim()).filter(Boolean)
  for (const name of names) if (!places.has(name)) wrong('sites', 'unknown_site', `there is no site or dump “${name.slice(0, 40)}”; make it first or correct its name`)
  const load = cells.maxLoadKg ? Number(cells.maxLoadKg) : undefined
  if (load !== undefined && !Number.isFinite(load)) wrong('maxLoadKg', 'bad_load', `“${cells.maxLoadKg!.slice(0, 40)}” is no number; write kilograms, for example 20000`)
  if (errors.length > 0) return errors
  const read = TruckPermitInput.safeParse({ plate: cells.plate, number: cells.number || undefined, validFrom, validTo, hours, placeIds: names.length > 0 ? names.map((name) => places.get(name)) : undefined, maxLoadKg: load })
  if (read.success) return read.data
  return read.error.issues.map(({ path, message }) => ({ row, column: path[0] === undefined ? 'validTo' : path[0] === 'placeIds' ? 'sites' : String(path[0]), code: 'invalid', message }))
}

const previewOf = ({ plate, number, validFrom, validTo, hours, placeIds, maxLoadKg }: TruckPermitInput, places: ReadonlyMap<string, string>): Record<string, string> => ({
  plate, number: number ?? '', validFrom, validTo, hours: (hours ?? []).map(({ from, to }) => `${from}-${to}`).join(';'), maxLoadKg: maxLoadKg === undefined ? '' : String(maxLoadKg),
  sites: (placeIds ?? []).map((id) => [...places].find(([, placeId]) => placeId === id)?.[0] ?? id).join(';'),
})
