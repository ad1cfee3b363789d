import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import { cellRow, openWatch, takeSight } from '@watchfloor/domain'
import type { TrackWatch } from '@watchfloor/domain'
import { SuperviseSettings } from '@watchfloor/shared'
import { runs, Settings } from '../../platform/config/settings.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { TrackHistoryPort } from '../../ports/track-history.port.js'
import { SettingsBook } from '../settings-book.js'
import { Judgements } from './judgements.js'
import type { Judged } from './judgements.js'
import { shiftsBetween, unjudgedShifts, watchedDuty } from './shift-rows.js'
import type { Shift } from './shift-rows.js'

const EVERY_MS = 5000
/** Shifts that ended so long ago at most are kept at hand; older ones are read from their judgement. */
const KEPT_MS = 12 * 3_600_000
/** A camera that was out of reach tells what it kept within this time after the shift (DOMAIN §7.4: 15 min of buffering, twice). */
const LATE_MS = 30 * 60_000
const BACK_MS = 35 * 86_400_000
/** So many at a time are read whole, so that a start with hundreds of shifts does not hold up the devices' doors. */
const READ_AT_ONCE = 20
const COUNTED_AT_ONCE = 3

/** One shift under watch. `settled`: it was judged for good, and nothing changes its row any more. `revision`: the board's when its row last changed. */
export interface BoardRow { shift: Shift; watch: TrackWatch; row: Judged; settled: boolean; revision: number }

/**
 * The shifts of now and the last hours, judged as their tracks come in: every few seconds only what arrived since is read and judged. What comes late
 * (a camera that kept its track while out of reach) is found by counting, a few shifts a turn, and has that shift judged anew. It reads the store and
 * no stream, so it is the same in every role and after every start.
 */
@Injectable()
export class LiveBoard implements OnApplicationBootstrap, OnModuleDestroy {
  revision = 0
  settings: SuperviseSettings = SuperviseSettings.parse({})
  private readonly log = new Logger('Supervise')
  private rows = new Map<string, BoardRow>()
  private rosterSeen = ''
  private rosterReadMs = 0
  private counted = 0
  private timer: NodeJS.Timeout | null = null
  private turn: Promise<void> = Promise.resolve()
  /** The turn that has not begun yet: it will see all that is committed by now, so whoever comes shares it. */
  private waiting: Promise<void> | null = null
  private stopped = false

  constructor(private readonly pool: PgPool, private readonly tracks: TrackHistoryPort, private readonly book: SettingsBook, private readonly judgements: Judgements, private readonly config: Settings) {}

  onApplicationBootstrap(): void { if (runs(this.config, 'web')) this.next(0) }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true
    if (this.timer) clearTimeout(this.timer)
    await this.turn
  }

  /** The rows as they are now, in the order of the roster; done when everything committed before the call is in them. */
  async upToDate(): Promise<BoardRow[]> {
    await this.look(false)
    return [...this.rows.values()]
  }

  private next(inMs: number): void {
    if (this.stopped) return
    this.timer = setTimeout(() => { void this.look(true).catch((error: Error) => this.log.warn(`the matrix could not be brought up to date: ${error.message}`)).finally(() => this.next(EVERY_MS)) }, inMs)
    this.timer.unref()
  }

  private look(thorough: boolean): Promise<void> {
    if (this.waiting !== null && !thorough) return this.waiting
    const turn = this.turn.then(() => {
      if (this.waiting === turn) this.waiting = null
      return this.stopped ? undefined : this.bringUpToDate(Date.now(), thorough)
    })
    this.waiting = turn
    this.turn = turn.catch(() => undefined)
    return turn
  }

  private async bringUpToDate(nowMs: number, thorough: boolean): Promise<void> {
    await this.readRoster(nowMs)
    await this.readNew(nowMs)
    if (thorough) {
      await this.countAgain(nowMs)
      for (const shift of await unjudgedShifts(this.pool, nowMs - BACK_MS, nowMs - LATE_MS, 2)) await this.judgements.settle(shift, this.rows.get(shift.dutyId)?.watch.settings ?? this.settings)
    }
    await this.takeJudgements(nowMs)
    for (const one of this.rows.values()) this.draw(one, nowMs)
  }

  /** Shifts made, changed and over; a shift that is another by now is watched from its beginning. */
  private async readRoster(nowMs: number): Promise<void> {
    const { rows } = await this.pool.query<{ n: string }>("SELECT n FROM roster_change WHERE topic = 'duty'")
    const settings = await this.book.read()
    const seen = `${rows[0]?.n} ${JSON.stringify(settings)}`
    if (seen === this.rosterSeen && nowMs - this.rosterReadMs < 60_000) return
    const before = this.rows
    const fresh: BoardRow[] = []
    const shifts = await shiftsBetween(this.pool, nowMs - KEPT_MS, nowMs + 1)
    const next = new Map<string, BoardRow>()
    for (const shift of shifts) {
      const known = before.get(shift.dutyId)
      // What is over was done under the settings of its time.
      const same = known !== undefined && (shift.scheduledEndMs <= nowMs || this.settingsAre(settings)) && sameGround(known.shift, shift)
      const one: BoardRow = same ? { ...known, shift } : { shift, watch: openWatch(watchedDuty(shift), settings), row: { cellsFromMs: 0, cells: '', found: [], cellMin: settings.cellMin }, settled: false, revision: 0 }
      if (!same) fresh.push(one)
      next.set(shift.dutyId, one)
    }
    for (let i = 0; i < fresh.length; i += READ_AT_ONCE) await this.readWhole(fresh.slice(i, i + READ_AT_ONCE), nowMs)
    if (next.size !== before.size || fresh.length > 0) this.revision += 1
    this.rows = next
    this.settings = settings
    this.rosterSeen = seen
    this.rosterReadMs = nowMs
  }

  private settingsAre(settings: SuperviseSettings): boolean { return JSON.stringify(this.settings) === JSON.stringify(settings) }

  private async readWhole(some: readonly BoardRow[], nowMs: number): Promise<void> {
    const watched = some.filter(({ shift }) => shift.deviceId !== null)
    const sights = await this.tracks.sights(watched.map(({ shift }) => ({ deviceId: shift.deviceId!, afterMs: shift.startMs - 1, toMs: Math.min(nowMs, shift.endMs) })))
    for (const [i, one] of watched.entries()) {
      one.watch = openWatch(one.watch.duty, one.watch.settings)
      for (const sight of sights[i]!) takeSight(one.watch, sight)
    }
  }

  private async readNew(nowMs: number): Promise<void> {
    const on = [...this.rows.values()].filter(({ shift, watch }) => shift.deviceId !== null && shift.startMs <= nowMs && watch.lastMs < shift.endMs && nowMs < shift.endMs + LATE_MS)
    const sights = await this.tracks.sights(on.map(({ shift, watch }) => ({ deviceId: shift.deviceId!, afterMs: watch.taken === 0 ? shift.startMs - 1 : watch.lastMs, toMs: Math.min(nowMs, shift.endMs) })))
    for (const [i, { watch }] of on.entries()) for (const sight of sights[i]!) takeSight(watch, sight)
  }

  /** A few shifts a turn: are there more words in the store than were taken? */
  private async countAgain(nowMs: number): Promise<void> {
    const open = [...this.rows.values()].filter(({ shift }) => shift.deviceId !== null && nowMs < shift.endMs + LATE_MS)
    for (let n = 0; n < Math.min(COUNTED_AT_ONCE, open.length); n++) {
      const one = open[this.counted++ % open.length]!
      const { shift, watch } = one
      if (watch.taken === 0) continue
      const stored = await this.tracks.countSights({ deviceId: shift.deviceId!, afterMs: shift.startMs - 1, toMs: watch.lastMs })
      if (stored !== watch.taken) await this.readWhole([one], nowMs)
    }
  }

  /** Shifts that are over stand as they were judged, by this process or another; so the matrix and the rates say the same. */
  private async takeJudgements(nowMs: number): Promise<void> {
    const over = [...this.rows.values()].filter(({ shift, settled }) => !settled && shift.scheduledEndMs <= nowMs)
    if (over.length === 0) return
    const judged = await this.judgements.of(over.map(({ shift }) => shift.dutyId))
    for (const one of over) {
      const row = judged.get(one.shift.dutyId)
      if (row) Object.assign(one, { row, settled: true, revision: ++this.revision })
    }
  }

  private draw(one: BoardRow, nowMs: number): void {
    if (one.settled) return
    const before = one.row
    one.row = { ...cellRow(one.watch, nowMs), cellMin: one.watch.settings.cellMin }
    const same = one.revision > 0 && before.cells === one.row.cells && before.found.length === one.row.found.length && before.found.every((stretch, i) => stretch.toMs === one.row.found[i]!.toMs)
    if (!same) one.revision = ++this.revision
  }
}

const sameGround = (a: Shift, b: Shift): boolean => a.startMs === b.startMs && a.endMs === b.endMs && a.scheduledEndMs === b.scheduledEndMs && a.deviceId === b.deviceId && JSON.stringify(a.place) === JSON.stringify(b.place)
