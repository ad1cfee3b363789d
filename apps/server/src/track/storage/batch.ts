import type { FixMark } from '@watchfloor/shared'
import type { EventReport, FixReport, StandingReport, StatusReport } from '@watchfloor/domain'
import type { StreamTick } from '../../ports/detect.port.js'
import type { Statement } from '../live/settle-standing.js'
import type { Unit } from '../live/unit.js'
import { CopyBuffer } from './copy-buffer.js'
import { writeFixRow, writeStatusRow } from './fix-row.js'
import { newEvent } from './new-event.js'
import type { NewEvent } from './new-event.js'

/** What the live state takes over once the row is stored. */
export interface Change { unit: Unit; report: FixReport | StatusReport; mark: FixMark; receivedMs: number; clockOffsetMs: number }
export type Done = (error: Error | null) => void

const DAY_MS = 86_400_000

/** Everything that goes into the database in one transaction, and what waits for it. */
export class Batch {
  /** Rows newer than anything stored of their device: they cannot collide and are copied straight into the track. */
  readonly fresh = new CopyBuffer()
  /** Rows that may be stored already (redelivered, replayed, late): they go by way of a staging table. */
  readonly doubtful = new CopyBuffer(4096)
  /** Days (since 1970) that the rows fall on. */
  readonly days = new Set<number>()
  readonly changes: Change[] = []
  events: NewEvent[] = []
  /** Sets said in full, which become events just before the batch is stored. */
  readonly statements: Statement[] = []
  /** Looks at the clock that the rules take in this place of the line. */
  readonly ticks: StreamTick[] = []
  readonly waiting: Done[] = []
  /** Receipt of the first report; NaN while empty. */
  firstMs = NaN
  /** Sum of the receipts of all rows, for the mean wait. */
  receivedSum = 0
  private lastDay = NaN

  get rows(): number { return this.fresh.rows + this.doubtful.rows }
  /** Rows, events and statements. */
  get size(): number { return this.rows + this.events.length + this.statements.length }
  get bytes(): number { return this.fresh.size + this.doubtful.size }
  get empty(): boolean { return Number.isNaN(this.firstMs) }

  fix(unit: Unit, report: FixReport, mark: FixMark, receivedMs: number): void {
    const fresh = report.timeMs > unit.newestFixMs
    if (fresh) unit.newestFixMs = report.timeMs
    writeFixRow(fresh ? this.fresh : this.doubtful, unit.no, mark, report, receivedMs)
    this.taken(unit, report, mark, receivedMs)
  }

  status(unit: Unit, report: StatusReport, receivedMs: number): void {
    const fresh = report.timeMs > unit.newestStatusMs
    if (fresh) unit.newestStatusMs = report.timeMs
    writeStatusRow(fresh ? this.fresh : this.doubtful, unit.no, report, receivedMs)
    this.taken(unit, report, 'ok', receivedMs)
  }

  event(unit: Unit, report: EventReport, receivedMs: number): void {
    if (this.empty) this.firstMs = receivedMs
    this.events.push(newEvent(unit, report, receivedMs))
  }

  standing(unit: Unit, report: StandingReport, receivedMs: number): void {
    if (this.empty) this.firstMs = receivedMs
    this.statements.push({ unit, report, receivedMs, before: this.events.length })
  }

  tick(tick: StreamTick): void {
    if (this.empty) this.firstMs = tick.nowMs
    // While the database is away ticks would only gather: the newest of a part says all.
    const former = this.ticks.findIndex(({ part }) => part === tick.part)
    if (former < 0) this.ticks.push(tick)
    else this.ticks[former] = tick
  }

  clear(): void {
    this.fresh.clear()
    this.doubtful.clear()
    this.days.clear()
    this.changes.length = 0
    this.events.length = 0
    this.statements.length = 0
    this.ticks.length = 0
    this.waiting.length = 0
    this.firstMs = NaN
    this.receivedSum = 0
    this.lastDay = NaN
  }

  private taken(unit: Unit, report: FixReport | StatusReport, mark: FixMark, receivedMs: number): void {
    if (this.empty) this.firstMs = receivedMs
    this.receivedSum += receivedMs
    const day = Math.floor(report.timeMs / DAY_MS)
    if (day !== this.lastDay) this.days.add((this.lastDay = day))
    this.changes.push({ unit, report, mark, receivedMs, clockOffsetMs: unit.clockOffsetMs })
  }
}
