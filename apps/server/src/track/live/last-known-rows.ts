import { ALTITUDE_REFS } from '../storage/fix-row.js'
import type { CopyBuffer } from '../storage/copy-buffer.js'
import { stateJson } from '../storage/state-json.js'
import type { Unit } from './unit.js'

const COLUMNS = ['device_no', 'time', 'received_at', 'lat', 'lon', 'speed_mps', 'course_deg', 'heading_deg', 'altitude_m', 'altitude_ref', 'vertical_speed_mps',
  'accuracy_m', 'satellites', 'battery_pct', 'heard_at', 'said_offline', 'presence_since', 'state'] as const
const LIST = COLUMNS.join(', ')

export const STAGE_TABLE = 'CREATE TEMPORARY TABLE IF NOT EXISTS last_known_staging (LIKE last_known) ON COMMIT DELETE ROWS'
export const STAGE_ROWS = `COPY last_known_staging (${LIST}) FROM STDIN (FORMAT binary)`
export const TAKE_STAGED = `INSERT INTO last_known (${LIST}) SELECT ${LIST} FROM last_known_staging
  ON CONFLICT (device_no) DO UPDATE SET ${COLUMNS.slice(1).map((column) => `${column} = excluded.${column}`).join(', ')}`

/** One row of `last_known` as it is now. */
export function writeLastKnown(to: CopyBuffer, unit: Unit): void {
  to.row(COLUMNS.length, 200)
  to.int4(unit.no)
  to.timestamp(unit.timeMs)
  to.timestamp(unit.receivedMs)
  to.float8(unit.lat)
  to.float8(unit.lon)
  to.float4(unit.speedMps)
  to.float4(unit.courseDeg)
  to.float4(unit.headingDeg)
  to.float4(unit.altitudeM)
  to.int2(ALTITUDE_REFS.indexOf(unit.altitudeRef))
  to.float4(unit.verticalSpeedMps)
  to.float4(unit.accuracyM)
  to.int2(unit.satellites)
  to.float4(unit.batteryPct)
  to.timestamp(unit.heardMs)
  to.bool(unit.saidOffline)
  to.timestamp(unit.presenceSinceMs)
  to.json(stateJson(unit.state) ?? '{}')
}

/** A row as it is read back: epochs in ms, unknown is null. */
export interface LastKnownRow {
  no: number; time: number | null; received: number | null; lat: number | null; lon: number | null; speed: number | null; course: number | null; heading: number | null
  altitude: number | null; ref: number | null; vertical: number | null; accuracy: number | null; satellites: number | null; battery: number | null
  heard: number | null; said_offline: boolean; since: number | null; state: Unit['state']
}
const ms = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::float8`
export const READ_LAST_KNOWN = `SELECT device_no AS no, ${ms('time')} AS time, ${ms('received_at')} AS received, lat, lon, speed_mps AS speed, course_deg AS course,
  heading_deg AS heading, altitude_m AS altitude, altitude_ref AS ref, vertical_speed_mps AS vertical, accuracy_m AS accuracy, satellites, battery_pct AS battery,
  ${ms('heard_at')} AS heard, said_offline, ${ms('presence_since')} AS since, state FROM last_known`

/** Puts a row back into its unit. */
export function readLastKnown(unit: Unit, row: LastKnownRow): void {
  unit.timeMs = row.time ?? NaN
  unit.receivedMs = row.received ?? NaN
  unit.lat = row.lat ?? NaN
  unit.lon = row.lon ?? NaN
  unit.speedMps = row.speed ?? NaN
  unit.courseDeg = row.course ?? NaN
  unit.headingDeg = row.heading ?? NaN
  unit.altitudeM = row.altitude ?? NaN
  unit.altitudeRef = ALTITUDE_REFS[row.ref ?? 0] ?? 'unknown'
  unit.verticalSpeedMps = row.vertical ?? NaN
  unit.accuracyM = row.accuracy ?? NaN
  unit.satellites = row.satellites ?? NaN
  unit.batteryPct = row.battery ?? NaN
  unit.heardMs = row.heard ?? NaN
  unit.saidOffline = row.said_offline
  unit.presenceSinceMs = row.since ?? NaN
  unit.state = row.state
}
