import { Injectable } from '@nestjs/common'
import type { Alarm } from '@watchfloor/shared'
import { PgPool } from '../../platform/database/pg-pool.js'
import { storableText } from '../../store/storable-text.js'
import { ALARM_COLUMNS, readAlarm } from '../../store/alarm-rows.js'
import type { AlarmRow } from '../../store/alarm-rows.js'

/** Whoever claimed a wish and died has it taken over after this. Longer than the slowest try. */
const CLAIM_S = 40

/** An incident's wish for a picture of an alarm: an effect (DESIGN §2). `evidenceId` = the picture is kept already and only has to be told of. */
export interface PictureWish { readonly id: string; readonly incidentId: string; readonly alarm: Alarm | null; readonly tries: number; readonly sinceMs: number; readonly evidenceId: string | null; readonly why: string | null }

interface Row extends AlarmRow { wish: string; of_incident: string; tries: number; since: Date; evidence: string | null; why: string | null }

/** Wishes in the table of effects, where the transaction that opened the incident has put them. */
@Injectable()
export class PictureWishes {
  constructor(private readonly pool: PgPool) {}

  async claim(most: number): Promise<PictureWish[]> {
    const { rows } = await this.pool.query<Row>(`
WITH c AS (
  UPDATE effect SET attempts = attempts + 1, next_try_at = now() + make_interval(secs => ${CLAIM_S})
  WHERE id IN (SELECT id FROM effect WHERE state = 'pending' AND type = 'take_picture' AND next_try_at <= now() ORDER BY next_try_at LIMIT $1 FOR UPDATE SKIP LOCKED)
  RETURNING id, incident_id, attempts, not_before, about)
SELECT c.id AS wish, c.incident_id AS of_incident, c.attempts AS tries, c.not_before AS since, c.about->>'evidence' AS evidence, c.about->>'why' AS why, ${ALARM_COLUMNS}
FROM c LEFT JOIN alarm a ON a.id = (c.about->>'alarm')::uuid`, [most])
    return rows.map((row) => ({
      id: row.wish, incidentId: row.of_incident, tries: row.tries, sinceMs: row.since.getTime(), evidenceId: row.evidence, why: row.why, alarm: row['id'] === null ? null : readAlarm(row),
    }))
  }

  /** The picture is kept; what is left is to tell of it. */
  async kept(id: string, evidenceId: string, why: string): Promise<void> {
    await this.pool.query("UPDATE effect SET about = about || jsonb_build_object('evidence', $2::text, 'why', $3::text) WHERE id = $1", [id, evidenceId, why])
  }

  async again(id: string, waitMs: number, error: string): Promise<void> {
    await this.pool.query("UPDATE effect SET next_try_at = now() + make_interval(secs => $2), last_error = $3 WHERE id = $1 AND state = 'pending'", [id, waitMs / 1000, storableText(error)])
  }

  /** Over: with a picture, without one that could have been had, or for good in vain. */
  async over(id: string, error: string | null): Promise<void> {
    await this.pool.query("UPDATE effect SET state = $2, last_error = $3, ended_at = now() WHERE id = $1 AND state = 'pending'", [id, error === null ? 'done' : 'dead', storableText(error)])
  }
}
