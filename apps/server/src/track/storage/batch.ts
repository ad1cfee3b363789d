import { v7 as uuidv7 } from 'uuid'
import type { DeviceEvent, FixMark } from '@watchfloor/shared'
import type { EventReport, FixReport, StatusReport } from '@watchfloor/domain'
import type { Unit } from '../live/unit.js'
import { CopyBuffer } from './copy-buffer.js'
import { writeFixRow, writeStatusRow } from './fix-row.js'
import { storableText } from './state-json.js'

/** An event on its way into the database; its unit's alarm changes when it is stored. */
export interface NewEvent { unit: Unit; event: DeviceEvent; timeMs: number; receivedMs: number; dedupeKey: string }
/** What the live state takes over once the row is stored. */
export interface Change { unit: Unit; report: FixReport | StatusReport; mark: FixMark; receivedMs: number }
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
  readonly events: NewEvent[] = []
  readonly waiting: Done[] = []
  /** Receipt of the first report; NaN while empty. */
  firstMs = NaN
  /** Sum of the receipts of all rows, for the mean wait. */
  receivedSum = 0
  private lastDay = NaN

  get rows(): number { return this.fresh.rows + this.doubtful.rows }
  /** Rows and events. */
  get size(): number { return this.rows + this.events.length }
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
    const placed = Math.abs(report.lat) <= 90 && Math.abs(report.lon) <= 180
    this.events.push({
      unit, timeMs: report.timeMs, receivedMs, dedupeKey: storableText(report.dedupeKey)!,
      event: {
        id: uuidv7(), deviceId: unit.deviceId, time: new Date(report.timeMs).toISOString(), type: storableText(report.eventType)!, severity: report.severity,
        code: storableText(report.code), text: storableText(report.text), active: report.active, lat: placed ? report.lat : null, lon: placed ? report.lon : null,
      },
    })
  }

  clear(): void {
    this.fresh.clear()
    this.doubtful.clear()
    this.days.clear()
    this.changes.length = 0
    this.events.length = 0
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
    this.changes.push({ unit, report, mark, receivedMs })
  }
}
