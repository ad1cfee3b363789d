import { Injectable } from '@nestjs/common'
import type pg from 'pg'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'

/** What a patrol says it found or was called to has to be there. */
@Injectable()
export class PatrolProofOfCase {
  constructor(private readonly pool: PgPool) {}

  /** Refuses an incident that does not exist, or was there before the round began: it was not found by it. */
  async refuse(incidentId: string, sinceMs: number, client: pg.PoolClient): Promise<void> {
    const { rows: [row] } = await client.query<{ created_at: Date }>('SELECT created_at FROM incident WHERE id = $1', [incidentId])
    const fault = !row ? 'there is no such incident' : row.created_at.getTime() < sinceMs ? 'this incident was reported before the round began' : null
    if (fault !== null) throw new ApiProblem('input.invalid', `incidentId: ${fault}`, { issues: [{ path: 'incidentId', message: fault }] })
  }

  async isAlarm(alarmId: string): Promise<boolean> { return (await this.pool.query('SELECT 1 FROM alarm WHERE id = $1', [alarmId])).rowCount === 1 }
}
