import type { IncidentListQuery, IncidentRow, Page } from '@watchfloor/shared'
import { Injectable } from '@nestjs/common'
import { EXACT_TOTAL } from '../../store/list-page.js'
import type { Row } from '../../store/case-rows.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { findWords } from './incident-search.js'
import { conditionsOf } from './list-conditions.js'
import type { Conditions, Reach } from './list-conditions.js'
import { cursorOf, ORDERS, placeOf } from './list-order.js'
import { RowReader } from './row-reader.js'

/** Where the rows of a list come from: the incidents `i`, with the table of words `s` where words are asked for, or that alone where it knows enough. */
interface From { readonly tables: string; readonly column: (name: string) => string }
const INCIDENTS: From = { tables: 'incident i', column: (name) => `i.${name}` }
const FOUND: From = { tables: 'incident i JOIN incident_search s ON s.incident_id = i.id', column: (name) => `i.${name}` }
const WORDS_ALONE: From = { tables: 'incident_search s', column: (name) => (name === 'id' ? 's.incident_id' : `s.${name}`) }

/** A row, and its place in the order to the last digit. */
type PlacedRow = Row & { place: string[] }

/** The list of incidents: what is open by what presses, or all by what is newest. */
@Injectable()
export class IncidentList {
  constructor(private readonly pool: PgPool, private readonly reader: RowReader) {}

  async page(query: IncidentListQuery, reach: Reach): Promise<Page<IncidentRow>> {
    const conditions = conditionsOf(query, reach)
    const from = !query.q ? INCIDENTS : conditions.where.length === 0 ? WORDS_ALONE : FOUND
    if (query.q) findWords(conditions, query.q)
    const [total, rows] = await Promise.all([this.total(from, conditions), this.rows(from, query, conditions)])
    const kept = rows.slice(0, query.limit)
    return { items: await this.reader.complete(kept), total, ...(rows.length > query.limit ? { next: cursorOf(query.sort, kept.at(-1)!.place) } : {}) }
  }

  private async total({ tables }: From, { where, values }: Conditions): Promise<number> {
    const { rows: [row] } = await this.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM (SELECT 1 FROM ${tables} ${whereOf(where)} LIMIT ${EXACT_TOTAL}) t`, values)
    return row!.n
  }

  /** First which, then the rest of those alone: an index knows which, and the wide rows of all that are passed over stay unread. */
  private async rows({ tables, column }: From, { sort, cursor, limit }: IncidentListQuery, { where, values }: Conditions): Promise<PlacedRow[]> {
    const { columns, direction } = ORDERS[sort]
    const after = cursor === undefined ? null : placeOf(sort, cursor)
    const own = [...values]
    const place = after === null ? [] : [`(${columns.map(column).join(', ')}) ${direction === 'ASC' ? '>' : '<'} (${after.map((value) => `$${own.push(value)}`).join(', ')})`]
    const orderOf = (name: (column: string) => string): string => columns.map((one) => `${name(one)} ${direction}`).join(', ')
    const { rows } = await this.pool.query<PlacedRow>(`
      SELECT i.*, ARRAY[${columns.map((one) => `i.${one}::text`).join(', ')}] AS place FROM (SELECT ${columns.map((one) => `${column(one)} AS ${one}`).join(', ')} FROM ${tables} ${whereOf([...where, ...place])} ORDER BY ${orderOf(column)} LIMIT ${limit + 1}) which
      JOIN incident i ON i.id = which.id ORDER BY ${orderOf((one) => `i.${one}`)}`, own)
    return rows
  }
}

const whereOf = (where: readonly string[]): string => (where.length > 0 ? `WHERE ${where.join(' AND ')}` : '')
