import { Injectable } from '@nestjs/common'
import { whyEnded } from '@watchfloor/domain'
import type { DrawCandidate } from '@watchfloor/shared'
import { AuditService } from '../../platform/audit/audit.service.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { Charges } from '../charge/charge.js'
import { personKey, shiftOf } from '../matrix/shift-rows.js'

interface OpenCheck { id: string; drawnAt: Date; dutyId: string; key: string; candidates: DrawCandidate[] }

/**
 * Ends the open check that its supervisor cannot decide any more, for its officer is no longer theirs to look at or its duty became another: it would stand in the
 * way of every further draw. It is recorded as not assessable with that reason; seed, candidates and who was drawn stay, so the draw can still be computed again.
 */
@Injectable()
export class CheckEnds {
  constructor(private readonly pool: PgPool, private readonly charges: Charges, private readonly audit: AuditService) {}

  async settle(by: SignedIn, address: string): Promise<void> {
    const { rows: [open] } = await this.pool.query<OpenCheck>('SELECT id, drawn_at AS "drawnAt", duty_id AS "dutyId", person_key AS key, candidates FROM spot_check WHERE user_id = $1 AND verdict IS NULL AND duty_id IS NOT NULL', [by.id])
    if (!open) return
    const shift = (await shiftOf(this.pool, open.dutyId))!
    const squadId = open.candidates.find(({ dutyId }) => dutyId === open.dutyId)?.squadId ?? shift.squadId
    const ended = whyEnded({ key: open.key, squadId, drawnMs: open.drawnAt.getTime() }, { ...shift, key: personKey(shift) }, (await this.charges.of(by)).holds(shift))
    if (ended === null) return
    const { rowCount } = await this.pool.query("UPDATE spot_check SET verdict = 'not_assessable', ended = $2, decided_at = now() WHERE id = $1 AND verdict IS NULL", [open.id, ended])
    if (rowCount) await this.audit.write(by.username, 'supervise.verdict', shift.person, address, { check: open.id, verdict: 'not_assessable', ended })
  }
}
