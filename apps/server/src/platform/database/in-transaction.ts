import type pg from 'pg'
import type { PgPool } from './pg-pool.js'

/** Does some work in one transaction on a connection of the pool; what throws leaves nothing behind. */
export async function inTransaction<T>(pool: PgPool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const result = await work(client)
    await client.query('COMMIT')
    client.release()
    return result
  } catch (error) {
    // A connection that does not even roll back is thrown away.
    await client.query('ROLLBACK').then(() => client.release(), (broken: Error) => client.release(broken))
    throw error
  }
}
