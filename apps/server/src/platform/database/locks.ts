import type pg from 'pg'

/** Numbers of the advisory locks by which hubs on one database keep out of each other's way. */
export const LOCK = { migrations: 0x7766_0001, ingest: 0x7766_0002, figures: 0x7766_0003 } as const

/** Does something while no other process does it; waits for its turn. */
export async function withLock<T>(pool: pg.Pool, lock: number, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lock])
    try { return await work() } finally { await client.query('SELECT pg_advisory_unlock($1)', [lock]) }
  } finally { client.release() }
}
