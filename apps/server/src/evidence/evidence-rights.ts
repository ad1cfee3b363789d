import { Injectable } from '@nestjs/common'
import type { EvidenceItem } from '@watchfloor/shared'
import { CASE_ROLES } from '../platform/auth/rights.js'
import type { SignedIn } from '../platform/auth/session.service.js'
import { PgPool } from '../platform/database/pg-pool.js'

const everything: ReadonlySet<string> = new Set(CASE_ROLES)
/**
 * Units of a person: the own squad, and the one of the present duty. Asked of the rows and not by DispatchPort: dispatch lies before this room, and calls
 * go only down the list.
 */
const UNITS = `SELECT squad_id::text FROM user_account WHERE id = $1 AND squad_id IS NOT NULL
  UNION SELECT squad_id::text FROM duty WHERE user_id = $1 AND starts_at <= now() AND ends_at > now()`

/** Incidents that a person was sent to look at, to verify or to check: the same that the case engine lets them read. */
const LOOKED_AT = `SELECT 1 FROM timeline_line l WHERE l.action IN ('verify','check') AND l.about->>'assignee' = $1::text`

/** Who may see what: the command room all of it; an officer what it brought itself, and what belongs to incidents of its units or which it was sent to look at. */
@Injectable()
export class EvidenceRights {
  constructor(private readonly pool: PgPool) {}

  async maySeeIncident(user: SignedIn, incidentId: string): Promise<boolean> {
    if (everything.has(user.role)) return true
    return this.ask(`SELECT 1 FROM dispatch_record d WHERE d.incident_id = $2 AND d.unit_id IN (${UNITS}) UNION ALL ${LOOKED_AT} AND l.incident_id = $2 LIMIT 1`, [user.id, incidentId])
  }

  async maySee(user: SignedIn, item: EvidenceItem): Promise<boolean> {
    if (everything.has(user.role) || item.by === user.id) return true
    return this.ask(
      `SELECT 1 FROM evidence_of o JOIN dispatch_record d ON d.incident_id = o.incident_id WHERE o.item_id = $2 AND d.unit_id IN (${UNITS})
       UNION ALL ${LOOKED_AT} AND l.incident_id IN (SELECT incident_id FROM evidence_of WHERE item_id = $2) LIMIT 1`, [user.id, item.id])
  }

  private async ask(sql: string, values: unknown[]): Promise<boolean> { return ((await this.pool.query(sql, values)).rowCount ?? 0) > 0 }
}
