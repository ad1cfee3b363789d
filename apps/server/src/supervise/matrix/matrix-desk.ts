import { Injectable } from '@nestjs/common'
import type { CellRow } from '@watchfloor/domain'
import type { Finding, MatrixAnswer, MatrixQuery, MatrixRow } from '@watchfloor/shared'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { Charges } from '../charge/charge.js'
import { Judgements } from './judgements.js'
import type { Judged } from './judgements.js'
import { LiveBoard } from './live-board.js'
import { shiftsBetween } from './shift-rows.js'
import type { Shift } from './shift-rows.js'

const USUAL_MS = 8 * 3_600_000
const LONGEST_MS = 24 * 3_600_000
/** Up to so long ago is now. */
const LIVE_MS = 60_000
interface Found extends Judged { shift: Shift; revision: number }

/** Answers the matrix: the present from the board in memory, the past from judgements. */
@Injectable()
export class MatrixDesk {
  constructor(private readonly pool: PgPool, private readonly board: LiveBoard, private readonly judgements: Judgements, private readonly charges: Charges) {}

  async answer({ from, to, since, squadId }: MatrixQuery, by: SignedIn): Promise<MatrixAnswer> {
    const nowMs = Date.now()
    const toMs = Math.min(nowMs, to === undefined ? nowMs : Date.parse(to))
    const fromMs = from === undefined ? toMs - USUAL_MS : Date.parse(from)
    if (fromMs >= toMs) throw new ApiProblem('input.invalid', 'to lies before from')
    if (toMs - fromMs > LONGEST_MS) throw new ApiProblem('track.range_too_long', 'a matrix shows 24 hours at most')
    const live = toMs > nowMs - LIVE_MS
    const charge = await this.charges.of(by)
    const found = (live ? await this.present(fromMs) : await this.past(fromMs, toMs)).filter(({ shift }) => (squadId === undefined || shift.squadId === squadId) && charge.holds(shift))
    const changed = live && since !== undefined ? found.filter(({ revision }) => revision > since) : found
    const open = await this.openChecks()
    return {
      from: iso(fromMs), to: iso(toMs), now: iso(nowMs), live, revision: this.board.revision, areas: charge.areas, settings: this.board.settings,
      rows: changed.map((one) => rowOf(one, open)), duties: found.map(({ shift }) => shift.dutyId),
    }
  }

  private async present(fromMs: number): Promise<Found[]> {
    const rows = await this.board.upToDate()
    return rows.filter(({ shift }) => shift.scheduledEndMs > fromMs).map(({ shift, row, revision }) => ({ shift, revision, ...row }))
  }

  private async past(fromMs: number, toMs: number): Promise<Found[]> {
    const shifts = await shiftsBetween(this.pool, fromMs, toMs)
    const judged = await this.judgements.of(shifts.map(({ dutyId }) => dutyId))
    const held = new Map((await this.board.upToDate()).map((one) => [one.shift.dutyId, one]))
    const found: Found[] = []
    for (const shift of shifts) {
      const row = held.get(shift.dutyId)?.row ?? judged.get(shift.dutyId) ?? await this.judgements.settle(shift, this.board.settings)
      found.push({ shift, revision: 0, ...row })
    }
    return found
  }

  /** Open spot checks by shift: the row says so. */
  private async openChecks(): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.pool.query<{ id: string; duty_id: string }>('SELECT id, duty_id FROM spot_check WHERE verdict IS NULL AND duty_id IS NOT NULL')
    return new Map(rows.map(({ id, duty_id }) => [duty_id, id]))
  }
}

const iso = (ms: number): string => new Date(ms).toISOString()
export const findingOf = ({ state, fromMs, toMs, setting, value, limit, metres }: CellRow['found'][number]): Finding => ({ state, from: iso(fromMs), to: iso(toMs), setting, value, limit, metres })

const rowOf = ({ shift, cellsFromMs, cellMin, cells, found, revision }: Found, open: ReadonlyMap<string, string>): MatrixRow => ({
  dutyId: shift.dutyId, person: shift.person, userId: shift.userId, squadId: shift.squadId, squadName: shift.squadName, shift: shift.shift, kind: shift.kind, beatName: shift.beatName, deviceId: shift.deviceId,
  startsAt: iso(shift.startMs), endsAt: iso(shift.scheduledEndMs), clockedInAt: shift.clockedInMs === null ? null : iso(shift.clockedInMs), cellsFrom: iso(cellsFromMs), cellMin, cells, findings: found.map(findingOf),
  openCheck: open.get(shift.dutyId) ?? null, revision,
})
