import { csvText } from '@watchfloor/domain'
import writeXlsxFile from 'write-excel-file/node'
import type { FigureTable } from './figure-table.js'

/** The table as CSV: UTF-8 with the byte order mark that spreadsheets want; the formulas below, an empty line apart. */
export const figureCsv = ({ heading, rows, formulas }: FigureTable): string => `\ufeff${csvText([heading, ...rows, [], ...formulas])}`

/** The table as a workbook: figures on the first sheet, formulas on the second. */
export function figureXlsx({ heading, rows, formulas }: FigureTable): Promise<Buffer> {
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const })
  const cell = (value: string | number | null) => (value === null ? null : { value })
  return writeXlsxFile([
    { sheet: 'Figures', data: [heading.map(bold), ...rows.map((row) => row.map(cell))], stickyRowsCount: 1, stickyColumnsCount: 1 },
    { sheet: 'Formulas', data: formulas.map((row, i) => row.map((text) => (i === 0 ? bold(text) : { value: text }))), columns: [{ width: 28 }, { width: 90 }] },
  ]).toBuffer()
}
