import { Injectable } from '@nestjs/common'
import { isQueueRole, owedItems } from '@watchfloor/domain'
import type { HandOverDue, HandOverItem, Role } from '@watchfloor/shared'
import type pg from 'pg'
import { v7 as uuid } from 'uuid'
import { AuditService } from '../../platform/audit/audit.service.js'
import { inTransaction } from '../../platform/database/in-transaction.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { ShiftPort } from '../../ports/shift.port.js'
import type { AtDesk } from '../../ports/shift.port.js'
import { HandOverNews } from './hand-over-news.js'
import { itemsOf, OPEN } from './hand-over-rows.js'
import type { HandOverRow } from './hand-over-rows.js'
import { ShiftSheet } from './shift-sheet.js'

type Person = Pick<AtDesk, 'id' | 'username' | 'name' | 'role'>
/** Who has shifts: whoever may act on alarms. */
export const DESK_ROLES: readonly Role[] = ['seat', 'dispatcher', 'supervisor']
/** How a shift ended without having been handed over. */
export interface LeftBehind { readonly kind: 'left' | 'vanished'; readonly reason: string | null }

/** The hub's own memory of who owes a hand-over: nobody gets past it by closing a window (docs/decisions 023). */
@Injectable()
export class ShiftDesk extends ShiftPort {
  constructor(private readonly pool: PgPool, private readonly sheet: ShiftSheet, private readonly news: HandOverNews, private readonly audit: AuditService) { super() }

  /** What the caller would leave behind, whether that may be, and what they have to take over first. */
  async due(by: AtDesk): Promise<HandOverDue> {
    const { items, taken, owed } = await this.standing(by)
    const { rows: [open] } = await this.pool.query<{ id: string }>(`SELECT h.id FROM hand_over h WHERE h.from_user = $1 AND ${OPEN} ORDER BY h.offered_at DESC LIMIT 1`, [by.id])
    const { rows: [kept] } = await this.pool.query<{ text: string }>('SELECT text FROM shift_note WHERE user_id = $1', [by.id])
    const [first] = await this.waitingFor(by)
    return {
      due: owed.length > 0, owed: owed.length, offered: open?.id ?? null, toTake: first?.id ?? null, note: kept?.text ?? '',
      items: items.map((item) => { const ms = taken.get(item.id); return ms === undefined || owed.includes(item) ? item : { ...item, acceptedAt: new Date(ms).toISOString() } }),
    }
  }

  /** Somebody's sheet now, when each matter of it was taken over from them in this shift, and what they still owe. */
  async standing(by: Person, client: Pick<pg.PoolClient, 'query'> = this.pool): Promise<{ items: HandOverItem[]; taken: ReadonlyMap<string, number>; owed: HandOverItem[] }> {
    const items = await this.sheet.of(by)
    const { rows } = await client.query<Pick<HandOverRow, 'sheet'>>(
      "SELECT sheet FROM hand_over WHERE from_user = $1 AND offered_at >= coalesce((SELECT began_at FROM desk_shift WHERE user_id = $2), now() - interval '1 day') ORDER BY offered_at", [by.id, by.id])
    const taken = new Map(rows.flatMap((row) => itemsOf(row)).flatMap(({ id, acceptedAt }) => (acceptedAt === null ? [] : [[id, Date.parse(acceptedAt)] as const])))
    return { items, taken, owed: owedItems(items, by.role, taken, Date.now()) }
  }

  async leave(by: AtDesk, reason: string | undefined): Promise<void> {
    if (!DESK_ROLES.includes(by.role)) return
    const { owed } = await this.standing(by)
    if (owed.length === 0) {
      await this.pool.query('DELETE FROM desk_shift WHERE user_id = $1', [by.id])
      return
    }
    if (reason === undefined) {
      throw new ApiProblem('shift.owed', `hand over your shift first: ${owed.length} matters of it were taken over by nobody (POST /api/hand-over). In an emergency sign out with a reason: {"leave": "…"}`, { items: owed.length })
    }
    await this.leaveBehind(by, { kind: 'left', reason })
    await this.audit.write(by.username, 'hand_over.skip', by.username, null, { items: owed.length, reason })
  }

  async mayWorkOn(by: AtDesk, incidentId: string): Promise<void> {
    const [waiting] = await this.waitingFor(by)
    if (waiting === undefined) return
    const items = itemsOf(waiting)
    if (items.some(({ id, acceptedBy }) => id === incidentId && acceptedBy === by.id)) return
    const { rows: [incident] } = await this.pool.query<{ priority: string }>('SELECT priority FROM incident WHERE id = $1', [incidentId])
    if (incident === undefined || incident.priority === 'P1') return
    const left = items.filter(({ acceptedAt }) => acceptedAt === null).length
    throw new ApiProblem('shift.not_taken', `take over the shift that was left to you first: ${left} matters (POST /api/hand-over/${waiting.id}/accept). What concerns life (P1) is open to you at once`, { handOver: waiting.id, items: left })
  }

  /** Keeps two writers of one person's shift apart until the transaction ends. */
  async lock(client: pg.PoolClient, userId: string): Promise<void> { await client.query("SELECT pg_advisory_xact_lock(hashtextextended('shift ' || $1, 0))", [userId]) }

  /**
   * Ends a shift that was not handed over: what is owed lies there for the next seat. A hand-over that was offered becomes this one, with what was taken of it;
   * what nobody holds and already waits in another's is not laid there twice. `unless` = asked under the lock, and true ends it with nothing done.
   */
  async leaveBehind(by: Person, { kind, reason }: LeftBehind, unless?: (client: pg.PoolClient) => Promise<boolean>): Promise<void> {
    const made = await inTransaction(this.pool, async (client) => {
      await this.lock(client, by.id)
      if (await unless?.(client)) return null
      const { owed } = await this.standing(by, client)
      await client.query('DELETE FROM desk_shift WHERE user_id = $1', [by.id])
      const { rows: [open] } = await client.query<HandOverRow>(`SELECT h.* FROM hand_over h WHERE h.from_user = $1 AND ${OPEN} ORDER BY h.offered_at DESC LIMIT 1 FOR UPDATE`, [by.id])
      const { rows: others } = await client.query<Pick<HandOverRow, 'sheet'>>(`SELECT h.sheet FROM hand_over h WHERE h.from_user <> $1 AND ${OPEN}`, [by.id])
      const elsewhere = new Set(others.flatMap((row) => itemsOf(row)).flatMap(({ id, acceptedAt }) => (acceptedAt === null ? [id] : [])))
      const before = open === undefined ? [] : itemsOf(open).filter((item) => item.acceptedAt !== null || owed.some(({ id }) => id === item.id))
      const items = [...before, ...owed.filter(({ id, mine }) => !before.some((item) => item.id === id) && (mine || !elsewhere.has(id)))]
      const left = items.filter(({ acceptedAt }) => acceptedAt === null).length
      if (open !== undefined) {
        // Nobody is named any more but who has begun to take over: whoever was to take it may not be there.
        await client.query(`UPDATE hand_over SET kind = CASE WHEN kind = 'left' THEN kind ELSE $2 END, reason = coalesce(reason, $3), sheet = $4, to_user = CASE WHEN $5 THEN to_user END, accepted_at = CASE WHEN $6 THEN now() END WHERE id = $1`,
          [open.id, kind, reason, JSON.stringify(items), before.some(({ acceptedAt }) => acceptedAt !== null), left === 0])
        return left === 0 ? null : { id: open.id, toUser: null, left }
      }
      if (items.length === 0) return null
      const id = uuid()
      await client.query("INSERT INTO hand_over(id, from_user, to_user, sheet, note, offered_at, kind, reason) VALUES ($1, $2, NULL, $3, '', now(), $4, $5)", [id, by.id, JSON.stringify(items), kind, reason])
      return { id, left }
    })
    if (made === null) return
    const word = { handOverId: made.id, word: `shift_${kind}` as const, from: by, items: made.left, reason }
    await this.news.toTakers(word, null)
    await this.news.toSupervisors(word)
  }

  /** Hand-overs that somebody found when they came on shift, oldest first. Whoever was at work already is told of one, not held up by it; one that somebody else takes over is theirs. */
  private async waitingFor(by: AtDesk): Promise<Pick<HandOverRow, 'id' | 'sheet'>[]> {
    if (!isQueueRole(by.role)) return []
    const { rows } = await this.pool.query<Pick<HandOverRow, 'id' | 'sheet'>>(`
SELECT h.id, h.sheet FROM hand_over h JOIN user_account f ON f.id::text = h.from_user
WHERE ${OPEN} AND h.from_user <> $1 AND (h.to_user = $1 OR (h.to_user IS NULL AND f.role = $2))
  AND h.offered_at < (SELECT created_at FROM session WHERE token_hash = decode($3, 'hex')) ORDER BY h.offered_at`, [by.id, by.role, by.sessionId])
    return rows
  }
}
