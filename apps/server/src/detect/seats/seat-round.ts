import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import { movesOn } from '@watchfloor/domain'
import type { Alarm } from '@watchfloor/shared'
import { DataSource } from 'typeorm'
import { Settings, runs } from '../../platform/config/settings.js'
import { CaseFeedPort } from '../../ports/case-feed.port.js'
import { ALARM_COLUMNS, announceAlarms, askManager, readAlarm, updateAlarms } from '../../store/alarm-rows.js'
import type { AlarmRow } from '../../store/alarm-rows.js'
import { SeatBook } from './seat-book.js'

const ROUND_MS = 1000
const STAYS_MS = 5000
/** Alarms that one transaction moves; the next round takes the rest. */
const MOST = 200
const WAITING = `SELECT ${ALARM_COLUMNS} FROM alarm a WHERE a.seat_id IS NOT NULL AND a.state IN ('active_new', 'cleared_new') ORDER BY a.announced_at LIMIT 2000`
const AGAIN = `SELECT ${ALARM_COLUMNS} FROM alarm a WHERE a.id = ANY($1::uuid[]) AND a.seat_id IS NOT NULL AND a.state IN ('active_new', 'cleared_new') ORDER BY a.id FOR UPDATE SKIP LOCKED`

/**
 * Sees to it that no alarm waits at one seat for ever (issue 3: seat → all seats → supervisor): what nobody acknowledged in its time goes to all of them, what was told to a
 * seat that has left goes to another. The rows say all of it, so a hub that starts anew goes on where the last one was.
 */
@Injectable()
export class SeatRound implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Rules')
  private timer: NodeJS.Timeout | null = null
  private going: Promise<void> | null = null
  private staysMs = 0

  constructor(private readonly database: DataSource, private readonly book: SeatBook, private readonly feed: CaseFeedPort, private readonly settings: Settings) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!runs(this.settings, 'ingest')) return
    await this.book.read().catch((error: Error) => this.log.warn(`Who sits at the seats was not read: ${error.message}`))
    this.timer = setInterval(() => {
      this.going ??= this.round(Date.now()).catch((error: Error) => this.log.warn(`Alarms of the seats were not looked at: ${error.message}`)).finally(() => { this.going = null })
    }, ROUND_MS)
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearInterval(this.timer)
    await this.going
  }

  private async round(nowMs: number): Promise<void> {
    await this.book.read()
    if (nowMs - this.staysMs >= STAYS_MS) {
      this.staysMs = nowMs
      await this.book.noteStays()
    }
    const { present } = this.book
    const rows = await this.database.query<AlarmRow[]>(WAITING)
    const due = rows.map(readAlarm).filter((alarm) => movesOn(alarm, present, nowMs) !== null).slice(0, MOST)
    if (due.length === 0) return
    const moved = await this.database.transaction(async (manager) => {
      const ask = askManager(manager)
      // A person may have acknowledged one meanwhile.
      const locked = (await ask<AlarmRow>(AGAIN, [due.map(({ id }) => id)])).map(readAlarm)
      const next = locked.flatMap((alarm): Alarm[] => {
        const how = movesOn(alarm, present, nowMs)
        return how === null ? [] : [{ ...alarm, version: alarm.version + 1, seatId: how === 'to_all' ? null : this.book.seatOf({ ...alarm, seatId: null }) }]
      })
      await updateAlarms(ask, next)
      await announceAlarms(ask, next, nowMs)
      return next
    })
    if (moved.length > 0) this.feed.alarms(moved, moved.map(({ id }) => id))
  }
}
