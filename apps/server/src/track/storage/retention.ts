import type { Pool, PoolClient } from 'pg'
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
    if (!isDefault && await emptied(pool, name, cutoff)) {
      if (await dropped(pool, name)) expired.partitions++
    } else expired.rows += await deleteReceivedBefore(pool, name, cutoff)
  }
  return expired
}

/**
 * Empties a day unless something in it was received since the cutoff. Writers of that one day wait from the look to the end, so no row comes between;
 * they hold the parent while they wait, which is why the table is not dropped in the same breath.
 */
const emptied = (pool: Pool, name: string, cutoff: string): Promise<boolean> => inTransaction(pool, async (client) => {
  await client.query(`LOCK TABLE ${name} IN SHARE MODE`)
  const late = await client.query(`SELECT 1 FROM ${name} WHERE received_at >= $1 LIMIT 1`, [cutoff])
  if (late.rowCount) return false
  await client.query(`TRUNCATE ${name}`)
  return true
})

/** Drops a day if it is still empty. Parent first, as DROP itself locks; nothing is read that would hold it up. */
const dropped = (pool: Pool, name: string): Promise<boolean> => inTransaction(pool, async (client) => {
  await client.query(`LOCK TABLE ONLY fix IN ACCESS EXCLUSIVE MODE; LOCK TABLE ${name} IN ACCESS EXCLUSIVE MODE`)
  const { rowCount } = await client.query(`SELECT 1 FROM ${name} LIMIT 1`)
  if (rowCount) return false
  await client.query(`DROP TABLE ${name}`)
  return true
})

async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken = true
  try {
    await client.query('BEGIN')
    const result = await work(client)
    await client.query('COMMIT')
    broken = false
    return result
  } finally { client.release(broken) }
}

async function deleteReceivedBefore(pool: Pool, table: string, cutoff: string): Promise<number> {
  let rows = 0
  for (;;) {
    const { rowCount } = await pool.query(`DELETE FROM ${table} WHERE ctid = ANY(ARRAY(SELECT ctid FROM ${table} WHERE received_at < $1 LIMIT ${CHUNK}))`, [cutoff])
    rows += rowCount ?? 0
    if ((rowCount ?? 0) < CHUNK) return rows
  }
}
