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
/** All of one area: those that it holds lie in the list's order in a table of their own. */
const areaAlone = (area: string): From => ({ tables: `(SELECT created_at, incident_id FROM area_incident WHERE area_id = ${area}) a`, column: (name) => (name === 'id' ? 'a.incident_id' : `a.${name}`) })
const inArea = (area: string): From => ({ ...INCIDENTS, tables: `incident i JOIN area_incident a ON a.area_id = ${area} AND a.created_at = i.created_at AND a.incident_id = i.id` })
const WORDS_ALONE: From = { tables: 'incident_search s', column: (name) => (name === 'id' ? 's.incident_id' : `s.${name}`) }

/** So many of the newest are looked through for words that ten thousand incidents hold. */
const NEWEST = 20_000

/** The narrowest tables that know what is asked: words know the areas, too. */
function fromOf({ q, sort }: IncidentListQuery, { where, values, areaId }: Conditions): From {
  if (q) return where.length === 0 ? WORDS_ALONE : FOUND
  if (areaId === undefined) return INCIDENTS
  const area = `$${values.push(areaId)}`
  return where.length === 0 && sort === 'newest' ? areaAlone(area) : inArea(area)
}

/** A row, and its place in the order to the last digit. */
type PlacedRow = Row & { place: string[] }

/** The list of incidents: what is open by what presses, or all by what is newest. */
@Injectable()
export class IncidentList {
  constructor(private readonly pool: PgPool, private readonly reader: RowReader) {}

  async page(query: IncidentListQuery, reach: Reach): Promise<Page<IncidentRow>> {
    const conditions = conditionsOf(query, reach)
    const from = fromOf(query, conditions)
    if (query.q) findWords(conditions, query.q)
    const [total, rows] = from === WORDS_ALONE ? await this.found(query, conditions) : await Promise.all([this.total(from, conditions), this.rows(from, query, conditions)])
    const kept = rows.slice(0, query.limit)
    return { items: await this.reader.complete(kept), total, ...(rows.length > query.limit ? { next: cursorOf(query.sort, kept.at(-1)!.place) } : {}) }
  }

  /**
   * Words alone. How many hold them has to be counted before the way is chosen: signs that stand together do so far more often than the planner can know from
   * how often each pair occurs, and it would bring and sort ten thousands for the first fifty.
   */
  private async found(query: IncidentListQuery, conditions: Conditions): Promise<[number, PlacedRow[]]> {
    const { total, ids } = await this.counted(query, conditions)
    if (total < EXACT_TOTAL) return [total, await this.rows(INCIDENTS, { ...query, cursor: undefined }, { where: ['i.id = ANY($1::uuid[])'], values: [ids], areaId: undefined })]
    const near = await this.rows(WORDS_ALONE, query, conditions, NEWEST)
    return [total, near.length > query.limit ? near : await this.rows(WORDS_ALONE, query, conditions)]
  }

  /** How many hold the words, and which of them are on the page if these are all: one look at the rows for both. */
  private async counted({ sort, cursor, limit }: IncidentListQuery, { where, values }: Conditions): Promise<{ total: number; ids: string[] }> {
    const after = cursor === undefined ? null : placeOf(sort, cursor)
    const own = [...values]
    const place = after === null ? '' : `WHERE (hit.created_at, hit.id) < (${after.map((value) => `$${own.push(value)}`).join(', ')})`
    const { rows: [row] } = await this.pool.query<{ total: number; ids: string[] }>(`
      WITH hit AS MATERIALIZED (SELECT s.created_at, s.incident_id AS id FROM incident_search s ${whereOf(where)} LIMIT ${EXACT_TOTAL})
      SELECT (SELECT count(*)::int FROM hit) AS total, ARRAY(SELECT hit.id::text FROM hit ${place} ORDER BY hit.created_at DESC, hit.id DESC LIMIT ${limit + 1}) AS ids`, own)
    return row!
  }

  private async total({ tables }: From, { where, values }: Conditions): Promise<number> {
    const { rows: [row] } = await this.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM (SELECT 1 FROM ${tables} ${whereOf(where)} LIMIT ${EXACT_TOTAL}) t`, values)
    return row!.n
  }

  /**
   * First which, then the rest of those alone: an index knows which, and the wide rows of all that are passed over stay unread. `among`: looks for them among
   * so many that come next in the order only.
   */
  private async rows({ tables, column }: From, { sort, cursor, limit }: IncidentListQuery, { where, values }: Conditions, among: number | null = null): Promise<PlacedRow[]> {
    const { columns, direction } = ORDERS[sort]
    const after = cursor === undefined ? null : placeOf(sort, cursor)
    const own = [...values]
    const place = after === null ? [] : [`(${columns.map(column).join(', ')}) ${direction === 'ASC' ? '>' : '<'} (${after.map((value) => `$${own.push(value)}`).join(', ')})`]
    const orderOf = (name: (column: string) => string): string => columns.map((one) => `${name(one)} ${direction}`).join(', ')
    const which = among === null ? `${tables} ${whereOf([...where, ...place])}` : `(SELECT * FROM ${tables} ${whereOf(place)} ORDER BY ${orderOf(column)} LIMIT ${among}) s ${whereOf(where)}`
    const { rows } = await this.pool.query<PlacedRow>(`
      SELECT i.*, ARRAY[${columns.map((one) => `i.${one}::text`).join(', ')}] AS place FROM (SELECT ${columns.map((one) => `${column(one)} AS ${one}`).join(', ')} FROM ${which} ORDER BY ${orderOf(column)} LIMIT ${limit + 1}) which
      JOIN incident i ON i.id = which.id ORDER BY ${orderOf((one) => `i.${one}`)}`, own)
    return rows
  }
}

const whereOf = (where: readonly string[]): string => (where.length > 0 ? `WHERE ${where.join(' AND ')}` : '')
