import { IncidentInput } from '@watchfloor/shared'
import type { Category } from '@watchfloor/shared'
import type { RowError, TableRow } from '../../platform/csv/csv-table.js'
import type { Column } from './list-table.js'

const LOCAL_TIME = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/

/** One row of a list as a report, or what is wrong with it, each with its column and what to do. */
export function readListRow({ row, cells }: TableRow<Column>, categories: readonly Category[], utcOffsetMin: number): IncidentInput | RowError[] {
  const errors: RowError[] = []
  const wrong = (column: Column, code: string, message: string): undefined => void errors.push({ row, column, code, message })
  for (const column of ['category', 'lat', 'lon', 'description'] as const) if (!cells[column]) wrong(column, 'missing', `${column} is empty; every row needs it`)
  const category = cells.category && categoryCode(cells.category, categories, (code, message) => wrong('category', code, message))
  const degrees = (column: 'lat' | 'lon'): number | undefined => {
    const cell = cells[column]
    if (!cell) return undefined
    return /^[+-]?\d{1,3}(\.\d+)?$/.test(cell) ? Number(cell) : wrong(column, 'bad_number', `“${cell.slice(0, 40)}” is no number of degrees; write for example ${column === 'lat' ? '30.6782' : '121.0153'}`)
  }
  const occurredAt = cells.occurredAt && (momentOf(cells.occurredAt, utcOffsetMin) ?? wrong('occurredAt', 'bad_time', `“${cells.occurredAt.slice(0, 40)}” is no time; write for example 2026-03-02 09:30`))
  const [lat, lon] = [degrees('lat'), degrees('lon')]
  if (errors.length > 0) return errors
  const read = IncidentInput.safeParse({
    category, lat, lon, description: cells.description, source: 'list', priority: cells.priority?.toUpperCase() || undefined, address: cells.address || undefined, reportedBy: cells.reportedBy || undefined, occurredAt: occurredAt || undefined,
  })
  return read.success ? read.data : read.error.issues.map(({ path, message }) => ({ row, column: path[0] === undefined ? null : String(path[0]), code: 'invalid', message }))
}

/** By its code, or by its name where only one has it. */
function categoryCode(word: string, categories: readonly Category[], wrong: (code: string, message: string) => undefined): string | undefined {
  const same = (name: string): boolean => name.toLowerCase() === word.toLowerCase()
  if (categories.some(({ code }) => code === word)) return word
  const named = categories.filter(({ name }) => same(name.zh) || same(name.en))
  if (named.length === 1) return named[0]!.code
  return named.length === 0 ? wrong('unknown_category', `“${word.slice(0, 40)}” is no category here; write its code or its whole name`)
    : wrong('two_categories', `“${word.slice(0, 40)}” is the name of ${named.map(({ code }) => code).join(' and ')}; write the code`)
}

/** A time as people write it in a sheet, in the city's civil time; or ISO with its zone. */
function momentOf(text: string, utcOffsetMin: number): string | undefined {
  const parts = LOCAL_TIME.exec(text)
  const ms = parts === null ? (/[zZ]$|[+-]\d\d:?\d\d$/.test(text) ? Date.parse(text) : NaN)
    : Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]), Number(parts[4] ?? 0), Number(parts[5] ?? 0), Number(parts[6] ?? 0)) - utcOffsetMin * 60_000
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString()
}
