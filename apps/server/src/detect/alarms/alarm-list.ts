import { Injectable } from '@nestjs/common'
import type { Alarm, AlarmListQuery, Page } from '@watchfloor/shared'
import { EXACT_TOTAL } from '../../store/list-page.js'
import { momentCursor, readMomentCursor } from '../../store/moment-cursor.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ALARM_COLUMNS, readAlarm } from '../../store/alarm-rows.js'
import type { AlarmRow } from '../../store/alarm-rows.js'

/** Alarms as people look for them, the newest first. */
@Injectable()
export class AlarmList {
  constructor(private readonly pool: PgPool) {}

  async list(query: AlarmListQuery): Promise<Page<Alarm>> {
    const values: unknown[] = []
    const given = (condition: string, value: unknown): string[] => (value === undefined ? [] : [condition.replaceAll('?', `$${values.push(value)}`)])
    const filters = [
      ...(query.open === undefined ? [] : [query.open ? "a.state <> 'closed'" : "a.state = 'closed'"]),
      ...given('a.state = ?', query.state), ...given('a.priority = ?', query.priority), ...given('a.rule = ?', query.rule), ...given('a.source_id = ?', query.sourceId),
      ...given('a.last_at >= ?', query.from), ...given('a.last_at < ?', query.to),
      ...given('(a.text ILIKE ? OR a.kind ILIKE ?)', query.q ? `%${query.q.replace(/[\\%_]/g, '\\$&')}%` : undefined),
    ]
    const where = (conditions: readonly string[]): string => (conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '')
    const { rows: [counted] } = await this.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM (SELECT 1 FROM alarm a ${where(filters)} LIMIT ${EXACT_TOTAL}) t`, values)
    const after = query.cursor === undefined ? null : readMomentCursor(query.cursor)
    const paged = after === null ? filters : [...filters, `(a.last_at, a.id) < ($${values.push(after.at)}::timestamptz, $${values.push(after.id)}::uuid)`]
    const { rows } = await this.pool.query<AlarmRow & { at: string; id: string }>(`SELECT ${ALARM_COLUMNS}, a.last_at::text AS at FROM alarm a ${where(paged)} ORDER BY a.last_at DESC, a.id DESC LIMIT ${query.limit + 1}`, values)
    const kept = rows.slice(0, query.limit)
    return { items: kept.map(readAlarm), total: counted!.n, ...(rows.length > query.limit ? { next: momentCursor(kept.at(-1)!) } : {}) }
  }

  async byId(id: string): Promise<Alarm | null> {
    const { rows: [row] } = await this.pool.query<AlarmRow>(`SELECT ${ALARM_COLUMNS} FROM alarm a WHERE a.id = $1`, [id])
    return row === undefined ? null : readAlarm(row)
  }
}
