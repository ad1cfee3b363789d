import { Injectable } from '@nestjs/common'
import { HandOverItem } from '@watchfloor/shared'
import type { HandOver, HandOverDue, HandOverInput } from '@watchfloor/shared'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { AuditService } from '../../platform/audit/audit.service.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { inTransaction } from '../../platform/database/in-transaction.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { JobService } from '../../platform/jobs/job.service.js'
import { NoticeBox } from '../notices/notice-box.js'
import { Roster } from '../roster/roster.js'
import { ShiftSheet } from './shift-sheet.js'

interface Row { id: string; from_user: string; to_user: string | null; sheet: unknown; note: string; offered_at: Date; accepted_at: Date | null }
const KEPT = 50
const isCase = ({ kind }: HandOverItem): boolean => kind === 'urgent' || kind === 'suspended'

/** Handing over a shift: offered with a sheet, taken over item by item. Until an item is accepted it stays with whoever offered it. */
@Injectable()
export class HandOverBook {
  constructor(private readonly pool: PgPool, private readonly sheet: ShiftSheet, private readonly roster: Roster, private readonly jobs: JobService, private readonly audit: AuditService, private readonly notices: NoticeBox) {}

  /** What the caller would leave behind, and whether something urgent of it is still theirs. */
  async due(by: SignedIn): Promise<HandOverDue> {
    const items = await this.sheet.of(by)
    const { rows: [open] } = await this.pool.query<{ id: string }>('SELECT id FROM hand_over WHERE from_user = $1 AND accepted_at IS NULL ORDER BY offered_at DESC LIMIT 1', [by.id])
    return { due: items.some((item) => item.kind === 'urgent' && item.mine), offered: open?.id ?? null, items }
  }

  async list(): Promise<HandOver[]> {
    const { rows } = await this.pool.query<Row>(`SELECT * FROM hand_over ORDER BY accepted_at IS NULL DESC, offered_at DESC LIMIT ${KEPT}`)
    return rows.map((row) => this.view(row))
  }

  /** A newer offer of the same person takes the place of an open one. An empty sheet needs nobody and is accepted as it is made. */
  async offer({ note, toUser }: HandOverInput, by: SignedIn): Promise<HandOver> {
    await this.roster.refresh()
    if (toUser !== undefined && (toUser === by.id || !this.roster.person(toUser))) throw new ApiProblem('input.invalid', 'toUser: name a colleague with an enabled account', { issues: [{ path: 'toUser', message: 'name a colleague with an enabled account' }] })
    const items = await this.sheet.of(by)
    const id = uuid()
    await inTransaction(this.pool, async (client) => {
      await client.query('DELETE FROM hand_over WHERE from_user = $1 AND accepted_at IS NULL', [by.id])
      await client.query('INSERT INTO hand_over(id, from_user, to_user, sheet, note, offered_at, accepted_at) VALUES ($1, $2, $3, $4, $5, now(), CASE WHEN $6 THEN now() END)', [id, by.id, toUser ?? null, JSON.stringify(items), note, items.length === 0])
    })
    await this.audit.write(by.username, 'hand_over.offer', id, null, { items: items.length })
    if (items.length > 0) await this.tell(toUser, items.length, by)
    return this.one(id)
  }

  /** Who shall take over is told; where nobody is named, all who have the same role: it is one of them. */
  private async tell(toUser: string | undefined, items: number, by: SignedIn): Promise<void> {
    const takers = toUser !== undefined ? [toUser] : [...this.roster.people()].filter(({ id, role }) => role === by.role && id !== by.id).map(({ id }) => id)
    const draft = { type: 'notify', incidentId: null, alarmId: null, number: null, action: 'shift_offered', priority: null, about: { name: by.name, items }, at: new Date().toISOString() } as const
    for (const taker of takers) await this.notices.put(taker, null, null, draft)
  }

  /** Takes items over. Cases that the offering person held become the accepting person's, by a durable job: the case engine stands above this room. */
  async accept(id: string, itemIds: readonly string[], by: SignedIn): Promise<HandOver> {
    await inTransaction(this.pool, async (client) => {
      const { rows: [row] } = await client.query<Row>('SELECT * FROM hand_over WHERE id = $1 FOR UPDATE', [id])
      if (!row) throw new ApiProblem('not_found', 'no such hand-over: a newer one may have taken its place')
      if (row.from_user === by.id) throw new ApiProblem('incident.not_allowed', 'somebody else has to take over what you hand over')
      if (row.to_user !== null && row.to_user !== by.id) throw new ApiProblem('incident.not_allowed', 'this shift is being taken over by somebody else')
      const items = z.array(HandOverItem).parse(row.sheet)
      const wanted = items.filter((item) => itemIds.includes(item.id) && item.acceptedAt === null)
      const now = new Date().toISOString()
      const after = items.map((item) => (wanted.includes(item) ? { ...item, acceptedBy: by.id, acceptedAt: now } : item))
      const isDone = after.every(({ acceptedAt }) => acceptedAt !== null)
      await client.query('UPDATE hand_over SET sheet = $2, to_user = $3, accepted_at = CASE WHEN $4 THEN now() END WHERE id = $1', [id, JSON.stringify(after), by.id, isDone])
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
    const { rows: [row] } = await this.pool.query<Row>('SELECT * FROM hand_over WHERE id = $1', [id])
    if (!row) throw new ApiProblem('not_found', 'no such hand-over')
    return this.view(row)
  }

  private view(row: Row): HandOver {
    return {
      id: row.id, fromUser: row.from_user, fromName: this.roster.person(row.from_user)?.name ?? row.from_user, toUser: row.to_user, note: row.note, items: z.array(HandOverItem).parse(row.sheet),
      offeredAt: row.offered_at.toISOString(), acceptedAt: row.accepted_at?.toISOString() ?? null,
    }
  }
}
