import { Injectable } from '@nestjs/common'
import type { Actor } from '@watchfloor/domain'
import type { Clip, EvidenceRole } from '@watchfloor/shared'
import { v7 as uuid } from 'uuid'
import { PgPool } from '../../platform/database/pg-pool.js'

/** A clip as it is stored: also who asked, for the timeline and for the evidence. */
export interface ClipRow { id: string; camera_id: string; incident_id: string; from_at: Date; to_at: Date; role: EvidenceRole; actor: Actor; by_user: string; by_name: string; asked_at: Date; state: Clip['state']; evidence_id: string | null; error: string | null; tries: number }
type NewClip = Pick<ClipRow, 'camera_id' | 'incident_id' | 'from_at' | 'to_at' | 'role' | 'actor' | 'by_user' | 'by_name'>

/** One that a process claimed and did not finish in this time is free again. */
const CLAIM_S = 180
/** The gateway is back in a second or in an hour. */
const [FIRST_AGAIN_S, LAST_AGAIN_S] = [3, 60]

export const clipOf = (row: ClipRow): Clip => ({
  id: row.id, cameraId: row.camera_id, incidentId: row.incident_id, from: row.from_at.toISOString(), to: row.to_at.toISOString(), state: row.state, evidenceId: row.evidence_id, error: row.error, tries: row.tries,
  by: row.by_name, askedAt: row.asked_at.toISOString(),
})

/** The clips that were asked for. */
@Injectable()
export class ClipRows {
  constructor(private readonly pool: PgPool) {}

  async add(clip: NewClip): Promise<ClipRow> {
    const { rows } = await this.pool.query<ClipRow>('INSERT INTO camera_clip(id, camera_id, incident_id, from_at, to_at, role, actor, by_user, by_name) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING *',
      [uuid(), clip.camera_id, clip.incident_id, clip.from_at, clip.to_at, clip.role, JSON.stringify(clip.actor), clip.by_user, clip.by_name])
    return rows[0]!
  }

  async ofIncident(incidentId: string): Promise<Clip[]> { return (await this.pool.query<ClipRow>('SELECT * FROM camera_clip WHERE incident_id = $1 ORDER BY asked_at DESC LIMIT 200', [incidentId])).rows.map(clipOf) }

  /** Takes one whose end lies so far back, for this process alone; null = there is none. */
  async claim(behindS: number): Promise<ClipRow | null> {
    const { rows } = await this.pool.query<ClipRow>(`
UPDATE camera_clip SET state = 'taking', claimed_at = now() WHERE id = (
  SELECT id FROM camera_clip WHERE to_at < now() - make_interval(secs => $1) AND (state = 'waiting' AND (not_before IS NULL OR not_before < now()) OR state = 'taking' AND claimed_at < now() - interval '${CLAIM_S} seconds') ORDER BY to_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING *`, [behindS])
    return rows[0] ?? null
  }

  /** It is stored, and not yet its incident's. */
  async stored(id: string, evidenceId: string): Promise<void> { await this.pool.query('UPDATE camera_clip SET evidence_id = $2 WHERE id = $1', [id, evidenceId]) }
  /** Not now: it waits again, later each time, and says why. */
  async later(id: string, error: string): Promise<void> {
    await this.pool.query(`UPDATE camera_clip SET state = 'waiting', error = $2, tries = tries + 1, not_before = now() + least(${LAST_AGAIN_S}, ${FIRST_AGAIN_S} * 2 ^ least(tries, 10)) * interval '1 second' WHERE id = $1`, [id, error.slice(0, 500)])
  }

  async kept(id: string): Promise<void> { await this.pool.query("UPDATE camera_clip SET state = 'kept', error = NULL WHERE id = $1", [id]) }
  async failed(id: string, error: string): Promise<void> { await this.pool.query("UPDATE camera_clip SET state = 'failed', error = $2 WHERE id = $1", [id, error.slice(0, 500)]) }
}
