import { Injectable } from '@nestjs/common'
import type { HandOverItem } from '@watchfloor/shared'
import { PgPool } from '../../platform/database/pg-pool.js'

type Row = Omit<HandOverItem, 'since' | 'until' | 'acceptedBy' | 'acceptedAt'> & { since: Date; until: Date | null }

/** What the next shift has to know from somebody: urgent open cases, alarms nobody acknowledged, alarms put aside, suspended cases, a word. What a colleague holds stands on that colleague's sheet. */
@Injectable()
export class ShiftSheet {
  constructor(private readonly pool: PgPool) {}

  async of(user: { id: string; username: string }): Promise<HandOverItem[]> {
    const { rows } = await this.pool.query<Row>(`
SELECT * FROM (
  SELECT id, CASE WHEN state = 'suspended' THEN 'suspended' ELSE 'urgent' END AS kind, number, description AS title, priority, state, created_at AS since, suspended_until AS until, holder IS NOT NULL AS mine
  FROM incident WHERE state NOT IN ('closed', 'rejected', 'merged', 'voided') AND (priority <= 'P2' OR state = 'suspended') AND (holder IS NULL OR holder IN ($1, $2))
  UNION ALL
  SELECT id, CASE WHEN on_shelf THEN 'shelved' ELSE 'alarm' END, NULL, coalesce(text, kind), priority, state, first_at, (shelf->>'until')::timestamptz, holder IS NOT NULL
  FROM (SELECT *, shelf IS NOT NULL AND (shelf->>'until')::timestamptz > now() AS on_shelf, CASE WHEN shelf IS NOT NULL AND (shelf->>'until')::timestamptz > now() THEN shelf->>'owner' ELSE taken_by END AS holder
    FROM alarm WHERE state <> 'closed') a
  WHERE (on_shelf OR (state IN ('active_new', 'cleared_new') AND priority <= 'P3')) AND (holder IS NULL OR holder IN ($1, $2))
  UNION ALL
  SELECT id, 'note', NULL, text, 'P4', 'note', at, NULL, true FROM shift_note WHERE user_id = $1::uuid
) t ORDER BY priority, since LIMIT 1000`, [user.id, user.username])
    return rows.map((row) => ({ ...row, since: row.since.toISOString(), until: row.until?.toISOString() ?? null, acceptedBy: null, acceptedAt: null }))
  }

  /** Keeps a word to the next shift; the same word again stays the item that it was. */
  async keepNote(userId: string, id: string, text: string): Promise<void> {
    if (text === '') await this.pool.query('DELETE FROM shift_note WHERE user_id = $1', [userId])
    else await this.pool.query(`INSERT INTO shift_note AS s VALUES ($1, $2, $3, now()) ON CONFLICT (user_id) DO UPDATE SET id = excluded.id, text = excluded.text, at = excluded.at WHERE s.text <> excluded.text`, [userId, id, text])
  }
}
