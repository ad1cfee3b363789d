import type { DeviceKind, DeviceState, EventSeverity } from '@watchfloor/shared'

/**
 * A position as an adapter understood it, in the hub's units, in the datum the device speaks.
 * Unknown numbers are NaN, never 0 or −1; every field is always there so that all reports share one shape.
 */
export interface FixReport {
  readonly type: 'fix'
  /** What the protocol calls the device. */
  externalId: string
  /** The device's own time of the fix, ms since epoch UTC. */
  timeMs: number
  /** False when the receiver itself says it has no fix. */
  valid: boolean
  /** Queued or blind-spot upload: history, may not move the live marker back. */
  replayed: boolean
  lat: number
  lon: number
  speedMps: number
  /** Course over ground, 0 ≤ a < 360. */
  courseDeg: number
  /** Nose heading, 0 ≤ a < 360. */
  headingDeg: number
  altitudeM: number
  altitudeRef: 'ellipsoid' | 'msl' | 'takeoff' | 'unknown'
  verticalSpeedMps: number
  accuracyM: number
  satellites: number
  /** 0–100. */
  batteryPct: number
  /** What else it said (acc, load, flightMode …), null where nothing. */
  state: DeviceState | null
}

/** State without a position: a dock's weather, a phone's farewell. `online` null = says nothing about it. */
export interface StatusReport {
  readonly type: 'status'
  externalId: string
  timeMs: number
  /** A patch: keys not named keep their value. */
  state: DeviceState
  online: boolean | null
}

/** What a detector adds to what it calls a thing. */
export interface DetectionDetail {
  /** How sure it is, 0–1; null where it does not say. */
  confidence: number | null
  /** What the detector itself calls this one thing as long as it follows it. */
  trackingId: string | null
  /** Where the sender keeps its picture: a reference, never the bytes. */
  picture: string | null
}

/** Something that happened. Lasting things come twice: `active` true, then false under the same `dedupeKey` stem. */
export interface EventReport {
  readonly type: 'event'
  externalId: string
  timeMs: number
  /** Dotted name, `jt808.sos`. */
  eventType: string
  severity: EventSeverity
  /** true began, false ended, null momentary. */
  active: boolean | null
  code: string | null
  text: string | null
  lat: number
  lon: number
  /** Of detections only. */
  detection?: DetectionDetail
  /** Same key = same event, however often it is delivered. */
  dedupeKey: string
}

/**
 * All that lasts at a device in one family, said in full: what an HMS list or an alarm word is by its nature. An adapter whose session is fresh does not
 * know what was before, so it hands the set on whole; the host ends what is not in it and begins only what it did not know.
 */
export interface StandingReport {
  readonly type: 'standing'
  externalId: string
  timeMs: number
  /** The family: whatever lasts under one of these event types and is not among the episodes is over. */
  eventTypes: readonly string[]
  /** What lasts, each as the event by which it would begin (`active` true). */
  episodes: readonly EventReport[]
}

/** Which devices speak through this gateway now. The host admits only serial numbers it knows. */
export interface TopologyReport {
  readonly type: 'topology'
  externalId: string
  timeMs: number
  children: readonly { externalId: string; kind: DeviceKind }[]
}

/** A device's answer to a command, matched by the correlation that `encode` gave. */
export interface AnswerReport {
  readonly type: 'answer'
  externalId: string
  correlation: string
  status: 'accepted' | 'done' | 'failed' | 'rejected'
  text: string | null
}

/** A terminal asks to be let in (JT/T 808 register or authenticate); the host answers with an `admitted` input. */
export interface SignInReport {
  readonly type: 'sign_in'
  externalId: string
  /** The secret it shows; null when it registers to be given one. */
  secret: string | null
  /** What it said of itself (maker, model, plate): shown in quarantine. */
  about: DeviceState
}

export type Report = FixReport | StatusReport | EventReport | StandingReport | TopologyReport | AnswerReport | SignInReport

/** A fix report with everything unknown but who and when: adapters fill in what they have. */
export const newFixReport = (externalId: string, timeMs: number): FixReport => ({
  type: 'fix', externalId, timeMs, valid: true, replayed: false, lat: NaN, lon: NaN, speedMps: NaN, courseDeg: NaN, headingDeg: NaN,
  altitudeM: NaN, altitudeRef: 'unknown', verticalSpeedMps: NaN, accuracyM: NaN, satellites: NaN, batteryPct: NaN, state: null,
})
