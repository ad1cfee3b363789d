import type { WorkCalendar } from '@watchfloor/shared'
import { Injectable } from '@nestjs/common'
import { AuditService } from '../../platform/audit/audit.service.js'
import { inTransaction } from '../../platform/database/in-transaction.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { JobService } from '../../platform/jobs/job.service.js'
import type { Author } from './code-sets.js'
import { CALENDAR_KEY } from '../../platform/places/city-clock.js'
import { Reference } from './reference.js'

/** Mark that clocks still have to be reckoned by the calendar; its value tells one change from the next. */
const OPEN_KEY = 'work_calendar.open'

/** The calendar by which working time is counted. */
@Injectable()
export class CalendarBook {
  constructor(private readonly pool: PgPool, private readonly reference: Reference, private readonly audit: AuditService, private readonly jobs: JobService) {}

  async read(): Promise<WorkCalendar> { return (await this.reference.now()).calendar }

  /** Replaces it. Running clocks follow in the background; the mark, set in the same transaction, survives whatever happens before they have. */
  async replace(calendar: WorkCalendar, by: Author): Promise<WorkCalendar> {
    await inTransaction(this.pool, async (client) => {
      const put = 'INSERT INTO setting VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value'
      await client.query(put, [CALENDAR_KEY, JSON.stringify(calendar)])
      await client.query(put, [OPEN_KEY, JSON.stringify(Date.now())])
    })
    await this.audit.write(by.name, 'calendar.change', null, by.address, { sessions: calendar.sessions, holidays: calendar.holidays.length, makeUpDays: calendar.makeUpDays.length })
    await this.jobs.add('clock.recompute', {})
    return calendar
  }

  async isReckoningOpen(): Promise<boolean> { return await this.reckoningMark() !== null }

  async reckoningMark(): Promise<string | null> {
    const { rows: [row] } = await this.pool.query<{ value: string }>('SELECT value::text FROM setting WHERE key = $1', [OPEN_KEY])
    return row?.value ?? null
  }

  /** All clocks follow the calendar of that mark; a newer change keeps its own. */
  async reckoned(mark: string | null): Promise<void> {
    if (mark !== null) await this.pool.query('DELETE FROM setting WHERE key = $1 AND value = $2::jsonb', [OPEN_KEY, mark])
  }
}
