import { Injectable } from '@nestjs/common'
import { PgPool } from '../../platform/database/pg-pool.js'

/** A device that is not wanted any more, and what it was asked for. */
export interface OverPush { deviceId: string; videoId: string | null }

/** Which devices were asked for their picture and until when somebody wants it. The rows are the truth for all processes and after each start. */
@Injectable()
export class PushRows {
  constructor(private readonly pool: PgPool) {}

  /** Somebody wants it for so long; true when nobody did before. */
  async want(deviceId: string, by: string, ms: number): Promise<boolean> {
    const { rows } = await this.pool.query<{ fresh: boolean }>(`
INSERT INTO camera_push AS p (device_id, by_user, wanted_until) VALUES ($1, $2, now() + $3 * interval '1 ms')
ON CONFLICT (device_id) DO UPDATE SET wanted_until = greatest(p.wanted_until, excluded.wanted_until) RETURNING xmax = 0 AS fresh`, [deviceId, by, ms])
    return rows[0]!.fresh
  }

  /** These are being watched; gives all that are wanted. */
  async keep(watched: readonly string[], ms: number): Promise<string[]> {
    await this.pool.query("UPDATE camera_push SET wanted_until = greatest(wanted_until, now() + $2 * interval '1 ms') WHERE device_id = ANY($1::uuid[])", [watched, ms])
    return (await this.pool.query<{ id: string }>('SELECT device_id AS id FROM camera_push')).rows.map(({ id }) => id)
  }

  /** False: nobody wants it any more. */
  async asked(deviceId: string, videoId: string): Promise<boolean> { return (await this.pool.query('UPDATE camera_push SET video_id = $2 WHERE device_id = $1', [deviceId, videoId])).rowCount === 1 }

  /** Takes out what nobody wants any more; of several processes one gets each. */
  async over(): Promise<OverPush[]> {
    return (await this.pool.query<OverPush>('DELETE FROM camera_push WHERE wanted_until < now() RETURNING device_id AS "deviceId", video_id AS "videoId"')).rows
  }
}
