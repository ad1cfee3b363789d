import { randomBytes } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { drawOne } from '@watchfloor/domain'
import type { DrawAudit, DrawCandidate, DrawsFile } from '@watchfloor/shared'
import { v7 as uuid } from 'uuid'
import { AuditService } from '../../platform/audit/audit.service.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { CityClock } from '../../platform/places/city-clock.js'
import { Charges } from '../charge/charge.js'
import { personKey, shiftsBetween } from '../matrix/shift-rows.js'
import { SettingsBook } from '../settings-book.js'

const DAY_MS = 86_400_000
interface Sealed { id: string; seed: string; candidates: DrawCandidate[]; duty_id: string | null }
interface Drawn extends Sealed { drawn_at: Date; duty_id: string }

/** Draws officers for spot checks: seed and candidates are committed first, what follows from them second. One open check a supervisor: nobody draws until the name pleases. */
@Injectable()
export class DrawDesk {
  constructor(private readonly pool: PgPool, private readonly charges: Charges, private readonly settings: SettingsBook, private readonly clock: CityClock, private readonly audit: AuditService) {}

  /** The id of the supervisor's open check, drawn now where there is none. */
  async draw(by: SignedIn, address: string): Promise<string> {
    const open = await this.open(by)
    const sealed = open ?? await this.seal(by)
    if (sealed.duty_id !== null) return sealed.id
    const drawn = drawOne(sealed.candidates, sealed.seed)!
    const { rowCount } = await this.pool.query('UPDATE spot_check SET duty_id = $2, person_key = $3 WHERE id = $1 AND duty_id IS NULL', [sealed.id, drawn.dutyId, drawn.key])
    if (rowCount) await this.audit.write(by.username, 'supervise.draw', drawn.person, address, { check: sealed.id, seed: sealed.seed, candidates: sealed.candidates.length })
    return sealed.id
  }

  /** Computes the draws of a time again from their seeds. */
  async recompute(fromMs: number, toMs: number): Promise<DrawAudit> {
    const rows = await this.drawnBetween(fromMs, toMs)
    const [from, to] = [new Date(fromMs).toISOString(), new Date(toMs).toISOString()]
    return { from, to, draws: rows.length, differ: rows.filter(({ seed, candidates, duty_id }) => drawOne(candidates, seed)?.dutyId !== duty_id).map(({ id }) => id) }
  }

  /** A month of draws for whoever wants to compute them again without asking the hub. */
  async month(month: string): Promise<DrawsFile> {
    const [year, n] = month.split('-').map(Number) as [number, number]
    const aheadMs = (await this.clock.utcOffsetMin()) * 60_000
    const rows = await this.drawnBetween(Date.UTC(year, n - 1) - aheadMs, Date.UTC(year, n) - aheadMs)
    return {
      format: 'watchfloor-draws/1', month,
      draws: rows.map(({ id, drawn_at, seed, candidates, duty_id }) => ({ id, drawnAt: drawn_at.toISOString(), seed, candidates: candidates.map(({ dutyId, squadId, past }) => ({ dutyId, squadId, past })), drawn: duty_id })),
    }
  }

  private async drawnBetween(fromMs: number, toMs: number): Promise<Drawn[]> {
    const { rows } = await this.pool.query<Drawn>('SELECT id, drawn_at, seed, candidates, duty_id FROM spot_check WHERE duty_id IS NOT NULL AND drawn_at >= $1 AND drawn_at < $2 ORDER BY drawn_at, id', [new Date(fromMs).toISOString(), new Date(toMs).toISOString()])
    return rows
  }

  private async open(by: SignedIn): Promise<Sealed | null> {
    const { rows: [row] } = await this.pool.query<Sealed>('SELECT id, seed, candidates, duty_id FROM spot_check WHERE user_id = $1 AND verdict IS NULL', [by.id])
    return row ?? null
  }

  private async seal(by: SignedIn): Promise<Sealed> {
    const candidates = await this.candidates(by)
    if (candidates.length === 0) throw new ApiProblem('check.nobody', 'nobody with a camera or phone is on duty in the areas given to you at this moment')
    const { rows: [made] } = await this.pool.query<Sealed>(
      'INSERT INTO spot_check(id, drawn_at, user_id, by_name, seed, candidates) VALUES ($1, now(), $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING id, seed, candidates, duty_id',
      [uuid(), by.id, by.name, randomBytes(32).toString('hex'), JSON.stringify(candidates)])
    // Two keys at once: the first one's draw holds.
    return made ?? (await this.open(by))!
  }

  /** Everybody on duty now in this supervisor's charge who carries something to look at, with how often they were drawn. Whose camera is off may be drawn: that there is no picture is recorded then. A squad's desk has neither track nor picture, ever. */
  private async candidates(by: SignedIn): Promise<DrawCandidate[]> {
    const nowMs = Date.now()
    const { drawDays } = await this.settings.read()
    const charge = await this.charges.of(by)
    const present = (await shiftsBetween(this.pool, nowMs, nowMs + 1)).filter((shift) => shift.deviceId !== null && shift.startMs <= nowMs && nowMs < shift.endMs && charge.holds(shift))
    const { rows } = await this.pool.query<{ key: string; n: number }>('SELECT person_key AS key, count(*)::int AS n FROM spot_check WHERE drawn_at > $1 AND person_key IS NOT NULL GROUP BY person_key', [new Date(nowMs - drawDays * DAY_MS).toISOString()])
    const past = new Map(rows.map(({ key, n }) => [key, n]))
    return present.map((shift) => ({ dutyId: shift.dutyId, person: shift.person, key: personKey(shift), squadId: shift.squadId, past: past.get(personKey(shift)) ?? 0 }))
  }
}
