import { Injectable } from '@nestjs/common'
import type { Duty, DutyInput, DutyListQuery, Page } from '@watchfloor/shared'
import { v7 as uuid } from 'uuid'
import { AuditService } from '../../platform/audit/audit.service.js'
import { inTransaction } from '../../platform/database/in-transaction.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import type { Actor } from '../../platform/people/user.service.js'
import { DeviceDirectory } from '../../store/device-directory.js'
import { Roster } from '../roster/roster.js'
import { overlapsOf, overlapText, putDuties, SELECT_DUTY, toDuty } from './duty-rows.js'
import type { DutyRow, PlannedDuty } from './duty-rows.js'
import { spanFault } from './duty-span.js'

/** Clocking in is possible so long before the shift begins. */
const EARLY_MIN = 120

/** Who is on duty when, with which body camera and vehicle. */
@Injectable()
export class DutyBook {
  constructor(private readonly pool: PgPool, private readonly roster: Roster, private readonly devices: DeviceDirectory, private readonly audit: AuditService) {}

  async list({ from, to, squadId, userId, q, limit, cursor }: DutyListQuery): Promise<Page<Duty>> {
    const where = `($1::timestamptz IS NULL OR d.ends_at > $1) AND ($2::timestamptz IS NULL OR d.starts_at <= $2) AND ($3::uuid IS NULL OR d.squad_id = $3) AND ($4::uuid IS NULL OR d.user_id = $4) AND ($5::text IS NULL OR d.person ILIKE $5)`
    const values = [from ?? null, to ?? null, squadId ?? null, userId ?? null, q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : null]
    const skip = /^\d{1,9}$/.test(cursor ?? '') ? Number(cursor) : 0
    const { rows: [counted] } = await this.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM (SELECT 1 FROM duty d WHERE ${where} LIMIT 10000) t`, values)
    const { rows } = await this.pool.query<DutyRow>(`${SELECT_DUTY} WHERE ${where} ORDER BY d.starts_at, d.id OFFSET ${skip} LIMIT ${limit + 1}`, values)
    return { items: rows.slice(0, limit).map(toDuty), total: counted!.n, ...(rows.length > limit ? { next: String(skip + limit) } : {}) }
  }

  async create(input: DutyInput, actor: Actor): Promise<Duty> { return this.put('duty.create', await this.plan(uuid(), input), actor) }

  async change(id: string, patch: Partial<DutyInput>, actor: Actor): Promise<Duty> {
    const before = await this.one(id)
    return this.put('duty.change', await this.plan(id, { ...before, ...patch }), actor)
  }

  async remove(id: string, actor: Actor): Promise<void> {
    const { person, startsAt } = await this.one(id)
    await this.pool.query('DELETE FROM duty WHERE id = $1', [id])
    await this.roster.refresh()
    await this.audit.write(actor.name, 'duty.remove', person, actor.address, { startsAt })
  }

  /** The officer's own coming and going: in, to the nearest duty that is on or begins soon; out, of the one that is on, else of the last that was. */
  async clock(userId: string, which: 'in' | 'out'): Promise<Duty> {
    const id = which === 'in' ? await this.clockIn(userId) : await this.clockOut(userId)
    await this.roster.refresh()
    return this.one(id)
  }

  private async clockIn(userId: string): Promise<string> {
    const { rows: [row] } = await this.pool.query<{ id: string }>(`UPDATE duty SET clocked_in_at = coalesce(clocked_in_at, now()), clocked_out_at = NULL
      WHERE id = (SELECT id FROM duty WHERE user_id = $1 AND ends_at > now() AND starts_at < now() + make_interval(mins => ${EARLY_MIN}) ORDER BY starts_at LIMIT 1) RETURNING id`, [userId])
    if (!row) throw new ApiProblem('not_found', 'no duty of yours is on or begins within two hours: ask the dispatcher to enter it')
    return row.id
  }

  /** A shift that was left before it began would be worked by nobody and missed by nobody. */
  private async clockOut(userId: string): Promise<string> {
    const { rows: [row] } = await this.pool.query<{ id: string; startsAt: Date; begun: boolean }>(`WITH own AS (SELECT id, starts_at, starts_at <= now() AS begun FROM duty
        WHERE user_id = $1 AND clocked_out_at IS NULL AND (clocked_in_at IS NOT NULL OR starts_at <= now()) AND ends_at > now() - interval '1 day' ORDER BY (starts_at <= now() AND ends_at > now()) DESC, starts_at DESC LIMIT 1),
      out AS (UPDATE duty d SET clocked_out_at = now() FROM own WHERE d.id = own.id AND own.begun)
      SELECT id, starts_at AS "startsAt", begun FROM own`, [userId])
    if (!row) throw new ApiProblem('not_found', 'you are not on duty')
    if (!row.begun) throw new ApiProblem('duty.not_begun', `your shift begins at ${row.startsAt.toISOString()}: clock out once it has begun, or ask the dispatcher to take you off it`)
    return row.id
  }

  /** Checks what a duty names, and completes it. */
  async plan(id: string, input: DutyInput): Promise<PlannedDuty> {
    await this.roster.refresh()
    const wrong = (path: string, message: string): never => { throw new ApiProblem('input.invalid', `${path}: ${message}`, { issues: [{ path, message }] }) }
    const account = input.userId ? this.roster.person(input.userId) : undefined
    if (input.userId && !account) wrong('userId', 'there is no such person with an enabled account')
    const person = input.person ?? account?.name ?? wrong('person', 'name the person, or their account')
    if (!this.roster.unit(input.squadId)) wrong('squadId', 'there is no such squad')
    for (const path of ['deviceId', 'vehicleId'] as const) if (input[path] && !this.devices.byId(input[path])) wrong(path, 'there is no such device')
    if (input.beatId && (await this.pool.query('SELECT 1 FROM beat WHERE id = $1', [input.beatId])).rowCount === 0) wrong('beatId', 'there is no such beat')
    const [startsAt, endsAt] = [new Date(input.startsAt).toISOString(), new Date(input.endsAt).toISOString()]
    const fault = spanFault(startsAt, endsAt)
    if (fault) wrong('endsAt', fault)
    return { id, squadId: input.squadId, userId: input.userId ?? null, person, deviceId: input.deviceId ?? null, vehicleId: input.vehicleId ?? null, shift: input.shift, kind: input.kind ?? 'day', beatId: input.beatId ?? null, startsAt, endsAt }
  }

  private async put(action: string, plan: PlannedDuty, actor: Actor): Promise<Duty> {
    await inTransaction(this.pool, async (client) => {
      const [overlap] = await overlapsOf(client, [plan])
      if (overlap) throw new ApiProblem('duty.overlap', overlapText(overlap), overlap)
      await putDuties(client, [plan])
    })
    await this.roster.refresh()
    await this.audit.write(actor.name, action, plan.person, actor.address, { shift: plan.shift, startsAt: plan.startsAt, endsAt: plan.endsAt })
    return this.one(plan.id)
  }

  private async one(id: string): Promise<Duty> {
    const { rows: [row] } = await this.pool.query<DutyRow>(`${SELECT_DUTY} WHERE d.id = $1`, [id])
    if (!row) throw new ApiProblem('not_found', 'no such duty')
    return toDuty(row)
  }
}
