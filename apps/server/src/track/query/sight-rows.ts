import { FIX_MARKS } from '@watchfloor/shared'
import type { Sight } from '@watchfloor/domain'
import type { Pool } from 'pg'
import { KIND_FIX, KIND_GOODBYE } from '../storage/fix-row.js'

/** A stretch of one device's time: after the first instant, up to and with the second, ms. */
export interface SightStretch { readonly no: number; readonly afterMs: number; readonly toMs: number }
type SightRow = [stretch: number, timeMs: number, kind: number, mark: number, lat: number | null, lon: number | null]
const iso = (ms: number): string => new Date(ms).toISOString()

/** All that was stored in some stretches, each in order of time. One probe of the primary key a stretch; the bounds over all of them let the planner leave out days. */
export async function readSights(pool: Pool, stretches: readonly SightStretch[]): Promise<Sight[][]> {
  const found: Sight[][] = stretches.map(() => [])
  if (stretches.length === 0) return found
  const { rows } = await pool.query<SightRow>({
    text: `SELECT a.i::int, (extract(epoch FROM f.time) * 1000)::float8, f.kind, f.mark, f.lat, f.lon
      FROM unnest($1::int[], $2::timestamptz[], $3::timestamptz[]) WITH ORDINALITY AS a(no, after, until, i)
      CROSS JOIN LATERAL (SELECT time, kind, mark, lat, lon FROM fix WHERE device_no = a.no AND time > a.after AND time <= a.until AND time > $4 AND time <= $5 ORDER BY time, kind) AS f`,
    values: [stretches.map(({ no }) => no), stretches.map(({ afterMs }) => iso(afterMs)), stretches.map(({ toMs }) => iso(toMs)),
      iso(Math.min(...stretches.map(({ afterMs }) => afterMs))), iso(Math.max(...stretches.map(({ toMs }) => toMs)))],
    rowMode: 'array',
  })
  for (const [stretch, timeMs, kind, mark, lat, lon] of rows) {
    found[stretch - 1]!.push({ timeMs, kind: kind === KIND_FIX ? 'fix' : kind === KIND_GOODBYE ? 'goodbye' : 'status', mark: FIX_MARKS[mark] ?? 'ok', lat: lat ?? NaN, lon: lon ?? NaN })
  }
  return found
}

/** How many there are in a stretch. */
export async function countSights(pool: Pool, { no, afterMs, toMs }: SightStretch): Promise<number> {
  const { rows: [row] } = await pool.query<{ n: number }>('SELECT count(*)::int AS n FROM fix WHERE device_no = $1 AND time > $2::timestamptz AND time <= $3::timestamptz', [no, iso(afterMs), iso(toMs)])
  return row!.n
}
