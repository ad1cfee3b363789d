import { Fragment } from 'react'
import type { ReactNode } from 'react'
import { Icon } from './Icon.js'
import './table.css'

export interface Column<T> {
  key: string
  head: string
  cell: (row: T) => ReactNode
  /** CSS width; columns without one share what is left. */
  width?: string
  /** Figures stand at the right. */
  figures?: boolean
  /** What to sort by; absent = this column does not sort. */
  sortBy?: (row: T) => string | number
}
export interface Sort { key: string; down: boolean }

interface TableProps<T> {
  label: string
  columns: readonly Column<T>[]
  rows: readonly T[]
  rowKey: (row: T) => string
  sort: Sort | null
  onSort: (sort: Sort | null) => void
  sortLabel: (name: string) => string
  /** What unfolds under a row; null = folded. */
  below?: (row: T) => ReactNode
  /** Rows that are set back: disabled, about to go. */
  faint?: (row: T) => boolean
}

const collator = new Intl.Collator('zh-CN', { numeric: true })
const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))

/** Rows in the asked order; equal ones keep the hub's. */
export function sorted<T>(rows: readonly T[], columns: readonly Column<T>[], sort: Sort | null): readonly T[] {
  const by = columns.find((column) => column.key === sort?.key)?.sortBy
  if (!sort || !by) return rows
  return [...rows].sort((a, b) => compare(by(a), by(b)) * (sort.down ? -1 : 1))
}

/** First up, then down, then as the hub has it. */
const turned = (sort: Sort | null, key: string): Sort | null => sort?.key !== key ? { key, down: false } : sort.down ? null : { key, down: true }

/** A plain table: hairlines, 32 px rows, a head that stays. */
export function Table<T>({ label, columns, rows, rowKey, sort, onSort, sortLabel, below, faint }: TableProps<T>) {
  return (
    <table className="table" aria-label={label}>
      <colgroup>{columns.map((column) => <col key={column.key} style={column.width ? { width: column.width } : undefined} />)}</colgroup>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={column.figures ? 'num' : undefined} aria-sort={sort?.key === column.key ? (sort.down ? 'descending' : 'ascending') : undefined}>
              {column.sortBy
                ? <button type="button" className="table-sort" aria-label={sortLabel(column.head)} onClick={() => onSort(turned(sort, column.key))}>{column.head}{sort?.key === column.key && <Icon name={sort.down ? 'down' : 'up'} size={12} />}</button>
                : column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted(rows, columns, sort).map((row) => {
          const under = below?.(row)
          return (
            <Fragment key={rowKey(row)}>
              <tr className={`${faint?.(row) ? 'table-faint' : ''} ${under ? 'table-open' : ''}`}>
                {columns.map((column) => <td key={column.key} className={column.figures ? 'num' : undefined}>{column.cell(row)}</td>)}
              </tr>
              {under && <tr className="table-below"><td colSpan={columns.length}>{under}</td></tr>}
            </Fragment>
          )
        })}
      </tbody>
    </table>
  )
}
