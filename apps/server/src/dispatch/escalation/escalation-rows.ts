import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { ESCALATION } from '@watchfloor/domain'
import type { Priority } from '@watchfloor/shared'
import { PgPool } from '../../platform/database/pg-pool.js'

/** Something that somebody should have answered: an alarm, or a unit that was told to go. */
export interface Unanswered { readonly subject: string; readonly what: 'alarm' | 'unit'; readonly priority: Priority; readonly announcedMs: number; readonly rung: number; readonly incidentId: string | null; readonly alarmId: string | null; readonly number: string | null; readonly unitId: string | null; readonly kind: string | null }

/** What stands on the last rung climbs no further, and is not looked at each second for as long as it stands. */
const climbs = (priority: string): string => `coalesce(e.rung, 0) < CASE ${priority} ${Object.entries(ESCALATION).map(([name, rungs]) => `WHEN '${name}' THEN ${rungs.length}`).join(' ')} ELSE 0 END`

/** Alarms that nobody acknowledged, and units that did not answer, with the rungs already told. P4 is journal. */
@Injectable()
export class EscalationRows {
  constructor(private readonly pool: PgPool) {}

  async unanswered(): Promise<Unanswered[]> {
    const { rows } = await this.pool.query<Unanswered>(`
SELECT a.id AS subject, 'alarm' AS what, a.priority, extract(epoch FROM a.last_at)::float8 * 1000 AS "announcedMs", coalesce(e.rung, 0) AS rung, a.incident_id AS "incidentId", a.id AS "alarmId", i.number, NULL AS "unitId", a.kind
FROM alarm a LEFT JOIN escalation e ON e.subject = a.id LEFT JOIN incident i ON i.id = a.incident_id
WHERE a.state IN ('active_new', 'cleared_new') AND a.priority < 'P4' AND (a.shelf IS NULL OR (a.shelf->>'until')::timestamptz <= now()) AND ${climbs('a.priority')}
UNION ALL
SELECT d.id, 'unit', i.priority, extract(epoch FROM d.notified_at)::float8 * 1000, coalesce(e.rung, 0), i.id, NULL, i.number, d.unit_id, NULL
FROM dispatch_record d JOIN incident i ON i.id = d.incident_id LEFT JOIN escalation e ON e.subject = d.id
WHERE d.state = 'notified' AND i.priority < 'P4' AND i.state NOT IN ('closed', 'rejected', 'merged', 'voided') AND ${climbs('i.priority')}`)
    return rows.map((row) => (row.what === 'alarm' ? { ...row, announcedMs: storedMs(row.subject) } : row))
  }

  async reached(subject: string, rung: number): Promise<void> {
    await this.pool.query('INSERT INTO escalation(subject, rung, at) VALUES ($1, $2, now()) ON CONFLICT (subject) DO UPDATE SET rung = greatest(escalation.rung, excluded.rung), at = excluded.at', [subject, rung])
  }
}

/** When the hub stored something, from its UUIDv7: a device's clock may be wrong. */
const storedMs = (id: string): number => parseInt(id.slice(0, 8) + id.slice(9, 13), 16)

/** One key per rung of a subject: the same telling again, after a crash, finds its notice there. */
export function rungKey(subject: string, rung: number): string {
  const hex = createHash('sha256').update(`${subject} ${rung}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
