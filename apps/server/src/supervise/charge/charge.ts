import { Injectable } from '@nestjs/common'
import { isInCharge } from '@watchfloor/domain'
import type { Area, SupervisorAreas } from '@watchfloor/shared'
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

  /** Supervisors with an account in use and what was given to them; to one of them only the own line. */
  async all(by: SignedIn): Promise<SupervisorAreas['items']> {
    const { rows } = await this.pool.query<SupervisorAreas['items'][number]>(`SELECT u.id AS "userId", u.name, u.username, coalesce(array_agg(g.area_id ORDER BY g.area_id) FILTER (WHERE g.area_id IS NOT NULL), '{}') AS "areaIds"
      FROM user_account u LEFT JOIN supervisor_area g ON g.user_id = u.id WHERE u.role = 'supervisor' AND u.enabled AND ($1::uuid IS NULL OR u.id = $1) GROUP BY u.id ORDER BY u.name, u.username`, [by.role === 'supervisor' ? by.id : null])
    return rows
  }

  async areasOf(userId: string): Promise<string[]> {
    const { rows } = await this.pool.query<{ area_id: string }>('SELECT area_id FROM supervisor_area WHERE user_id = $1 ORDER BY area_id', [userId])
    return rows.map((row) => row.area_id)
  }

  /** Gives a supervisor these areas and no others. */
  async give(userId: string, areaIds: readonly string[], actor: Actor): Promise<string[]> {
    const { username, ...changed } = await inTransaction(this.pool, async (client) => {
      const { rows: [user] } = await client.query<{ username: string; role: string }>('SELECT username, role FROM user_account WHERE id = $1 FOR UPDATE', [userId])
      if (!user) throw new ApiProblem('not_found', 'no such user')
      if (user.role !== 'supervisor') throw new ApiProblem('input.invalid', 'areas are given to supervisors: this user has another role')
      const { rows: known } = await client.query<{ id: string }>('SELECT id FROM area WHERE id = ANY($1)', [areaIds])
      if (known.length < new Set(areaIds).size) throw new ApiProblem('input.invalid', 'areaIds: one of these areas is not there', { issues: [{ path: 'areaIds', message: 'unknown area' }] })
      const { rows: [changed] } = await client.query<{ given: string[]; taken: string[] }>(`SELECT
        coalesce(array_agg(a.name ORDER BY a.name) FILTER (WHERE g.area_id IS NULL), '{}') AS given, coalesce(array_agg(a.name ORDER BY a.name) FILTER (WHERE g.area_id IS NOT NULL AND a.id <> ALL($2::uuid[])), '{}') AS taken
        FROM area a LEFT JOIN supervisor_area g ON g.area_id = a.id AND g.user_id = $1 WHERE a.id = ANY($2::uuid[]) OR g.user_id IS NOT NULL`, [userId, areaIds])
      await client.query('DELETE FROM supervisor_area WHERE user_id = $1', [userId])
      await client.query('INSERT INTO supervisor_area SELECT $1, id FROM area WHERE id = ANY($2)', [userId, areaIds])
      return { username: user.username, ...changed! }
    })
    // Open consoles are told before the administrator has the answer.
    await this.book.refresh()
    await this.audit.write(actor.name, 'supervise.areas', username, actor.address, { areas: areaIds.length, ...changed })
    return this.areasOf(userId)
  }
}
