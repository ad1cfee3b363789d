import { Injectable, Logger } from '@nestjs/common'
import { ORDER_LIMITS, judgeFix } from '@watchfloor/domain'
import type { EventReport, FixReport, StandingReport, StatusReport } from '@watchfloor/domain'
import type { StreamTick } from '../ports/detect.port.js'
import { TrackPort } from '../ports/track.port.js'
import type { KnownDevice } from '../store/device-directory.js'
import { Afterwards } from './live/afterwards.js'
import { Alarms } from './live/alarms.js'
import { LiveUnits } from './live/live-units.js'
import { settleStatements } from './live/settle-standing.js'
import { Batch } from './storage/batch.js'
import type { Done } from './storage/batch.js'
import { FIRST_MS, LAST_MS } from './storage/moment.js'
import type { Stored } from './storage/stored.js'
import { TrackDatabase } from './storage/track-database.js'
import { TrackMetrics } from './track-metrics.js'

/** How long the first report of a batch waits for company. Together with the commit it stays below the 50 ms that are promised. */
const LINGER_MS = 20
/** A batch of this size is closed. Under load this keeps the way pipelined: the next thousands are read while these are stored and the ones before are shown. */
const BATCH_ROWS = 4000
/** Beyond this, doors stop reading: the database is behind or away. */
const FULL_ROWS = 20_000
const FULL_BYTES = 16 * 1024 * 1024

/**
 * Reports → judged → open batch → one transaction → acknowledgements → live state → consoles, strictly in this order.
 * While one batch commits the next ones fill; they commit one after the other, so order per device holds by itself.
 */
@Injectable()
export class TrackWriter extends TrackPort {
  private readonly log = new Logger('Track')
  private open = new Batch()
  /** Closed batches in their order; the first one is being committed while `busy`. */
  private readonly closed: Batch[] = []
  private readonly spare: Batch[] = []
  private closedRows = 0
  private closedBytes = 0
  private busy = false
  private timer: NodeJS.Timeout | null = null
  private roomListeners: (() => void)[] = []
  private idleListeners: (() => void)[] = []

  constructor(
    private readonly database: TrackDatabase, private readonly live: LiveUnits, private readonly afterwards: Afterwards, private readonly alarms: Alarms,
    private readonly metrics: TrackMetrics,
  ) { super() }

  get full(): boolean {
    return this.closedRows + this.open.size >= FULL_ROWS || this.closedBytes + this.open.bytes >= FULL_BYTES
  }

  onRoom(listener: () => void): void { this.roomListeners.push(listener) }

  add(device: KnownDevice, report: FixReport | StatusReport | EventReport | StandingReport, receivedMs: number): void {
    if (!(report.timeMs >= FIRST_MS && report.timeMs <= LAST_MS)) {
      this.metrics.refused('no_time')
      return
    }
    // The track counts in whole milliseconds; two fixes within one are the same fix.
    if (!Number.isInteger(report.timeMs)) report.timeMs = Math.round(report.timeMs)
    const unit = this.live.of(device)
    const batch = this.open
    switch (report.type) {
      case 'fix': {
        const mark = judgeFix(unit.order, report, ORDER_LIMITS[unit.kind], receivedMs)
        this.metrics.marked(mark)
        batch.fix(unit, report, mark, receivedMs)
        break
      }
      case 'status': batch.status(unit, report, receivedMs); break
      case 'event': batch.event(unit, report, receivedMs); break
      case 'standing': batch.standing(unit, report, receivedMs)
    }
    if (batch.size >= BATCH_ROWS) this.close()
    else this.linger()
  }

  /** Lets the rules look at the clock, in the same line as everything that is said. */
  tick(tick: StreamTick): void {
    this.open.tick(tick)
    this.linger()
  }

  afterCommit(done: Done): void {
    const batch = this.open.empty ? this.closed.at(-1) : this.open
    // Callbacks that come while those of a finished batch run join its line: they were asked for later.
    if (batch) batch.waiting.push(done)
    else done(null)
  }

  /** Stores what is open and waits for it; what the database does not take within the time fails and is not acknowledged. */
  async drain(timeoutMs: number): Promise<void> {
    if (this.open.empty && this.closed.length === 0) return
    const timer = setTimeout(() => this.database.stopTrying(), timeoutMs)
    await new Promise<void>((resolve) => {
      this.idleListeners.push(resolve)
      this.close()
    })
    clearTimeout(timer)
  }

  private linger(): void {
    if (!this.timer && !this.busy) this.timer = setTimeout(() => this.close(), LINGER_MS)
  }

  /** The open batch takes its place in the line. */
  private close(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    if (!this.open.empty) {
      this.closed.push(this.open)
      this.closedRows += this.open.size
      this.closedBytes += this.open.bytes
      this.open = this.spare.pop() ?? new Batch()
    }
    if (!this.busy) void this.commitAll()
  }

  private async commitAll(): Promise<void> {
    this.busy = true
    for (let batch = this.closed[0]; batch; batch = this.closed[0]) {
      // A fault in what follows a commit must not stop the line.
      await this.commit(batch).catch((error: Error) => this.log.error(`After a commit: ${error.stack}`))
      batch.clear()
      // Two are enough when the database keeps up; a heap of grown ones after a bad hour is not kept.
      if (this.spare.length < 2) this.spare.push(batch)
      if (!this.full) this.hasRoom()
      // What gathered during the commit has waited long enough to go along.
      if (this.closed.length === 0 && Date.now() - this.open.firstMs >= LINGER_MS) this.close()
    }
    this.busy = false
    if (!this.open.empty) this.timer ??= setTimeout(() => this.close(), Math.max(0, LINGER_MS - (Date.now() - this.open.firstMs)))
    else this.idle()
  }

  private async commit(batch: Batch): Promise<void> {
    const startMs = performance.now()
    const begunMs = Date.now()
    let stored: Stored
    if (batch.statements.length > 0) this.settle(batch)
    try {
      stored = await this.database.write(batch)
    } catch (error) {
      this.log.error(`A batch of ${batch.rows} rows is lost to this hub and was not acknowledged: ${(error as Error).message}`)
      return this.release(batch, error as Error)
    }
    if (stored.refused > 0) this.refused(stored.refused, stored.refusal)
    if (batch.size > 0) this.metrics.committed(batch, begunMs, performance.now() - startMs)
    this.release(batch, null)
    this.afterwards.stored(batch, stored.newEvents)
    stored.findings.committed()
  }

  /** Statements become events only here: by now the batches before are applied, so what lasts is known. */
  private settle(batch: Batch): void {
    const before = batch.size
    batch.events = settleStatements(batch.events, batch.statements, this.alarms)
    batch.statements.length = 0
    this.closedRows += batch.size - before
  }

  /** Calls everyone who waits, in order; callbacks may add further ones to the line. Then, in the same turn, the batch leaves the line: nobody joins it any more. */
  private release(batch: Batch, error: Error | null): void {
    for (let i = 0; i < batch.waiting.length; i++) {
      try { batch.waiting[i]!(error) } catch (thrown) { this.log.error(`After a commit: ${(thrown as Error).message}`) }
    }
    this.closed.shift()
    this.closedRows -= batch.size
    this.closedBytes -= batch.bytes
  }

  private idle(): void {
    const idle = this.idleListeners
    this.idleListeners = []
    for (const listener of idle) listener()
  }

  private hasRoom(): void {
    if (this.roomListeners.length === 0) return
    const listeners = this.roomListeners
    this.roomListeners = []
    for (const listener of listeners) listener()
  }

  private refused(count: number, why: string | null): void {
    this.metrics.refused('database', count)
    this.log.error(`The database refused ${count} row(s) or event(s) of a batch; the others are stored: ${why}`)
  }
}
