import type { DeviceKind, FixMark } from '@watchfloor/shared'
import { isPlace } from '../geo/place.js'
import { nearDistanceM } from '../geo/distance.js'

/** What is remembered per device to judge its next fix. Plain numbers, changed in place. */
export interface OrderMemory {
  /** Time and place of the newest `ok` fix; time 0 = none yet. */
  lastTimeMs: number
  lat: number
  lon: number
  /** Newest fix of a place the device cannot have reached, and how many in a row agree with each other. */
  farTimeMs: number
  farLat: number
  farLon: number
  farCount: number
  /** Least (received − device time) in the present and the former window: the clock's offset plus the fastest delivery. */
  offsetMs: number
  formerOffsetMs: number
  offsetSinceMs: number
}

/** What a kind of device can do. */
export interface OrderLimits {
  /** Faster than anything of this kind moves, m/s. */
  maxSpeedMps: number
  /** Metres of error always forgiven: GNSS among high houses. */
  slackM: number
  /** How many fixes in a row must agree on an unreachable place before it is believed. */
  confirm: number
}

const limits = (maxSpeedMps: number, slackM: number): OrderLimits => ({ maxSpeedMps, slackM, confirm: 3 })
/** Limits by kind. Phones and body cameras ride trains; docks, cameras and sensors stand still but are carried to a new place by car. */
export const ORDER_LIMITS: Readonly<Record<DeviceKind, OrderLimits>> = {
  drone: limits(45, 100), dock: limits(45, 100), bodycam: limits(100, 250), truck: limits(45, 150), vehicle: limits(70, 150),
  camera: limits(45, 100), phone: limits(100, 250), radio: limits(100, 250), sensor: limits(45, 100),
}

/** Device time further ahead of the hub than this is not believed (5 min). */
export const FUTURE_MS = 5 * 60_000
/** Device time before this (2010-01-01) is a clock that was never set. */
export const ANCIENT_MS = Date.UTC(2010, 0, 1)
const OFFSET_WINDOW_MS = 10 * 60_000
/** A cell-tower position may be this wrong; one that admits to more buys no more reach by it. */
const MAX_ACCURACY_M = 3000

/** Memory of a device that has not been heard; with its last `ok` fix after a restart of the hub. */
export const newOrderMemory = (lastTimeMs = 0, lat = NaN, lon = NaN): OrderMemory => ({
  lastTimeMs, lat, lon, farTimeMs: 0, farLat: NaN, farLon: NaN, farCount: 0, offsetMs: NaN, formerOffsetMs: NaN, offsetSinceMs: 0,
})

/** Takes the delivery of a live message into the measure of the device's clock: when the device says it is, and when it came, ms. */
export function noteClock(m: OrderMemory, timeMs: number, receivedMs: number): void {
  const offsetMs = receivedMs - timeMs
  if (!(receivedMs - m.offsetSinceMs < OFFSET_WINDOW_MS)) {
    // After a silence longer than a window the former one says nothing about now.
    m.formerOffsetMs = receivedMs - m.offsetSinceMs < 2 * OFFSET_WINDOW_MS ? m.offsetMs : NaN
    m.offsetMs = offsetMs
    m.offsetSinceMs = receivedMs
  } else if (!(m.offsetMs <= offsetMs)) m.offsetMs = offsetMs
}

/**
 * How far the device's clock lies behind the hub's, ms (negative = ahead), as seen in the last 10 to 20 minutes; NaN before its first live fix.
 * The fastest delivery is included, so a few hundred ms are no error. Only reported: a device's times are never changed by it.
 */
export const clockOffsetMs = (m: OrderMemory): number => (m.formerOffsetMs < m.offsetMs ? m.formerOffsetMs : m.offsetMs)

const reachable = (l: OrderLimits, accuracyM: number, fromMs: number, toMs: number, metres: number): boolean =>
  metres <= l.slackM + (accuracyM > 0 ? Math.min(accuracyM, MAX_ACCURACY_M) : 0) + (l.maxSpeedMps * (toMs - fromMs)) / 1000

/** The fields of a fix that its mark depends on. */
export interface JudgedFix { timeMs: number; valid: boolean; replayed: boolean; lat: number; lon: number; accuracyM: number }

/**
 * The mark of the next fix of a device; `m` is brought up to date in place, nothing is allocated. Only `ok` moves the live marker.
 * In this order: no place → `invalid` · clock never set → `ancient` · ahead of us → `future` · history → `replayed` ·
 * same time as the live fix → `duplicate` · older → `late` · out of reach → `jump`, until `confirm` fixes in a row agree on the new place.
 */
export function judgeFix(m: OrderMemory, fix: JudgedFix, l: OrderLimits, receivedMs: number): FixMark {
  const { timeMs, lat, lon } = fix
  if (!(timeMs > 0)) return 'invalid'
  if (!fix.replayed) noteClock(m, timeMs, receivedMs)
  if (!fix.valid || !isPlace(lat, lon)) return 'invalid'
  if (timeMs < ANCIENT_MS) return 'ancient'
  if (timeMs > receivedMs + FUTURE_MS) return 'future'
  if (fix.replayed) return 'replayed'
  if (timeMs === m.lastTimeMs) return 'duplicate'
  if (timeMs < m.lastTimeMs) return 'late'
  if (m.lastTimeMs > 0 && !reachable(l, fix.accuracyM, m.lastTimeMs, timeMs, nearDistanceM(m.lat, m.lon, lat, lon)) && !confirmed(m, fix, l)) return 'jump'
  m.lastTimeMs = timeMs
  m.lat = lat
  m.lon = lon
  m.farCount = 0
  return 'ok'
}

/** Counts fixes that are out of reach of the live place but within reach of each other: a device that really moved is let out again. */
function confirmed(m: OrderMemory, fix: JudgedFix, l: OrderLimits): boolean {
  if (m.farCount > 0 && fix.timeMs === m.farTimeMs) return false
  const agrees = m.farCount > 0 && fix.timeMs > m.farTimeMs &&
    reachable(l, fix.accuracyM, m.farTimeMs, fix.timeMs, nearDistanceM(m.farLat, m.farLon, fix.lat, fix.lon))
  m.farCount = agrees ? m.farCount + 1 : 1
  m.farTimeMs = fix.timeMs
  m.farLat = fix.lat
  m.farLon = fix.lon
  return m.farCount >= l.confirm
}
