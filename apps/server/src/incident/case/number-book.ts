import { Injectable } from '@nestjs/common'
import { PgPool } from '../../platform/database/pg-pool.js'

interface Waiting { day: string; resolve: (seq: number) => void; reject: (error: unknown) => void }

/**
 * Hands out the day's sequence of incident numbers. Taken beside the transactions, for all that wait together in one statement: a row that each transaction
 * held until its commit would let one incident in at a time. What fails after taking its number leaves a gap, never a number twice.
 */
@Injectable()
export class NumberBook {
  private waiting: Waiting[] = []
  private isBusy = false

  constructor(private readonly pool: PgPool) {}

  /** The next of a local day, `YYYY-MM-DD`. */
  next(day: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ day, resolve, reject })
      if (!this.isBusy) void this.serve()
    })
  }

  private async serve(): Promise<void> {
    this.isBusy = true
    while (this.waiting.length > 0) {
      const { day } = this.waiting[0]!
      const served = this.waiting.filter((one) => one.day === day)
      this.waiting = this.waiting.filter((one) => one.day !== day)
      try {
        const { rows: [row] } = await this.pool.query<{ last: number }>(
          'INSERT INTO number_sequence AS s VALUES ($1, $2) ON CONFLICT (day) DO UPDATE SET last = s.last + $2 RETURNING last', [day, served.length])
        served.forEach(({ resolve }, i) => resolve(row!.last - served.length + 1 + i))
      } catch (error) { for (const { reject } of served) reject(error) }
    }
    this.isBusy = false
  }
}
