import { Injectable, Logger } from '@nestjs/common'
import { seatFor } from '@watchfloor/domain'
import type { Seat } from '@watchfloor/domain'
import type { Alarm } from '@watchfloor/shared'
import { PgPool } from '../../platform/database/pg-pool.js'
import { Facts } from '../facts/facts.js'

/** A console prolongs its session each minute; one that missed two is not there any more, though nobody signed out. */
const GONE_S = 150
const SEATS = `
SELECT u.id::text AS id, w.area_ids::text[] AS "areaIds",
  (SELECT count(*)::int FROM alarm a WHERE a.seat_id = u.id::text AND a.state IN ('active_new', 'cleared_new')) AS waiting,
  coalesce((SELECT extract(epoch FROM max(a.announced_at))::float8 * 1000 FROM alarm a WHERE a.seat_id = u.id::text AND a.state IN ('active_new', 'cleared_new')), 0) AS "toldMs"
FROM user_account u LEFT JOIN watch_limit w ON w.user_id = u.id
WHERE u.role = 'seat' AND u.enabled AND EXISTS (SELECT 1 FROM session s WHERE s.user_id = u.id AND s.expires_at > now() AND s.last_seen_at > now() - interval '${GONE_S} seconds')`
/** A stay that is taken up again within this time was not left. */
const STAY = `
WITH here AS (SELECT unnest($1::text[]) AS seat_id),
on_going AS (UPDATE seat_stay s SET until = now() FROM here h WHERE s.seat_id = h.seat_id AND s.until > now() - interval '30 seconds' RETURNING s.seat_id)
INSERT INTO seat_stay (seat_id, since, until) SELECT seat_id, now(), now() FROM here WHERE seat_id NOT IN (SELECT seat_id FROM on_going)`

/**
 * Which seats are taken, how much waits at each, and for which areas they sit there. Rules ask it while a batch is being stored, so it is held in memory and read anew
 * by the round (seat-round.ts); what was given out since is counted on.
 */
@Injectable()
export class SeatBook {
  private readonly log = new Logger('Rules')
  private seats: Seat[] = []

  constructor(private readonly pool: PgPool, private readonly facts: Facts) {}

  /** The seats that are taken, as they were last read. */
  get present(): ReadonlySet<string> { return new Set(this.seats.map(({ id }) => id)) }

  async read(): Promise<void> { this.seats = (await this.pool.query<Seat>(SEATS)).rows }

  /** Notes who sits there, for the figures. */
  async noteStays(): Promise<void> {
    if (this.seats.length > 0) await this.pool.query(STAY, [this.seats.map(({ id }) => id)]).catch((error: Error) => this.log.warn(`Who sits at the seats was not noted: ${error.message}`))
  }

  /** To whom an alarm is announced; one that is announced again stays with its seat while somebody sits there. */
  seatOf(alarm: Alarm): string | null {
    if (alarm.priority !== 'P1' && alarm.seatId !== null && this.present.has(alarm.seatId)) return alarm.seatId
    const seatId = seatFor(this.seats, alarm, this.facts.areasAt(alarm.lat ?? NaN, alarm.lon ?? NaN))
    this.seats = this.seats.map((seat) => (seat.id === seatId ? { ...seat, waiting: seat.waiting + 1, toldMs: Date.now() } : seat))
    return seatId
  }
}
