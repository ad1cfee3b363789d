import type { DeviceState, Fix, Presence } from '@watchfloor/shared'

/** Last known state of one device; one mutable object a device, read and never kept by others. */
export interface LiveUnit {
  readonly no: number
  /** Device time of the live fix, ms; NaN = never had one. */
  timeMs: number
  receivedMs: number
  lat: number
  lon: number
  speedMps: number
  courseDeg: number
  headingDeg: number
  altitudeM: number
  accuracyM: number
  satellites: number
  batteryPct: number
  /** When anything was last heard of it, ms; NaN = never. */
  heardMs: number
  /** Its last word about itself was goodbye. */
  saidOffline: boolean
  presence: Presence
  presenceSinceMs: number
  state: DeviceState
  /** Device time of the newest state taken over; -Infinity = none. */
  stateMs: number
  /** How far its clock lies behind the hub's, ms (negative = ahead); NaN = not known. */
  readonly clockOffsetMs: number
  /** Worst event still active. */
  alarm: 'warning' | 'critical' | null
}

/** Reading side of track: what is known now, in any role. */
export abstract class LiveStatePort {
  abstract get(no: number): LiveUnit | undefined
  abstract lastFix(no: number): Fix | undefined
}
