import { Injectable } from '@nestjs/common'
import { accountOf, ratesOf, sumAccounts } from '@watchfloor/domain'
import type { DutyAccount } from '@watchfloor/domain'
import type { RatesAnswer, RatesQuery } from '@watchfloor/shared'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { CityClock } from '../../platform/places/city-clock.js'
import { Charges } from '../charge/charge.js'
import { Judgements } from '../matrix/judgements.js'
import { LiveBoard } from '../matrix/live-board.js'
import { personKey, shiftsBetween } from '../matrix/shift-rows.js'
import type { Shift } from '../matrix/shift-rows.js'

const LONGEST_MS = 31 * 86_400_000

/** Clock-in, online and on-post rates over shifts: those that are on as they stand, those that are over as they were judged. */
@Injectable()
export class RatesDesk {
  constructor(private readonly pool: PgPool, private readonly board: LiveBoard, private readonly judgements: Judgements, private readonly charges: Charges, private readonly clock: CityClock) {}

  async answer({ from, to, groupBy }: RatesQuery, by: SignedIn): Promise<RatesAnswer> {
    const [fromMs, toMs] = [Date.parse(from), Date.parse(to)]
    if (fromMs >= toMs) throw new ApiProblem('input.invalid', 'to lies before from')
    if (toMs - fromMs > LONGEST_MS) throw new ApiProblem('track.range_too_long', 'rates are counted over 31 days at most')
    const charge = await this.charges.of(by)
    const utcOffsetMin = await this.clock.utcOffsetMin()
    // A shift belongs to the day on which it begins.
    const shifts = (await shiftsBetween(this.pool, fromMs, toMs)).filter((shift) => shift.startMs >= fromMs && charge.holds(shift))
    const held = new Map((await this.board.upToDate()).map(({ shift, row }) => [shift.dutyId, row]))
    const judged = await this.judgements.of(shifts.map(({ dutyId }) => dutyId))
    const groups = new Map<string, { name: string; accounts: DutyAccount[] }>()
    const all: DutyAccount[] = []
    let pending = 0
    for (const shift of shifts) {
      const row = judged.get(shift.dutyId) ?? held.get(shift.dutyId)
      if (!row) { if (shift.startMs < Date.now()) pending += 1; continue }
      const account = accountOf(row.cells, row.cellMin, shift.clockedInMs !== null, shift.place !== null)
      if (account.shifts === 0) continue
      all.push(account)
      const { key, name } = groupOf(shift, groupBy, utcOffsetMin)
      const group = groups.get(key)
      if (group) group.accounts.push(account)
      else groups.set(key, { name, accounts: [account] })
    }
    return {
      from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString(), groupBy, pending, total: ratesOf(sumAccounts(all)),
      groups: [...groups].map(([key, { name, accounts }]) => ({ key, name, ...ratesOf(sumAccounts(accounts)) })).sort((a, b) => a.name.localeCompare(b.name, 'zh-CN')),
    }
  }
}

function groupOf(shift: Shift, groupBy: RatesQuery['groupBy'], utcOffsetMin: number): { key: string; name: string } {
  if (groupBy === 'squad') return { key: shift.squadId, name: shift.squadName }
  if (groupBy === 'person') return { key: personKey(shift), name: `${shift.squadName} ${shift.person}` }
  const day = new Date(shift.startMs + utcOffsetMin * 60_000).toISOString().slice(0, 10)
  return { key: day, name: day }
}
