import { Injectable } from '@nestjs/common'
import type { HandOverItem } from '@watchfloor/shared'
import { PgPool } from '../../platform/database/pg-pool.js'

type Row = Omit<HandOverItem, 'since' | 'until' | 'acceptedBy' | 'acceptedAt'> & { since: Date; until: Date | null }

/** What the next shift has to know: urgent open cases, alarms nobody acknowledged, alarms put aside, suspended cases. */
@Injectable()
export class ShiftSheet {
  constructor(private readonly pool: PgPool) {}

  async of(user: { id: string; username: string }): Promise<HandOverItem[]> {
    const { rows } = await this.pool.query<Row>(`
SELECT * FROM (
  SELECT id, CASE WHEN state = 'suspended' THEN 'suspended' ELSE 'urgent' END AS kind, number, description AS title, priority, state, created_at AS since, suspended_until AS until, coalesce(holder IN ($1, $2), false) AS mine
  FROM incident WHERE state NOT IN ('closed', 'rejected', 'merged', 'voided') AND (priority <= 'P2' OR state = 'suspended')
  UNION ALL
  SELECT id, CASE WHEN shelf IS NOT NULL AND (shelf->>'until')::timestamptz > now() THEN 'shelved' ELSE 'alarm' END, NULL, coalesce(text, kind), priority, state, first_at, (shelf->>'until')::timestamptz,
    coalesce(taken_by IN ($1, $2) OR shelf->>'owner' IN ($1, $2), false)
  FROM alarm WHERE state <> 'closed' AND ((shelf IS NOT NULL AND (shelf->>'until')::timestamptz > now()) OR (state IN ('active_new', 'cleared_new') AND priority <= 'P3'))
) t ORDER BY priority, since LIMIT 1000`, [user.id, user.username])
    return rows.map((row) => ({ ...row, since: row.since.toISOString(), until: row.until?.toISOString() ?? null, acceptedBy: null, acceptedAt: null }))
  }
}
