import type { Actor } from '@watchfloor/domain'
import { Injectable } from '@nestjs/common'
import { DispatchPort } from '../../ports/dispatch.port.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { RELEASED } from '../../store/released-dispatch.js'
import type { Reach } from '../list/list-conditions.js'

/** Who somebody is to the incidents: the command room reaches all, an officer those to which the own units were sent, or which to look at was the own task. */
@Injectable()
export class Reaches {
  constructor(private readonly pool: PgPool, private readonly dispatch: DispatchPort) {}

  actorOf({ id, name, role }: SignedIn): Actor { return { type: 'person', id, name, role, unitIds: this.dispatch.unitsOf(id) } }

  listOf({ id, role }: SignedIn): Reach { return { userId: id, unitIds: role === 'officer' ? this.dispatch.unitsOf(id) : null } }

  /** Refuses as if the incident were not there. What may still be taken back is not shown (`reading`); who was told of it by word of mouth may answer it. */
  async check(incidentId: string, { id, role }: SignedIn, { reading = false } = {}): Promise<void> {
    if (role !== 'officer') return
    const { rowCount } = await this.pool.query(`
      SELECT 1 FROM dispatch_record d WHERE incident_id = $1 AND unit_id = ANY($2) AND (NOT $4 OR ${RELEASED})
      UNION ALL SELECT 1 FROM timeline_line WHERE incident_id = $1 AND action IN ('verify','check') AND about->>'assignee' = $3 AND (NOT $4 OR coalesce(undo_until <= now(), true)) LIMIT 1`, [incidentId, this.dispatch.unitsOf(id), id, reading])
    if (rowCount === 0) throw new ApiProblem('not_found', 'there is no such incident among those of your units')
  }
}
