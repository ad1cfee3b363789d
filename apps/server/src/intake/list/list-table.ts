import { csvText } from '../../platform/csv/csv-text.js'
import { readCsvTable } from '../../platform/csv/csv-table.js'
import type { Table } from '../../platform/csv/csv-table.js'
import { dictionary } from '../../platform/csv/csv-words.js'

/** Columns of a batch list, in the order in which a list without a heading has them. */
export const COLUMNS = ['category', 'lat', 'lon', 'description', 'address', 'priority', 'reportedBy', 'occurredAt'] as const
export type Column = (typeof COLUMNS)[number]

const columnOf = dictionary<Column>({
  category: ['类别', '小类', '事件类别', '问题类型', '类型', '编码'], lat: ['纬度', 'latitude'], lon: ['经度', 'longitude', 'long', 'lng'],
  description: ['描述', '问题描述', '内容', '情况', '说明'], address: ['地址', '地点', '位置'], priority: ['优先级', '紧急程度'], reportedBy: ['上报人', '来源人', '联系人'], occurredAt: ['时间', '发现时间', '上报时间'],
})

/** A list as a table: a file, or lines pasted from a sheet, which seldom bring their heading along. Never throws. */
export function readList(bytes: Uint8Array): Table<Column> {
  const text = csvText(bytes).replace(/^\ufeff/, '').trimStart()
  const first = text.slice(0, text.search(/[\r\n]|$/))
  const headed = first.split(/[,;\t]/).some((cell) => columnOf(cell.replaceAll('"', '').trim()) !== undefined)
  const separator = first.includes('\t') ? '\t' : ','
  const table = readCsvTable(Buffer.from(headed ? text : `${COLUMNS.join(separator)}\n${text}`), { columnOf, columns: COLUMNS, required: ['category', 'lat', 'lon', 'description'] })
  if (headed) return table
  const asPasted = <T extends { row: number }>(rows: T[]): T[] => rows.map((row) => ({ ...row, row: Math.max(1, row.row - 1) }))
  return { rows: asPasted(table.rows), errors: asPasted(table.errors) }
}
