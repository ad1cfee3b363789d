import type { DeviceKind, DeviceState, Presence } from '@watchfloor/shared'
import { clockOffsetMs, newOrderMemory } from '@watchfloor/domain'
import type { FixReport, OrderMemory } from '@watchfloor/domain'
import type { LiveUnit } from '../../ports/live-state.port.js'

/** All that track remembers of one device: what is committed and shown, and what was already taken in and decides about its next report. */
export class Unit implements LiveUnit {
  timeMs = NaN
  receivedMs = NaN
  lat = NaN
  lon = NaN
  speedMps = NaN
  courseDeg = NaN
  headingDeg = NaN
  altitudeM = NaN
  altitudeRef: FixReport['altitudeRef'] = 'unknown'
  verticalSpeedMps = NaN
  accuracyM = NaN
  satellites = NaN
  batteryPct = NaN
  heardMs = NaN
  /** Its last word about itself was goodbye. */
  saidOffline = false
  presence: Presence = 'never'
  presenceSinceMs = NaN
  state: DeviceState = {}
  /** Device time of the newest state taken over. */
  stateMs = -Infinity
  alarm: 'warning' | 'critical' | null = null
  /** Changed since the last checkpoint. */
  dirty = false

  /** Ahead of the commit: judges the next report, which may arrive before this one is stored. */
  readonly order: OrderMemory = newOrderMemory()
  /** Newest device times taken in, per kind of row: what is newer cannot be a duplicate. */
  newestFixMs = -Infinity
  newestStatusMs = -Infinity

  constructor(readonly no: number, readonly deviceId: string, readonly kind: DeviceKind) {}

  get clockOffsetMs(): number { return clockOffsetMs(this.order) }

  /** Takes over a fix that moves the marker. A battery that this fix does not name keeps its last value. */
  moveTo(fix: FixReport, receivedMs: number): void {
    this.timeMs = fix.timeMs
    this.receivedMs = receivedMs
    this.lat = fix.lat
    this.lon = fix.lon
    this.speedMps = fix.speedMps
    this.courseDeg = fix.courseDeg
    this.headingDeg = fix.headingDeg
    this.altitudeM = fix.altitudeM
    this.altitudeRef = fix.altitudeRef
    this.verticalSpeedMps = fix.verticalSpeedMps
    this.accuracyM = fix.accuracyM
    this.satellites = fix.satellites
    if (!Number.isNaN(fix.batteryPct)) this.batteryPct = fix.batteryPct
    this.dirty = true
  }
}
