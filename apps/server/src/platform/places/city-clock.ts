import { DEFAULT_CALENDAR, WorkCalendar } from '@watchfloor/shared'
import { Injectable } from '@nestjs/common'
import { PgPool } from '../database/pg-pool.js'

/** The row of table `setting` that holds the working calendar, the city's civil time with it. */
export const CALENDAR_KEY = 'work_calendar'

/** The city's civil time. Read from the database each time: it is set in one process and asked for in others. */
@Injectable()
export class CityClock {
  constructor(private readonly pool: PgPool) {}

  /** Minutes by which it is ahead of UTC; the usual where nothing readable is set. */
  async utcOffsetMin(): Promise<number> {
    const { rows: [row] } = await this.pool.query<{ value: unknown }>('SELECT value FROM setting WHERE key = $1', [CALENDAR_KEY])
    return WorkCalendar.safeParse(row?.value).data?.utcOffsetMin ?? DEFAULT_CALENDAR.utcOffsetMin
  }

  /** The city's date (YYYY-MM-DD) now: the database thinks in UTC, whose midnight is the middle of a morning here. */
  async today(): Promise<string> { return new Date(Date.now() + await this.utcOffsetMin() * 60_000).toISOString().slice(0, 10) }
}
