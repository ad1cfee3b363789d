import { Injectable } from '@nestjs/common'
import type { AuditEntry, Page } from '@watchfloor/shared'
import { PgPool } from '../database/pg-pool.js'
import type { AuditQuery } from './audit-query.js'

/** Totals of lists are counted up to here. */
const EXACT_TOTAL = 10_000

/** The audit log: who did what to what, when, from where. Append only, which a trigger in the database holds. */
@Injectable()
export class AuditService {
  constructor(private readonly pool: PgPool) {}

  /**
   * Adds a line.
   * @param actor user name, or `system`
   * @param action dotted, noun first: `user.create`, `device.command`
   * @param subject what was acted on: its name or id
   * @param details what changed; never a secret
   */
  async write(actor: string, action: string, subject: string | null, address: string | null, details: Record<string, unknown> | null = null): Promise<void> {
    await this.pool.query('INSERT INTO audit(actor, action, subject, address, details) VALUES ($1, $2, $3, $4, $5)', [actor, action, subject, address, details])
  }

  /** Lines, newest first; the cursor is the id of the last one given. */
  async list(query: AuditQuery): Promise<Page<AuditEntry>> {
    const values: unknown[] = []
    const given = (condition: string, value: unknown): string[] => value === undefined ? [] : [condition.replaceAll('?', `$${values.push(value)}`)]
    const filters = [
      ...given('actor = ?', query.actor), ...given("(action = ? OR starts_with(action, ? || '.'))", query.action), ...given('subject = ?', query.subject),
      ...given('time >= ?', query.from), ...given('time < ?', query.to),
      ...given("(actor ILIKE ? OR action ILIKE ? OR subject ILIKE ?)", query.q === undefined ? undefined : `%${query.q.replace(/[\\%_]/g, '\\$&')}%`),
    ]
    const where = (conditions: string[]): string => conditions.length ? `WHERE ${conditions.join(' AND ')}` : ''
    const { rows: [counted] } = await this.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM (SELECT 1 FROM audit ${where(filters)} LIMIT ${EXACT_TOTAL}) t`, values)
    const paged = [...filters, ...given('id < ?', query.cursor)]
    const { rows } = await this.pool.query<AuditEntry & { time: unknown }>(
      `SELECT id, time, actor, action, subject, address, details FROM audit ${where(paged)} ORDER BY id DESC LIMIT ${query.limit + 1}`, values)
    const items = rows.slice(0, query.limit).map((row) => ({ ...row, time: (row.time as unknown as Date).toISOString() }))
    return { items, total: counted!.n, ...(rows.length > query.limit ? { next: items.at(-1)!.id } : {}) }
  }
}
