import type { IncidentListQuery, IncidentRow, Page } from '@watchfloor/shared'
import { Injectable } from '@nestjs/common'
import { EXACT_TOTAL } from '../../store/list-page.js'
import type { Row } from '../../store/case-rows.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { conditionsOf } from './list-conditions.js'
import type { Conditions, Reach } from './list-conditions.js'
import { cursorOf, ORDERS, placeOf } from './list-order.js'
import { RowReader } from './row-reader.js'
import { IncidentSearch } from './incident-search.js'

/** A row, and its place in the order to the last digit. */
type PlacedRow = Row & { place: string[] }

/** The list of incidents: what is open by what presses, or all by what is newest. */
@Injectable()
export class IncidentList {
  constructor(private readonly pool: PgPool, private readonly reader: RowReader, private readonly search: IncidentSearch) {}

  async page(query: IncidentListQuery, reach: Reach): Promise<Page<IncidentRow>> {
    const conditions = conditionsOf(query, reach)
    if (query.q) await this.search.narrow(conditions, query.q)
    const [total, rows] = await Promise.all([this.total(conditions), this.rows(query, conditions)])
    const kept = rows.slice(0, query.limit)
    return { items: await this.reader.complete(kept), total, ...(rows.length > query.limit ? { next: cursorOf(query.sort, kept.at(-1)!.place) } : {}) }
  }

  private async total({ where, values }: Conditions): Promise<number> {
    const { rows: [row] } = await this.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM (SELECT 1 FROM incident i ${whereOf(where)} LIMIT ${EXACT_TOTAL}) t`, values)
    return row!.n
  }

  private async rows({ sort, cursor, limit }: IncidentListQuery, { where, values }: Conditions): Promise<PlacedRow[]> {
    const { columns, direction } = ORDERS[sort]
    const after = cursor === undefined ? null : placeOf(sort, cursor)
    const own = [...values]
    const from = after === null ? [] : [`(${columns.map((column) => `i.${column}`).join(', ')}) ${direction === 'ASC' ? '>' : '<'} (${after.map((value) => `$${own.push(value)}`).join(', ')})`]
    const { rows } = await this.pool.query<PlacedRow>(
      `SELECT i.*, ARRAY[${columns.map((column) => `i.${column}::text`).join(', ')}] AS place FROM incident i ${whereOf([...where, ...from])} ORDER BY ${columns.map((column) => `i.${column} ${direction}`).join(', ')} LIMIT ${limit + 1}`, own)
    return rows
  }
}

const whereOf = (where: readonly string[]): string => (where.length > 0 ? `WHERE ${where.join(' AND ')}` : '')
