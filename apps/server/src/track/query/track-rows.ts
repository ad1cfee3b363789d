import { FIX_MARKS } from '@watchfloor/shared'
import type { Fix } from '@watchfloor/shared'
import type { Span } from '@watchfloor/domain'
import type { Pool } from 'pg'
import { ALTITUDE_REFS } from '../storage/fix-row.js'

/** A stretch of one device's track; `marked` also takes the fixes that were kept off the live map, `within` leaves out what lies outside of these times. */
export interface Stretch { no: number; fromMs: number; toMs: number; marked: boolean; within?: readonly Span[] | null }

/** Marked fixes have their place in the table without one being sure of it: only what can be drawn is read. */
const WHERE = 'device_no = $1 AND kind = 0 AND time > $2::timestamptz AND time <= $3::timestamptz AND lat BETWEEN -90 AND 90 AND lon BETWEEN -180 AND 180'
const MS = '(extract(epoch FROM time) * 1000)::float8'
const where = ({ marked, within }: Stretch): string => `${WHERE}${marked ? '' : ' AND mark = 0'}${within ? ` AND time <@ '${timesOf(within)}'::tstzmultirange` : ''}`
/** Times as PostgreSQL writes a set of ranges. */
export const timesOf = (spans: readonly Span[]): string => `{${spans.map(({ fromMs, toMs }) => `[${iso(fromMs)},${iso(toMs)})`).join(',')}}`
const FULL = `${MS}, lat, lon, speed_mps, course_deg, heading_deg, altitude_m, altitude_ref, vertical_speed_mps, accuracy_m, satellites, battery_pct,
  (extract(epoch FROM received_at) * 1000)::float8, mark`
const iso = (ms: number): string => new Date(ms).toISOString()
type FullRow = [number, number, number, ...(number | null)[]]

/** Time, latitude and longitude of each fix in order, a page at a time: a month of seconds never sits in memory as rows. */
export async function* trackShape(pool: Pool, stretch: Stretch, pageRows: number): AsyncGenerator<readonly [number, number, number][]> {
  yield* pages<[number, number, number]>(pool, `${MS}, lat, lon`, stretch, pageRows)
}

/** Whole fixes in order, a page at a time. */
export async function* trackFixes(pool: Pool, stretch: Stretch, pageRows: number): AsyncGenerator<Fix[]> {
  for await (const page of pages<FullRow>(pool, FULL, stretch, pageRows)) yield page.map(toFix)
}

/** The whole fixes at these times, in order. */
export async function fixesAt(pool: Pool, stretch: Stretch, timesMs: readonly number[]): Promise<Fix[]> {
  const { rows } = await pool.query<FullRow>({
    text: `SELECT ${FULL} FROM fix WHERE ${where(stretch)} AND time = ANY($4::timestamptz[]) ORDER BY time`,
    values: [stretch.no, iso(stretch.fromMs - 1), iso(stretch.toMs), timesMs.map(iso)], rowMode: 'array',
  })
  return rows.map(toFix)
}

/** Keyset pages along the primary key (device, time, kind): each page begins after the last time of the one before. */
async function* pages<R extends [number, ...unknown[]]>(pool: Pool, columns: string, stretch: Stretch, pageRows: number): AsyncGenerator<R[]> {
  const text = `SELECT ${columns} FROM fix WHERE ${where(stretch)} ORDER BY time LIMIT ${pageRows}`
  // Times have whole milliseconds, so the first page begins after the millisecond before.
  for (let after = stretch.fromMs - 1; ;) {
    const { rows } = await pool.query<R>({ text, values: [stretch.no, iso(after), iso(stretch.toMs)], rowMode: 'array' })
    if (rows.length > 0) yield rows
    if (rows.length < pageRows) return
    after = rows.at(-1)![0]
  }
}

const some = (value: number | null | undefined): number | undefined => value ?? undefined

function toFix(row: FullRow): Fix {
  const [time, lat, lon, speed, course, heading, altitude, ref, vertical, accuracy, satellites, battery, received, mark] = row
  return {
    time: new Date(time).toISOString(), lat, lon, speedMps: some(speed), courseDeg: some(course), headingDeg: some(heading), altitudeM: some(altitude),
    altitudeRef: altitude === null ? undefined : (ALTITUDE_REFS[ref ?? 0] ?? 'unknown'), verticalSpeedMps: some(vertical), accuracyM: some(accuracy),
    satellites: some(satellites), batteryPct: some(battery), receivedAt: new Date(received!).toISOString(), ...(mark ? { mark: FIX_MARKS[mark] } : {}),
  }
}
