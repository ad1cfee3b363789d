import { CsvError, parse } from 'csv-parse/sync'
import { cellText } from '../csv-cell.js'
import { csvText, separatorOf } from './csv-text.js'
import type { RowError } from './import-row.js'
import { COLUMNS, columnOf, type Column } from './import-words.js'

/** Rows of one import at most. */
export const MOST_ROWS = 20_000

/** A table taken apart: each row with the number it has in a spreadsheet (the heading is 1). */
export interface Table { rows: { row: number; cells: Partial<Record<Column, string>> }[]; errors: RowError[] }

const none = (error: Omit<RowError, 'column'> & { column?: string }): Table => ({ rows: [], errors: [{ column: null, ...error }] })

/** Reads an uploaded CSV file as far as its columns; never throws. */
export function readTable(bytes: Uint8Array): Table {
  const text = csvText(bytes).replace(/^\ufeff/, '')
  let records: string[][]
  try {
    records = parse(text, { delimiter: separatorOf(text), relax_column_count: true })
  } catch (error) {
    return none({ row: error instanceof CsvError && typeof error.lines === 'number' ? error.lines : 1, code: 'bad_csv', message: `the file cannot be read as CSV: ${(error as Error).message}` })
  }
  const [heading, ...body] = records
  const columns = (heading ?? []).map((word) => columnOf(cellText(word)))
  const lacking = (['name', 'kind', 'protocol'] as const).filter((column) => !columns.includes(column))
  if (lacking.length > 0) return none({ row: 1, code: 'missing_column', message: `the first row must name the columns; ${lacking.join(', ')} is missing (known: ${COLUMNS.join(', ')})` })
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
