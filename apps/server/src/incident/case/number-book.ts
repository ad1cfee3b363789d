import { Injectable } from '@nestjs/common'
import { PgPool } from '../../platform/database/pg-pool.js'
import { Gathered } from '../../platform/gather/gathered.js'

const MOST = 1000

/**
 * Hands out the day's sequence of incident numbers. Taken beside the transactions, for all that wait together in one statement: a row that each transaction
 * held until its commit would let one incident in at a time. What fails after taking its number leaves a gap, never a number twice.
 */
@Injectable()
export class NumberBook {
  private readonly waiting = new Gathered<string, number>((days) => this.take(days), { most: MOST })

  constructor(private readonly pool: PgPool) {}

  /** The next of a local day, `YYYY-MM-DD`. */
  next(day: string): Promise<number> { return this.waiting.ask(day) }

  private async take(days: readonly string[]): Promise<number[]> {
    const wanted = new Map<string, number>()
    for (const day of days) wanted.set(day, (wanted.get(day) ?? 0) + 1)
    // The disk is not waited for: a number that a crash forgets was in no incident, since whatever is committed after it brings it along.
    const { rows } = await this.pool.query<{ day: string; last: number }>(`
      WITH unhurried AS (SELECT set_config('synchronous_commit', 'off', true))
      INSERT INTO number_sequence AS s SELECT day, n FROM unnest($1::date[], $2::int[]) AS t(day, n), unhurried ORDER BY day
      ON CONFLICT (day) DO UPDATE SET last = s.last + EXCLUDED.last RETURNING day::text AS day, last`, [[...wanted.keys()], [...wanted.values()]])
    const next = new Map(rows.map(({ day, last }) => [day, last - wanted.get(day)! + 1]))
    return days.map((day) => { const number = next.get(day)!; next.set(day, number + 1); return number })
  }
}
