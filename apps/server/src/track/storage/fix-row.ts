import { FIX_MARKS } from '@watchfloor/shared'
import type { FixMark } from '@watchfloor/shared'
import type { FixReport, StatusReport } from '@watchfloor/domain'
import type { CopyBuffer } from './copy-buffer.js'
import { stateJson } from './state-json.js'

/** Columns of `fix` in the order in which rows are written. */
export const FIX_COLUMNS = `device_no, time, kind, mark, received_at, lat, lon, speed_mps, course_deg, heading_deg, altitude_m, altitude_ref,
  vertical_speed_mps, accuracy_m, satellites, battery_pct, state`
/** Rows that cannot be there yet, straight into the day's partition. */
export const COPY_FRESH = `COPY fix (${FIX_COLUMNS}) FROM STDIN (FORMAT binary)`
/** Rows that may be there: staged, then only what is missing. */
export const COPY_STAGING = `COPY fix_staging (${FIX_COLUMNS}) FROM STDIN (FORMAT binary)`
export const FROM_STAGING = `INSERT INTO fix (${FIX_COLUMNS}) SELECT ${FIX_COLUMNS} FROM fix_staging ON CONFLICT DO NOTHING`

const FIELDS = 17
const ROOM = 200

/** Values of `fix.kind`. */
export const KIND_FIX = 0
export const KIND_STATUS = 1
/** A status that says the device is gone: stored like any other, no sign of life to whoever reads it back. */
export const KIND_GOODBYE = 2

/** `fix.altitude_ref` is the index in this list: append only. */
export const ALTITUDE_REFS = ['unknown', 'ellipsoid', 'msl', 'takeoff'] as const
const MARK_INDEX = Object.fromEntries(FIX_MARKS.map((mark, index) => [mark, index])) as Record<FixMark, number>
const REF_INDEX = Object.fromEntries(ALTITUDE_REFS.map((ref, index) => [ref, index])) as Record<(typeof ALTITUDE_REFS)[number], number>

export function writeFixRow(to: CopyBuffer, no: number, mark: FixMark, fix: FixReport, receivedMs: number): void {
  to.row(FIELDS, ROOM)
  to.int4(no)
  to.timestamp(fix.timeMs)
  to.int2(KIND_FIX)
  to.int2(MARK_INDEX[mark])
  to.timestamp(receivedMs)
  to.float8(fix.lat)
  to.float8(fix.lon)
  to.float4(fix.speedMps)
  to.float4(fix.courseDeg)
  to.float4(fix.headingDeg)
  to.float4(fix.altitudeM)
  to.int2(REF_INDEX[fix.altitudeRef])
  to.float4(fix.verticalSpeedMps)
  to.float4(fix.accuracyM)
  to.int2(fix.satellites)
  to.float4(fix.batteryPct)
  to.json(stateJson(fix.state))
}

export function writeStatusRow(to: CopyBuffer, no: number, status: StatusReport, receivedMs: number): void {
  to.row(FIELDS, ROOM)
  to.int4(no)
  to.timestamp(status.timeMs)
  to.int2(status.online === false ? KIND_GOODBYE : KIND_STATUS)
  to.int2(0)
  to.timestamp(receivedMs)
  for (let field = 5; field < FIELDS - 1; field++) to.none()
  to.json(stateJson(status.state))
}
