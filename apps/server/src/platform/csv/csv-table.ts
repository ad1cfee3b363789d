import type { ImportRowError } from '@watchfloor/shared'
import { CsvError, parse } from 'csv-parse/sync'
import type { z } from 'zod'
import { cellText } from './csv-cell.js'
import { csvText, separatorOf } from './csv-text.js'

/** Rows of one import at most. */
export const MOST_ROWS = 20_000

export type RowError = z.infer<typeof ImportRowError>
/** A row with the number it has in a spreadsheet (the heading is 1). */
export interface TableRow<Column extends string> { row: number; cells: Partial<Record<Column, string>> }
/** A table taken apart. */
export interface Table<Column extends string> { rows: TableRow<Column>[]; errors: RowError[] }
/** The columns of a kind of table: which column a heading means, all of their names, and which must be there. */
export interface TableShape<Column extends string> { columnOf: (heading: string) => Column | undefined; columns: readonly Column[]; required: readonly Column[] }

/** Reads an uploaded CSV file as far as its columns; never throws. */
export function readCsvTable<Column extends string>(bytes: Uint8Array, { columnOf, columns: known, required }: TableShape<Column>): Table<Column> {
  const none = (error: Omit<RowError, 'column'> & { column?: string }): Table<Column> => ({ rows: [], errors: [{ column: null, ...error }] })
  const text = csvText(bytes).replace(/^\ufeff/, '')
  let records: string[][]
  try {
    records = parse(text, { delimiter: separatorOf(text), relax_column_count: true })
  } catch (error) {
    return none({ row: error instanceof CsvError && typeof error.lines === 'number' ? error.lines : 1, code: 'bad_csv', message: `the file cannot be read as CSV: ${(error as Error).message}` })
  }
  const [heading, ...body] = records
  const columns = (heading ?? []).map((word) => columnOf(cellText(word)))
  const lacking = required.filter((column) => !columns.includes(column))
  if (lacking.length > 0) return none({ row: 1, code: 'missing_column', message: `the first row must name the columns; ${lacking.join(', ')} is missing (known: ${known.join(', ')})` })
  const twice = columns.find((column, i) => column !== undefined && columns.indexOf(column) !== i)
  if (twice) return none({ row: 1, column: twice, code: 'column_twice', message: `the column ${twice} is there twice` })
  if (body.length > MOST_ROWS) return none({ row: MOST_ROWS + 2, code: 'too_many_rows', message: `at most ${MOST_ROWS} rows at a time; split the file` })
  const rows = body.flatMap((record, i) => {
    const cells: Partial<Record<Column, string>> = {}
    record.forEach((cell, at) => {
      const column = columns[at]
      if (column) cells[column] = cellText(cell)
    })
    return Object.values(cells).some(Boolean) ? [{ row: i + 2, cells }] : []
  })
  return rows.length > 0 ? { rows, errors: [] } : none({ row: 2, code: 'empty', message: 'there is no row below the heading' })
}
