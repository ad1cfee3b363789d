import type { DeviceState } from '@watchfloor/shared'
import { bearingDeg, nearDistanceM } from '../../geo/distance.js'
import { isPlace } from '../../geo/place.js'
import { angle, within } from '../payload.js'
import type { JsonObject } from '../payload.js'
import { newFixReport } from '../report.js'
import type { FixReport, Report } from '../report.js'
import type { Envelope } from './envelope.js'
import { AIRCRAFT_FIELDS, DOCK_FIELDS, REMOTE_FIELDS, at, readFields, readGimbal } from './osd-fields.js'
import type { DjiSession } from './session.js'

/** Keys that only one kind of device sends. */
const TELLS = {
  aircraft: ['attitude_head', 'horizontal_speed', 'home_distance', 'gear'],
  dock: ['cover_state', 'drone_in_dock', 'flighttask_step_code', 'drone_charge_state', 'network_state', 'emergency_stop_state', 'job_number', 'media_file_detail'],
  remote: ['capacity_percent'],
} as const
const MAX_KEYS = 300
/** Slower than this a course by successive fixes is noise. */
const COURSE_FROM_MPS = 1
const COURSE_WITHIN_MS = 10_000

/** Number at a path within limits; NaN when missing, "not available" or out of them. */
const num = (o: JsonObject, path: string, min: number, max: number): number => within(at(o, path), min, max)

/**
 * One OSD message of an aircraft, a dock or a remote controller (PROTOCOLS §1 "OSD → Fix"). A dock spreads its OSD over about three messages:
 * only the one with the position gives a fix, the others patch the state. 0/0 and 32767 say nothing.
 */
export function readOsd(session: DjiSession, sn: string, { data, timeMs }: Envelope, retained: boolean): Report[] {
  if (Object.keys(session.osd).length + Object.keys(data).length > MAX_KEYS) session.osd = {}
  session.osd = { ...session.osd, ...data }
  session.speaks = (Object.keys(TELLS) as (keyof typeof TELLS)[]).find((kind) => TELLS[kind].some((key) => key in data)) ?? session.speaks

  const state: DeviceState = {}
  let batteryPct = NaN
  if (session.speaks === 'aircraft') {
    readFields(data, AIRCRAFT_FIELDS, state)
    readGimbal(data, state)
    batteryPct = num(data, 'battery.capacity_percent', 0, 100)
  } else if (session.speaks === 'dock') readFields(data, DOCK_FIELDS, state)
  else if (session.speaks === 'remote') {
    readFields(data, REMOTE_FIELDS, state)
    batteryPct = num(data, 'capacity_percent', 0, 100)
  }

  const lat = num(data, 'latitude', -90, 90)
  const lon = num(data, 'longitude', -180, 180)
  if (!isPlace(lat, lon)) {
    if (batteryPct >= 0) state.batteryPct = batteryPct
    return [{ type: 'status', externalId: sn, timeMs, state, online: retained ? null : true }]
  }
  const fix = newFixReport(sn, timeMs)
  fix.lat = lat
  fix.lon = lon
  fix.replayed = retained
  fix.batteryPct = batteryPct
  fix.altitudeM = num(data, 'height', -1000, 50_000)
  if (!Number.isNaN(fix.altitudeM)) fix.altitudeRef = 'ellipsoid'
  fix.satellites = Math.trunc(num(data, 'position_state.gps_number', 0, 255))
  if (session.speaks === 'aircraft') readMotion(session, data, fix)
  // A dock tells its heading in whichever part it likes.
  else if (session.speaks === 'dock') fix.headingDeg = angle(at(session.osd, 'heading'))
  fix.state = Object.keys(state).length > 0 ? state : null
  if (!retained) session.place = { lat, lon, timeMs }
  return [fix]
}

/** Speeds and directions of an aircraft. The nose's heading comes along; the course over ground is taken from the way since the last fix. */
function readMotion({ place }: DjiSession, data: JsonObject, fix: FixReport): void {
  fix.headingDeg = angle(at(data, 'attitude_head'))
  fix.speedMps = num(data, 'horizontal_speed', 0, 500)
  fix.verticalSpeedMps = num(data, 'vertical_speed', -200, 200)
  if (place === null || fix.timeMs <= place.timeMs || fix.timeMs - place.timeMs > COURSE_WITHIN_MS) return
  const metres = nearDistanceM(place.lat, place.lon, fix.lat, fix.lon)
  const speedMps = Number.isNaN(fix.speedMps) ? (metres * 1000) / (fix.timeMs - place.timeMs) : fix.speedMps
  if (speedMps > COURSE_FROM_MPS && metres > 0.5) fix.courseDeg = bearingDeg(place.lat, place.lon, fix.lat, fix.lon)
}
