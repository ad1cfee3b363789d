import { Injectable } from '@nestjs/common'
import { alarmAnswers, alarmBand, alarmRate, badActors, chattering, seatRates, shelved, standing } from '@watchfloor/domain'
import type { SeatStay, Telling } from '@watchfloor/domain'
import type { Alarm, AlarmFigures, AlarmFiguresQuery } from '@watchfloor/shared'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ALARM_COLUMNS, readAlarm } from '../../store/alarm-rows.js'
import type { AlarmRow } from '../../store/alarm-rows.js'

/** Without a time: one shift back. */
const SHIFT_MS = 8 * 3_600_000
const TOLD = 'SELECT (extract(epoch FROM at) * 1000)::float8 AS "atMs", seat_id AS "seatId" FROM alarm_announcement WHERE at >= $1 AND at < $2'
const TOUCHED = `SELECT ${ALARM_COLUMNS} FROM alarm a WHERE a.last_at >= $1 AND a.first_at < $2`
const OPEN = `SELECT ${ALARM_COLUMNS} FROM alarm a WHERE a.state <> 'closed'`
const STAYS = `SELECT s.seat_id AS "seatId", coalesce(u.name, s.seat_id) AS name, (extract(epoch FROM s.since) * 1000)::float8 AS "fromMs", (extract(epoch FROM s.until) * 1000)::float8 AS "toMs"
  FROM seat_stay s LEFT JOIN user_account u ON u.id::text = s.seat_id WHERE s.until >= $1 AND s.since < $2`
const SIGHTINGS = 'SELECT count(*)::int AS n FROM compliant_sighting WHERE at >= $1 AND at < $2'

/** How the alarms of a centre are (DOMAIN §6.1): what each seat is told, how it is answered, and who rings most. */
@Injectable()
export class AlarmFiguresDesk {
  constructor(private readonly pool: PgPool) {}

  async of(query: AlarmFiguresQuery): Promise<AlarmFigures> {
    const nowMs = Date.now()
    const toMs = query.to === undefined ? nowMs : Date.parse(query.to)
    const fromMs = query.from === undefined ? toMs - SHIFT_MS : Date.parse(query.from)
    const range = [new Date(fromMs), new Date(toMs)]
    const told = (await this.pool.query<Telling>(TOLD, range)).rows
    const stays = (await this.pool.query<SeatStay & { name: string }>(STAYS, range)).rows
    const names = new Map(stays.map(({ seatId, name }) => [seatId, name]))
    const bySeat = seatRates(told, stays, fromMs, toMs).map((rate) => ({ ...rate, per10Min: [...rate.per10Min], name: names.get(rate.seatId)! }))
    const touched = await this.alarms(TOUCHED, range)
    const open = await this.alarms(OPEN, [])
    const all = alarmRate(told.map(({ atMs }) => atMs), fromMs, toMs)
    // Each seat weighs by the time in which it was taken: one of five minutes is not half of the centre.
    const seatedMs = bySeat.reduce((sum, seat) => sum + seat.seatedMs, 0)
    const mean = (of: (seat: (typeof bySeat)[number]) => number): number => bySeat.reduce((sum, seat) => sum + of(seat) * seat.seatedMs, 0) / seatedMs
    const perSeatPerHour = seatedMs === 0 ? all.perHour : mean(({ perHour }) => perHour)
    const { ackP50Ms, ackP95Ms, takeP50Ms, nuisanceRatio } = alarmAnswers(touched)
    return {
      from: range[0]!.toISOString(), to: range[1]!.toISOString(), seats: bySeat.length, bySeat, perSeatPerHour, band: alarmBand(perSeatPerHour), per10Min: [...all.per10Min], floodShare: seatedMs === 0 ? all.floodShare : mean(({ floodShare }) => floodShare),
      ackP50Ms, ackP95Ms, takeP50Ms, nuisanceRatio, badActors: [...badActors(touched)], chattering: [...chattering(touched, toMs)],
      standing: standing(open, nowMs), shelved: shelved(open, nowMs), compliantSightings: await this.count(SIGHTINGS, range),
    }
  }

  private async alarms(sql: string, values: unknown[]): Promise<Alarm[]> { return (await this.pool.query<AlarmRow>(sql, values)).rows.map(readAlarm) }
  private async count(sql: string, values: unknown[]): Promise<number> { return (await this.pool.query<{ n: number }>(sql, values)).rows[0]!.n }
}
