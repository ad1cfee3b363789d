import { Injectable } from '@nestjs/common'
import { alarmAnswers, alarmRate, badActors, chattering, shelved, standing } from '@watchfloor/domain'
import type { Alarm, AlarmFigures, AlarmFiguresQuery } from '@watchfloor/shared'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ALARM_COLUMNS, readAlarm } from '../../store/alarm-rows.js'
import type { AlarmRow } from '../../store/alarm-rows.js'

/** Without a time: one shift back. */
const SHIFT_MS = 8 * 3_600_000
const TOLD = 'SELECT (extract(epoch FROM at) * 1000)::float8 AS ms FROM alarm_announcement WHERE at >= $1 AND at < $2'
const TOUCHED = `SELECT ${ALARM_COLUMNS} FROM alarm a WHERE a.last_at >= $1 AND a.first_at < $2`
const OPEN = `SELECT ${ALARM_COLUMNS} FROM alarm a WHERE a.state <> 'closed'`
const SEATS = "SELECT count(DISTINCT s.user_id)::int AS n FROM session s JOIN user_account u ON u.id = s.user_id WHERE u.role = 'seat' AND u.enabled AND s.expires_at > now()"
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
    const seats = query.seats ?? Math.max(1, await this.count(SEATS, []))
    const told = (await this.pool.query<{ ms: number }>(TOLD, range)).rows.map(({ ms }) => ms)
    const touched = await this.alarms(TOUCHED, range)
    const open = await this.alarms(OPEN, [])
    const { perHour, ...rate } = alarmRate(told, fromMs, toMs, seats)
    const { ackP50Ms, ackP95Ms, takeP50Ms, nuisanceRatio } = alarmAnswers(touched)
    return {
      from: range[0]!.toISOString(), to: range[1]!.toISOString(), seats, perSeatPerHour: perHour, band: rate.band, per10Min: [...rate.per10Min], floodShare: rate.floodShare,
      ackP50Ms, ackP95Ms, takeP50Ms, nuisanceRatio, badActors: [...badActors(touched)], chattering: [...chattering(touched, toMs)],
      standing: standing(open, nowMs), shelved: shelved(open, nowMs), compliantSightings: await this.count(SIGHTINGS, range),
    }
  }

  private async alarms(sql: string, values: unknown[]): Promise<Alarm[]> { return (await this.pool.query<AlarmRow>(sql, values)).rows.map(readAlarm) }
  private async count(sql: string, values: unknown[]): Promise<number> { return (await this.pool.query<{ n: number }>(sql, values)).rows[0]!.n }
}
