import { Injectable } from '@nestjs/common'
import { mayHold } from '@watchfloor/domain'
import type { PtzHold, Role } from '@watchfloor/shared'
import { inTransaction } from '../../platform/database/in-transaction.js'
import { PgPool } from '../../platform/database/pg-pool.js'

/** A camera stays in a hand this long after its last command. */
const HOLD_S = 20
/** A movement that is not said again in this time is stopped: the hand let go, the window lost its focus, or the console is gone. */
export const MOVE_MS = 1500

interface Row { user_id: string; name: string; role: Role; seat: string; until: Date; live: boolean }
const HOLD = 'SELECT h.user_id, u.name, u.role, h.seat, h.until, h.until > clock_timestamp() AS live FROM camera_hold h JOIN user_account u ON u.id = h.user_id WHERE h.device_id = $1'

/** Who asks, at which seat. */
export interface Asker { readonly userId: string; readonly role: Role; readonly seat: string }
/** The outcome of asking for a camera: it is his (`begun`: only now; `from`: out of whose hand), or it stays another's. */
export type Taken = { readonly ok: true; readonly hold: PtzHold; readonly begun: boolean; readonly from: PtzHold | null } | { readonly ok: false; readonly hold: PtzHold }

/** Who holds a camera and until when it may move: rows, so that every process of the hub sees the same, by the database's clock. */
@Injectable()
export class HoldRows {
  constructor(private readonly pool: PgPool) {}

  async of(cameraId: string): Promise<PtzHold | null> {
    const { rows: [row] } = await this.pool.query<Row>(HOLD, [cameraId])
    return row?.live ? holdOf(row) : null
  }

  /** Takes a camera, or keeps it. What another hand was moving is moving no more, as far as this row goes: the caller stops it. */
  take(cameraId: string, asker: Asker, takeOver: boolean): Promise<Taken> {
    return inTransaction(this.pool, async (client) => {
      // The camera's own row is the lock: of two who reach for a free one at once, one has it.
      await client.query('SELECT 1 FROM camera WHERE device_id = $1 FOR UPDATE', [cameraId])
      const { rows: [row] } = await client.query<Row>(HOLD, [cameraId])
      const before = row?.live ? row : null
      const mine = before?.user_id === asker.userId && before.seat === asker.seat
      if (!mayHold(before && { userId: before.user_id, seat: before.seat, role: before.role, untilMs: Infinity }, asker, takeOver, 0)) return { ok: false, hold: holdOf(before!) }
      await client.query(
        `INSERT INTO camera_hold(device_id, user_id, seat, until) VALUES ($1, $2, $3, clock_timestamp() + make_interval(secs => ${HOLD_S}))
         ON CONFLICT (device_id) DO UPDATE SET user_id = excluded.user_id, seat = excluded.seat, until = excluded.until, moving_until = CASE WHEN $4 THEN camera_hold.moving_until END`, [cameraId, asker.userId, asker.seat, mine])
      const { rows: [now] } = await client.query<Row>(HOLD, [cameraId])
      return { ok: true, hold: holdOf(now!), begun: !mine, from: before && !mine ? holdOf(before) : null }
    })
  }

  /** The hand that holds it goes on moving. False: it does not hold it any more. */
  async renew(cameraId: string, { userId, seat }: Asker, moving: boolean): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `UPDATE camera_hold SET until = clock_timestamp() + make_interval(secs => ${HOLD_S}), moving_until = CASE WHEN $4 THEN clock_timestamp() + interval '${MOVE_MS} milliseconds' END
       WHERE device_id = $1 AND user_id = $2 AND seat = $3 AND until > clock_timestamp()`, [cameraId, userId, seat, moving])
    return rowCount === 1
  }

  /** Gives it back, and tells whether it was moving; null = it was not his. */
  async release(cameraId: string, { userId, seat }: Asker): Promise<{ moving: boolean } | null> {
    const { rows: [row] } = await this.pool.query<{ moving: boolean }>('DELETE FROM camera_hold WHERE device_id = $1 AND user_id = $2 AND seat = $3 RETURNING moving_until IS NOT NULL AS moving', [cameraId, userId, seat])
    return row ?? null
  }

  /** Ends the movements that nobody renewed; each is given to one caller only, whichever process asks. */
  async overdue(): Promise<string[]> {
    return (await this.pool.query<{ device_id: string }>('UPDATE camera_hold SET moving_until = NULL WHERE moving_until <= clock_timestamp() RETURNING device_id')).rows.map(({ device_id: id }) => id)
  }

  /** Milliseconds that a camera may still move without a word; null = it is not told to move. */
  async movesFor(cameraId: string): Promise<number | null> {
    const { rows: [row] } = await this.pool.query<{ ms: number }>("SELECT (extract(epoch FROM moving_until - clock_timestamp()) * 1000)::float8 AS ms FROM camera_hold WHERE device_id = $1 AND moving_until IS NOT NULL", [cameraId])
    return row?.ms ?? null
  }
}

const holdOf = ({ user_id, name, role, seat, until }: Row): PtzHold => ({ userId: user_id, name, role, seat, until: until.toISOString() })
