import { Injectable } from '@nestjs/common'
import type { HandOver, HandOverInput } from '@watchfloor/shared'
import { v7 as uuid } from 'uuid'
import { AuditService } from '../../platform/audit/audit.service.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { inTransaction } from '../../platform/database/in-transaction.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { JobService } from '../../platform/jobs/job.service.js'
import { Roster } from '../roster/roster.js'
import { HandOverNews } from './hand-over-news.js'
import { isCase, itemsOf, OPEN, SELECT_HAND_OVER, toHandOver } from './hand-over-rows.js'
import type { HandOverRow } from './hand-over-rows.js'
import { ShiftDesk } from './shift-desk.js'
import { ShiftSheet } from './shift-sheet.js'

const KEPT = 50

/** Handing over a shift: offered with a sheet, taken over item by item. Until an item is accepted it stays with whoever offered it. */
@Injectable()
export class HandOverBook {
  constructor(
    private readonly pool: PgPool, private readonly sheet: ShiftSheet, private readonly desk: ShiftDesk, private readonly roster: Roster, private readonly jobs: JobService,
    private readonly audit: AuditService, private readonly news: HandOverNews,
  ) {}

  async list(): Promise<HandOver[]> {
    const { rows } = await this.pool.query<HandOverRow>(`${SELECT_HAND_OVER} WHERE h.withdrawn_at IS NULL ORDER BY h.accepted_at IS NULL DESC, h.offered_at DESC LIMIT ${KEPT}`)
    return rows.map(toHandOver)
  }

  keepNote(by: SignedIn, text: string): Promise<void> { return this.sheet.keepNote(by.id, uuid(), text) }

  /** A newer offer of the same person takes the place of an open one; what was taken over of that is done. An empty sheet needs nobody and is accepted as it is made. */
  async offer({ note, toUser }: HandOverInput, by: SignedIn): Promise<HandOver> {
    await this.roster.refresh()
    if (toUser !== undefined && (toUser === by.id || !this.roster.person(toUser))) throw new ApiProblem('input.invalid', 'toUser: name a colleague with an enabled account', { issues: [{ path: 'toUser', message: 'name a colleague with an enabled account' }] })
    if (note !== '') await this.keepNote(by, note)
    const { items, taken } = await this.desk.standing(by)
    const left = items.filter(({ id }) => !taken.has(id))
    const id = uuid()
    await inTransaction(this.pool, async (client) => {
      await this.desk.lock(client, by.id)
      await client.query(`UPDATE hand_over h SET withdrawn_at = now() WHERE h.from_user = $1 AND ${OPEN}`, [by.id])
      await client.query('INSERT INTO hand_over(id, from_user, to_user, sheet, note, offered_at, accepted_at) VALUES ($1, $2, $3, $4, $5, now(), CASE WHEN $6 THEN now() END)', [id, by.id, toUser ?? null, JSON.stringify(left), note, left.length === 0])
    })
    await this.audit.write(by.username, 'hand_over.offer', id, null, { items: left.length })
    if (left.length > 0) await this.news.toTakers({ handOverId: id, word: 'shift_offered', from: by, items: left.length }, toUser ?? null)
    return this.one(id)
  }

  /** Takes items over. Cases that the offering person held become the accepting person's, by a durable job: the case engine stands above this room. */
  async accept(id: string, itemIds: readonly string[], by: SignedIn): Promise<HandOver> {
    await inTransaction(this.pool, async (client) => {
      const { rows: [row] } = await client.query<HandOverRow>(`SELECT h.* FROM hand_over h WHERE h.id = $1 AND h.withdrawn_at IS NULL FOR UPDATE`, [id])
      if (!row) throw new ApiProblem('not_found', 'no such hand-over: a newer one may have taken its place, or its person is back')
      if (row.from_user === by.id) throw new ApiProblem('incident.not_allowed', 'somebody else has to take over what you hand over')
      if (row.to_user !== null && row.to_user !== by.id) throw new ApiProblem('incident.not_allowed', 'this shift is being taken over by somebody else')
      const items = itemsOf(row)
      const wanted = items.filter((item) => itemIds.includes(item.id) && item.acceptedAt === null)
      const now = new Date().toISOString()
      const after = items.map((item) => (wanted.includes(item) ? { ...item, acceptedBy: by.id, acceptedAt: now } : item))
      const isDone = after.every(({ acceptedAt }) => acceptedAt !== null)
      await client.query('UPDATE hand_over SET sheet = $2, to_user = $3, accepted_at = CASE WHEN $4 THEN now() END WHERE id = $1', [id, JSON.stringify(after), by.id, isDone])
      await client.query('DELETE FROM shift_note WHERE id = ANY($1)', [wanted.filter(({ kind }) => kind === 'note').map((item) => item.id)])
      // Before the commit: no acceptance is kept whose cases stay behind, and one that is asked for again adds the same jobs, which do nothing twice.
      for (const { id: incidentId } of wanted.filter((item) => isCase(item) && item.mine)) await this.passOn(incidentId, id, by)
    })
    await this.audit.write(by.username, 'hand_over.accept', id, null, { items: itemIds.length })
    return this.one(id)
  }

  private async passOn(incidentId: string, handOverId: string, by: SignedIn): Promise<void> {
    const { rows: [incident] } = await this.pool.query<{ version: number }>('SELECT version FROM incident WHERE id = $1', [incidentId])
    if (!incident) return
    await this.jobs.add('incident.act', { incidentId, input: { action: 'hand_over', to: by.id, version: incident.version, actionId: uuid() }, rule: 'shift-hand-over', why: `${by.name} took over the shift` }, { id: `hand-over-${handOverId}-${incidentId}` })
  }

  private async one(id: string): Promise<HandOver> {
    const { rows: [row] } = await this.pool.query<HandOverRow>(`${SELECT_HAND_OVER} WHERE h.id = $1`, [id])
    if (!row) throw new ApiProblem('not_found', 'no such hand-over')
    return toHandOver(row)
  }
}
