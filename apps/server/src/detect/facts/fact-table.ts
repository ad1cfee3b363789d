import type { ListQuery, Page } from '@watchfloor/shared'
import { v7 as uuidv7 } from 'uuid'
import type { AuditService } from '../../platform/audit/audit.service.js'
import type { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import type { Actor } from '../../platform/people/user.service.js'
import { storableJson } from '../../store/storable-text.js'
import type { FactsReader } from './facts-reader.js'

/** What is particular to one of the tables of what rules look at: each row has a body and the columns that it is found by. */
export interface FactShape<I> {
  readonly table: 'mask' | 'truck_place' | 'truck_permit'
  /** Name in the audit log. */
  readonly noun: string
  /** Column of the order and of the search. */
  readonly key: 'name' | 'plate'
  /** Columns beside the body. */
  readonly columns: (input: I) => Readonly<Record<string, string | null>>
  /** What is wrong with it beyond its schema, null = nothing; may ask the database. */
  readonly fault?: (input: I) => Promise<Fault | null> | Fault | null
}
/** A field and what is wrong with it. */
export interface Fault { readonly path: string; readonly message: string }
/** What such a table is kept with. */
export interface FactHost { readonly pool: PgPool; readonly facts: FactsReader; readonly audit: AuditService }

const EXACT_TOTAL = 10_000
const ROWS_AT_ONCE = 1000

/** Rows of one such table: listed, made, replaced, taken away; the rules know them at once. */
export class FactTable<I extends object> {
  constructor(private readonly shape: FactShape<I>, private readonly host: FactHost) {}

  async list(query: ListQuery): Promise<Page<I & { id: string }>> {
    const { table, key } = this.shape
    const values: unknown[] = []
    const filters = query.q ? [`${key} ILIKE $${values.push(`%${query.q.replace(/[\\%_]/g, '\\$&')}%`)}`] : []
    const where = (conditions: readonly string[]): string => (conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '')
    const { rows: [counted] } = await this.host.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM (SELECT 1 FROM ${table} ${where(filters)} LIMIT ${EXACT_TOTAL}) t`, values)
    const after = query.cursor === undefined ? null : readCursor(query.cursor)
    const paged = after === null ? filters : [...filters, `(${key}, id) > ($${values.push(after[0])}, $${values.push(after[1])}::uuid)`]
    const { rows } = await this.host.pool.query<{ id: string; key: string; body: I }>(`SELECT id, ${key} AS key, body FROM ${table} ${where(paged)} ORDER BY ${key}, id LIMIT ${query.limit + 1}`, values)
    const kept = rows.slice(0, query.limit)
    const last = kept.at(-1)
    const next = last !== undefined && rows.length > query.limit ? { next: Buffer.from(JSON.stringify([last.key, last.id])).toString('base64url') } : {}
    return { items: kept.map(({ id, body }) => ({ ...body, id })), total: counted!.n, ...next }
  }

  async create(input: I, actor: Actor): Promise<I & { id: string }> {
    await this.refuseFault(input)
    const id = uuidv7()
    await this.write([{ ...input, id }])
    await this.done('create', input, actor)
    return { ...input, id }
  }

  async replace(id: string, input: I, actor: Actor): Promise<I & { id: string }> {
    await this.refuseFault(input)
    const columns = Object.entries(this.shape.columns(input))
    const sets = columns.map(([column], i) => `${column} = $${i + 3}`).join(', ')
    const { rowCount } = await this.host.pool.query(`UPDATE ${this.shape.table} SET body = $2::jsonb, ${sets} WHERE id = $1`, [id, storableJson(input), ...columns.map(([, value]) => value)])
    if (!rowCount) throw this.missing()
    await this.done('change', input, actor)
    return { ...input, id }
  }

  async remove(id: string, actor: Actor): Promise<void> {
    const { rows: [row] } = await this.host.pool.query<{ body: I }>(`DELETE FROM ${this.shape.table} WHERE id = $1 RETURNING body`, [id])
    if (row === undefined) throw this.missing()
    await this.done('remove', row.body, actor)
  }

  /** Ids by some column: what an import replaces. */
  async idsBy(column: string): Promise<Map<string, string>> {
    const { rows } = await this.host.pool.query<{ key: string; id: string }>(`SELECT ${column} AS key, id FROM ${this.shape.table} WHERE ${column} IS NOT NULL`)
    return new Map(rows.map(({ key, id }) => [key, id]))
  }

  /** Takes in rows of an import, all or none; those with an id that is there are replaced. */
  async takeIn(rows: readonly (I & { id?: string })[], actor: Actor): Promise<void> {
    await this.write(rows.map((row) => ({ ...row, id: row.id ?? uuidv7() })))
    await this.host.facts.refresh()
    await this.host.audit.write(actor.name, `${this.shape.noun}.import`, null, actor.address, { rows: rows.length })
  }

  private async write(rows: readonly (I & { id: string })[]): Promise<void> {
    const { table, columns } = this.shape
    const client = await this.host.pool.connect()
    try {
      await client.query('BEGIN')
      for (let first = 0; first < rows.length; first += ROWS_AT_ONCE) {
        const some = rows.slice(first, first + ROWS_AT_ONCE).map(({ id, ...input }) => ({ id, body: input, ...columns(input as unknown as I) }))
        const names = Object.keys(some[0]!)
        await client.query(`INSERT INTO ${table} (${names.join(', ')}) SELECT ${names.join(', ')} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)
          ON CONFLICT (id) DO UPDATE SET ${names.slice(1).map((name) => `${name} = excluded.${name}`).join(', ')}`, [storableJson(some)])
      }
      await client.query('COMMIT')
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined)
      throw error
    } finally { client.release() }
  }

  /** What is wrong with it beyond its schema, null = nothing. */
  async faultOf(input: I): Promise<Fault | null> { return await this.shape.fault?.(input) ?? null }

  private async refuseFault(input: I): Promise<void> {
    const fault = await this.faultOf(input)
    if (fault) throw new ApiProblem('input.invalid', `${fault.path}: ${fault.message}`, { issues: [fault] })
  }

  private async done(what: 'create' | 'change' | 'remove', input: I, actor: Actor): Promise<void> {
    await this.host.facts.refresh()
    const columns = this.shape.columns(input)
    await this.host.audit.write(actor.name, `${this.shape.noun}.${what}`, columns[this.shape.key] ?? null, actor.address, withoutShape(input))
  }

  private missing(): ApiProblem { return new ApiProblem('not_found', `there is no such ${this.shape.noun.replace('_', ' ')}`) }
}

/** An outline of a thousand corners says nothing to who reads the log. */
const withoutShape = (input: object): Record<string, unknown> => Object.fromEntries(Object.entries(input).filter(([key]) => key !== 'geometry'))

function readCursor(cursor: string): [string, string] | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(read) && typeof read[0] === 'string' && /^[0-9a-f-]{36}$/.test(String(read[1])) ? [read[0], String(read[1])] : null
  } catch { return null }
}
