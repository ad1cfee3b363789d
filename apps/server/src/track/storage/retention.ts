import type { Pool } from 'pg'
import { PARTITIONS_SQL, partitionDay } from './day-partitions.js'

const DAY_MS = 86_400_000
/** Rows a statement when single rows go: keeps its locks and its dead rows in bounds. */
const CHUNK = 50_000

/** What a retention run took away. */
export interface Expired { partitions: number; rows: number }

/**
 * Takes away tracks older than `days`. A whole day goes as one partition. History that was handed in late (a recording, a terminal back from
 * repair) is kept as long as anything else, counted from its receipt: such rows let their day's partition live on without the others.
 */
export async function expireTracks(pool: Pool, days: number, nowMs: number, signal?: AbortSignal): Promise<Expired> {
  const expired: Expired = { partitions: 0, rows: 0 }
  const cutoff = new Date(nowMs - days * DAY_MS).toISOString()
  const { rows } = await pool.query<{ name: string }>(PARTITIONS_SQL)
  for (const { name } of rows) {
    signal?.throwIfAborted()
    const day = partitionDay(name)
    const isDefault = Number.isNaN(day)
    if (!isDefault && (day + 1) * DAY_MS > nowMs - days * DAY_MS) continue
    const late = await pool.query(`SELECT 1 FROM ${name} WHERE received_at >= $1 LIMIT 1`, [cutoff])
    if (!isDefault && !late.rowCount) {
      await pool.query(`DROP TABLE ${name}`)
      expired.partitions++
    } else expired.rows += await deleteReceivedBefore(pool, name, cutoff)
  }
  return expired
}

async function deleteReceivedBefore(pool: Pool, table: string, cutoff: string): Promise<number> {
  let rows = 0
  for (;;) {
    const { rowCount } = await pool.query(`DELETE FROM ${table} WHERE ctid = ANY(ARRAY(SELECT ctid FROM ${table} WHERE received_at < $1 LIMIT ${CHUNK}))`, [cutoff])
    rows += rowCount ?? 0
    if ((rowCount ?? 0) < CHUNK) return rows
  }
}
