import { Injectable } from '@nestjs/common'
import { isInCharge } from '@watchfloor/domain'
import type { Area } from '@watchfloor/shared'
import { AuditService } from '../../platform/audit/audit.service.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { inTransaction } from '../../platform/database/in-transaction.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import type { Actor } from '../../platform/people/user.service.js'
import { ChargeBook } from './charge-book.js'
import type { Shift } from '../matrix/shift-rows.js'

/** Whose shifts a supervisor may see. */
export interface Charge { readonly areas: number; holds(shift: Shift): boolean }
type PlacedArea = Pick<Area, 'id' | 'squadId' | 'geometry'>

/** The areas given to each supervisor. Asked of the rows each time: what is taken away is taken away at once. */
@Injectable()
export class Charges {
  constructor(private readonly pool: PgPool, private readonly book: ChargeBook, private readonly audit: AuditService) {}

  async of(user: SignedIn): Promise<Charge> {
    const { rows } = await this.pool.query<PlacedArea & { given: boolean }>(`SELECT a.id, a.squad_id AS "squadId", a.geometry, g.user_id IS NOT NULL AS given
      FROM area a LEFT JOIN supervisor_area g ON g.area_id = a.id AND g.user_id = $1 WHERE g.user_id IS NOT NULL OR a.squad_id IS NOT NULL`, [user.id])
    const given = rows.filter((row) => row.given)
    return { areas: given.length, holds: ({ squadId, place }) => isInCharge(given, { squadId, place }, rows) }
  }

  async areasOf(userId: string): Promise<string[]> {
    const { rows } = await this.pool.query<{ area_id: string }>('SELECT area_id FROM supervisor_area WHERE user_id = $1 ORDER BY area_id', [userId])
    return rows.map((row) => row.area_id)
  }

  /** Gives a supervisor these areas and no others. */
  async give(userId: string, areaIds: readonly string[], actor: Actor): Promise<string[]> {
    const name = await inTransaction(this.pool, async (client) => {
      const { rows: [user] } = await client.query<{ username: string; role: string }>('SELECT username, role FROM user_account WHERE id = $1 FOR UPDATE', [userId])
      if (!user) throw new ApiProblem('not_found', 'no such user')
      if (user.role !== 'supervisor') throw new ApiProblem('input.invalid', 'areas are given to supervisors: this user has another role')
      const { rows: known } = await client.query<{ id: string }>('SELECT id FROM area WHERE id = ANY($1)', [areaIds])
      if (known.length < new Set(areaIds).size) throw new ApiProblem('input.invalid', 'areaIds: one of these areas is not there', { issues: [{ path: 'areaIds', message: 'unknown area' }] })
      await client.query('DELETE FROM supervisor_area WHERE user_id = $1', [userId])
      await client.query('INSERT INTO supervisor_area SELECT $1, id FROM area WHERE id = ANY($2)', [userId, areaIds])
      return user.username
    })
    // Open consoles are told before the administrator has the answer.
    await this.book.refresh()
    await this.audit.write(actor.name, 'supervise.areas', name, actor.address, { areas: areaIds.length })
    return this.areasOf(userId)
  }
}
