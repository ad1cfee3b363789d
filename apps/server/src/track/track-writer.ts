import { Injectable, Logger } from '@nestjs/common'
import { ORDER_LIMITS, judgeFix } from '@watchfloor/domain'
import type { EventReport, FixReport, StatusReport } from '@watchfloor/domain'
import { TrackPort } from '../ports/track.port.js'
import type { KnownDevice } from '../store/device-directory.js'
import { Afterwards } from './live/afterwards.js'
import { LiveUnits } from './live/live-units.js'
import { Batch } from './storage/batch.js'
import type { Done } from './storage/batch.js'
import { TrackDatabase } from './storage/track-database.js'
import { TrackMetrics } from './track-metrics.js'

/** How long the first report of a batch waits for company. Together with the commit it stays below the 50 ms that are promised. */
const LINGER_MS = 20
/** A batch of this size leaves at once. */
const BATCH_ROWS = 4000
/** Beyond this, doors stop reading: the database is behind or away. */
const FULL_ROWS = 20_000
const FULL_BYTES = 16 * 1024 * 1024
/** The years 1 to 9999: what both a timestamptz and an ISO string of four-digit years can hold. */
const FIRST_MS = -62_135_596_800_000
const LAST_MS = 253_402_300_799_999

/**
 * Reports → judged → open batch → one transaction → acknowledgements → live state → consoles, strictly in this order.
 * While one batch commits the next one fills; there is one of each, so order per device holds by itself.
 */
@Injectable()
export class TrackWriter extends TrackPort {
  private readonly log = new Logger('Track')
  private open = new Batch()
  private spare = new Batch()
  private committing: Batch | null = null
  private timer: NodeJS.Timeout | null = null
  private roomListeners: (() => void)[] = []
  private idleListeners: (() => void)[] = []

  constructor(
    private readonly database: TrackDatabase, private readonly live: LiveUnits, private readonly afterwards: Afterwards, private readonly metrics: TrackMetrics,
  ) { super() }

  get full(): boolean { return this.open.rows + this.open.events.length >= FULL_ROWS || this.open.bytes >= FULL_BYTES }

  onRoom(listener: () => void): void { this.roomListeners.push(listener) }

  add(device: KnownDevice, report: FixReport | StatusReport | EventReport, receivedMs: number): void {
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
      case 'event': batch.event(unit, report, receivedMs)
    }
    if (this.committing) return
    if (batch.rows === BATCH_ROWS) this.commitSoon(0)
    else if (!this.timer) this.commitSoon(LINGER_MS)
  }

  afterCommit(done: Done): void {
    const batch = !this.open.empty ? this.open : this.committing
    // Callbacks that come while those of a finished batch run join its line: they were asked for later.
    if (batch) batch.waiting.push(done)
    else done(null)
  }

  /** Stores what is open and waits for it; what the database does not take within the time fails and is not acknowledged. */
  async drain(timeoutMs: number): Promise<void> {
    if (this.open.empty && !this.committing) return
    const timer = setTimeout(() => this.database.stopTrying(), timeoutMs)
    await new Promise<void>((resolve) => {
      this.idleListeners.push(resolve)
      if (!this.committing) this.commitSoon(0)
    })
    clearTimeout(timer)
  }

  private commitSoon(delayMs: number): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = setTimeout(() => { void this.commit() }, delayMs)
  }

  private async commit(): Promise<void> {
    this.timer = null
    if (this.committing || this.open.empty) return
    const batch = this.open
    this.committing = batch
    this.open = this.spare
    this.hasRoom()
    const startMs = performance.now()
    const begunMs = Date.now()
    let error: Error | null = null
    try {
      const stored = await this.database.write(batch)
      if (stored.refused > 0) this.refused(stored.refused, stored.refusal)
      this.metrics.committed(batch, begunMs, performance.now() - startMs)
      release(batch, null)
      this.afterwards.stored(batch, stored.newEvents)
    } catch (reason) {
      error = reason as Error
      this.log.error(`A batch of ${batch.rows} rows is lost to this hub and was not acknowledged: ${error.message}`)
      release(batch, error)
    }
    batch.clear()
    this.spare = batch
    this.committing = null
    this.next()
  }

  private next(): void {
    if (!this.open.empty) return this.commitSoon(Math.max(0, this.open.rows >= BATCH_ROWS ? 0 : LINGER_MS - (Date.now() - this.open.firstMs)))
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

/** Calls everyone who waits, in order; callbacks may add further ones to the line. One that throws costs itself. */
function release(batch: Batch, error: Error | null): void {
  for (let i = 0; i < batch.waiting.length; i++) {
    try { batch.waiting[i]!(error) } catch (thrown) { new Logger('Track').error(`After a commit: ${(thrown as Error).message}`) }
  }
}
