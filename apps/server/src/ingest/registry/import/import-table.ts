import { readCsvTable } from '../../../platform/csv/csv-table.js'
import type { Table } from '../../../platform/csv/csv-table.js'
import { COLUMNS, columnOf, type Column } from './import-words.js'

/** Reads an uploaded table of devices as far as its columns; never throws. */
export const readTable = (bytes: Uint8Array): Table<Column> => readCsvTable(bytes, { columnOf, columns: COLUMNS, required: ['name', 'kind', 'protocol'] })
