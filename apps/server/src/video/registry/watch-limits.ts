import { Injectable } from '@nestjs/common'
import { ChargePort, seesDevice } from '../../ports/charge.port.js'
import type { Watcher } from '../../ports/picture.port.js'
import { AuditService } from '../../platform/audit/audit.service.js'
import { inTransaction } from '../../platform/database/in-transaction.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import type { Actor } from '../../platform/people/user.service.js'
import { CameraAreas } from './camera-areas.js'
import type { CameraRow } from './camera-rows.js'

/** Whether one person may know of a camera. */
export type Sight = (row: CameraRow) => boolean

/**
 * Who may watch which camera: the camera names roles, a person may be limited to areas, and a supervisor watches the people in charge only. Asked of the rows
 * each time: what is taken away is taken away at once. Administrators keep the registry and know every row of it, which is not yet leave to watch (access/view-desk.ts).
 */
@Injectable()
export class WatchLimits {
  constructor(private readonly pool: PgPool, private readonly areas: CameraAreas, private readonly charge: ChargePort, private readonly audit: AuditService) {}

  async sightOf(by: Watcher): Promise<Sight> {
    if (by.role === 'admin') return () => true
    const [limit, people] = await Promise.all([this.of(by.id), this.charge.now(by)])
    return (row) => row.watchers.some((role) => role === by.role) && seesDevice(people, { no: row.no, kind: row.device_kind }) && (limit === null || this.liesIn(row, limit))
  }

  /** Whether a camera stands in one of these areas. */
  liesIn(row: CameraRow, areaIds: readonly string[]): boolean { return this.areas.of(row).some(({ id }) => areaIds.includes(id)) }

  /** The areas to which a person is limited; null = the whole city. */
  async of(userId: string): Promise<string[] | null> {
    const { rows: [row] } = await this.pool.query<{ area_ids: string[] }>('SELECT area_ids FROM watch_limit WHERE user_id = $1', [userId])
    return row?.area_ids ?? null
  }

  /** Limits a person to these areas and no others; null lifts the limit. */
  async set(userId: string, areaIds: readonly string[] | null, actor: Actor): Promise<string[] | null> {
    const name = await inTransaction(this.pool, async (client) => {
      const { rows: [user] } = await client.query<{ username: string; role: string }>('SELECT username, role FROM user_account WHERE id = $1 FOR UPDATE', [userId])
      if (!user) throw new ApiProblem('not_found', 'no such user')
      if (areaIds === null) {
        await client.query('DELETE FROM watch_limit WHERE user_id = $1', [userId])
        return user.username
      }
      if (user.role === 'admin') throw new ApiProblem('input.invalid', 'an administrator keeps the registry of all cameras: a limit would not hold')
      const { rows: known } = await client.query('SELECT id FROM area WHERE id = ANY($1)', [areaIds])
      if (known.length < new Set(areaIds).size) throw new ApiProblem('input.invalid', 'areaIds: one of these areas is not there', { issues: [{ path: 'areaIds', message: 'unknown area' }] })
      await client.query('INSERT INTO watch_limit(user_id, area_ids) VALUES ($1, $2) ON CONFLICT (user_id) DO UPDATE SET area_ids = excluded.area_ids, updated_at = now()', [userId, areaIds])
      return user.username
    })
    await this.audit.write(actor.name, 'camera.limit', name, actor.address, { areas: areaIds === null ? 'all' : areaIds.length })
    return this.of(userId)
  }
}
