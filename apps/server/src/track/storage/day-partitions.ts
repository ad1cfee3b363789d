import type { ClientBase } from 'pg'
import { ANCIENT_MS } from '@watchfloor/domain'

const DAY_MS = 86_400_000
const FIRST_DAY = ANCIENT_MS / DAY_MS

const dayOf = (ms: number): number => Math.floor(ms / DAY_MS)
const iso = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)
/** `fix_20261122`. */
export const partitionName = (day: number): string => `fix_${iso(day).replaceAll('-', '')}`
const NAME = /^fix_(\d{4})(\d{2})(\d{2})$/
/** Day number of a partition, NaN for other tables. */
export const partitionDay = (name: string): number => {
  const parts = NAME.exec(name)
  return parts ? dayOf(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]))) : NaN
}

export const PARTITIONS_SQL = `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'fix'::regclass`

/** The daily partitions of `fix`. Each day from 2010 to tomorrow gets its own when the first row for it comes; other times rest in `fix_default`. */
export class DayPartitions {
  private known = new Set<number>()

  /** Forgets what it knew and reads anew: after connecting, and after retention dropped some. */
  async load(client: ClientBase): Promise<void> {
    const { rows } = await client.query<{ name: string }>(PARTITIONS_SQL)
    this.known = new Set(rows.map((row) => partitionDay(row.name)).filter((day) => !Number.isNaN(day)))
  }

  /** Makes the partitions that rows of these days need. Must not run inside a transaction. */
  async ensure(client: ClientBase, days: Iterable<number>, nowMs: number): Promise<void> {
    for (const day of days) {
      if (this.known.has(day) || day < FIRST_DAY || day > dayOf(nowMs) + 1) continue
      await this.create(client, day)
      this.known.add(day)
    }
  }

  /** A time that lay ahead of its day was put into `fix_default`; PostgreSQL refuses a partition over such rows, so they move into it first. */
  private async create(client: ClientBase, day: number): Promise<void> {
    const name = partitionName(day)
    const [from, to] = [`'${iso(day)}T00:00:00Z'`, `'${iso(day + 1)}T00:00:00Z'`]
    await client.query('BEGIN')
    try {
      // Two may want the same day at once; the second waits here and then finds it made. Parent first, as DROP and TRUNCATE lock: no deadlock.
      await client.query('LOCK TABLE ONLY fix IN SHARE UPDATE EXCLUSIVE MODE; LOCK TABLE fix_default IN ACCESS EXCLUSIVE MODE')
      const { rowCount } = await client.query('SELECT 1 FROM pg_class WHERE oid = to_regclass($1)', [name])
      if (!rowCount) {
        await client.query(`CREATE TABLE ${name} (LIKE fix INCLUDING ALL)`)
        await client.query(`WITH moved AS (DELETE FROM fix_default WHERE time >= ${from} AND time < ${to} RETURNING *) INSERT INTO ${name} SELECT * FROM moved`)
        await client.query(`ALTER TABLE fix ATTACH PARTITION ${name} FOR VALUES FROM (${from}) TO (${to})`)
      }
      await client.query('COMMIT')
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined)
      throw error
    }
  }
}
