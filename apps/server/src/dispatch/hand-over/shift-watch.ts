import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import type { Role } from '@watchfloor/shared'
import { runs, Settings } from '../../platform/config/settings.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { HandOverNews } from './hand-over-news.js'
import { itemsOf, OPEN } from './hand-over-rows.js'
import type { HandOverRow } from './hand-over-rows.js'
import { DESK_ROLES, ShiftDesk } from './shift-desk.js'

const SWEEP_MS = 1000
/** Sessions of people at the desk that showed a sign of life. $1: the hub's own start, for while it was away nobody could. */
const ALIVE = "s.expires_at > now() AND greatest(s.last_seen_at, $1::timestamptz) > now() - make_interval(secs => $2)"
const UNTOUCHED = "NOT jsonb_path_exists(h.sheet, '$[*] ? (@.acceptedAt != null)')"

/** Looks who is at the desk: who is gone without handing over leaves an owed hand-over, who comes back finds the shift still theirs, and what nobody takes is told to the supervisors. */
@Injectable()
export class ShiftWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('shifts')
  private readonly startedAt = new Date()
  private timer: NodeJS.Timeout | null = null
  private sweeping: Promise<void> | null = null

  constructor(private readonly pool: PgPool, private readonly desk: ShiftDesk, private readonly news: HandOverNews, private readonly settings: Settings) {}

  onApplicationBootstrap(): void {
    if (!runs(this.settings, 'worker')) return
    this.timer = setInterval(() => {
      this.sweeping ??= this.sweep().catch((error: Error) => this.log.warn(`shifts could not be looked at: ${error.message}`)).finally(() => { this.sweeping = null })
    }, SWEEP_MS)
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearInterval(this.timer)
    await this.sweeping
  }

  private get alive(): [Date, number] { return [this.startedAt, this.settings.SEAT_AWAY_S] }

  private async sweep(): Promise<void> {
    await this.pool.query(`
INSERT INTO desk_shift SELECT s.user_id, min(s.created_at) FROM session s JOIN user_account u ON u.id = s.user_id WHERE u.enabled AND u.role = ANY($3) AND ${ALIVE} GROUP BY s.user_id ON CONFLICT DO NOTHING`, [...this.alive, DESK_ROLES])
    await this.takeBack()
    for (const person of await this.gone()) await this.desk.leaveBehind(person, { kind: 'vanished', reason: null }, async (client) => (await client.query(`SELECT 1 FROM session s WHERE s.user_id = $3 AND ${ALIVE}`, [...this.alive, person.id])).rowCount! > 0)
    await this.tellOfUntaken()
  }

  /** On shift by the hub's memory, with no session that lives. */
  private async gone(): Promise<{ id: string; username: string; name: string; role: Role }[]> {
    const { rows } = await this.pool.query<{ id: string; username: string; name: string; role: Role }>(`
SELECT u.id, u.username, u.name, u.role FROM desk_shift d JOIN user_account u ON u.id = d.user_id WHERE NOT EXISTS (SELECT 1 FROM session s WHERE s.user_id = d.user_id AND u.enabled AND ${ALIVE})`, this.alive)
    return rows
  }

  /** Who is back before anybody took over goes on with the shift: by a sign of life, or, having left, by signing in again. */
  private async takeBack(): Promise<void> {
    await this.pool.query(`
UPDATE hand_over h SET withdrawn_at = now() WHERE ${OPEN} AND h.kind <> 'offered' AND ${UNTOUCHED}
  AND EXISTS (SELECT 1 FROM session s WHERE s.user_id::text = h.from_user AND ${ALIVE} AND (s.created_at > h.offered_at OR (h.kind = 'vanished' AND s.last_seen_at > h.offered_at)))`, this.alive)
  }

  private async tellOfUntaken(): Promise<void> {
    const { rows } = await this.pool.query<HandOverRow & { name: string; role: Role }>(`
SELECT h.*, u.name, u.role FROM hand_over h JOIN user_account u ON u.id::text = h.from_user
WHERE ${OPEN} AND h.told_at IS NULL AND h.offered_at < now() - make_interval(mins => $1)`, [this.settings.HAND_OVER_MIN])
    for (const row of rows) {
      const items = itemsOf(row).filter(({ acceptedAt }) => acceptedAt === null).length
      // Without a supervisor it is tried again until there is one.
      if (await this.news.toSupervisors({ handOverId: row.id, word: 'shift_not_taken', from: { id: row.from_user, name: row.name, role: row.role }, items }) > 0) await this.pool.query('UPDATE hand_over SET told_at = now() WHERE id = $1', [row.id])
    }
  }
}
