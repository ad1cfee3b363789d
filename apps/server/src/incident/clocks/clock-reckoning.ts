import { recomputeClock } from '@watchfloor/domain'
import { Injectable } from '@nestjs/common'
import { inTransaction } from '../../platform/database/in-transaction.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { clockForm } from '../../store/case-rows.js'
import type { Row } from '../../store/case-rows.js'
import { CaseNews } from '../case/case-news.js'
import { CalendarBook } from '../reference/calendar-book.js'
import { Reference } from '../reference/reference.js'

/** Incidents whose clocks are reckoned in one transaction. */
const BATCH = 200
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Reckons the running clocks of working time anew under a changed calendar, batch by batch; done twice, the second time changes nothing. */
@Injectable()
export class ClockReckoning {
  constructor(private readonly pool: PgPool, private readonly reference: Reference, private readonly calendar: CalendarBook, private readonly news: CaseNews) {}

  /** Gives how many clocks moved. */
  async run(signal: AbortSignal): Promise<number> {
    const mark = await this.calendar.reckoningMark()
    let sum = 0
    // An action that was under way when the calendar changed may start a clock behind the back of a pass: the last one finds nothing.
    for (let moved = await this.pass(signal); moved > 0; moved = await this.pass(signal)) sum += moved
    await this.calendar.reckoned(mark)
    return sum
  }

  private async pass(signal: AbortSignal): Promise<number> {
    let moved = 0
    for (let after: string | null = NOBODY; after !== null;) {
      signal.throwIfAborted()
      const from: string = after
      const { last, changed } = await inTransaction(this.pool, (client) => this.batch(client, from))
      moved += changed.clocks
      await this.news.tellOf(changed.incidents)
      after = last
    }
    return moved
  }

  private async batch(client: { query: PgPool['query'] }, after: string): Promise<{ last: string | null; changed: { clocks: number; incidents: string[] } }> {
    const { rows: locked } = await client.query<{ id: string }>(`
      SELECT id FROM incident WHERE id IN (
        SELECT DISTINCT incident_id FROM incident_clock WHERE stopped_at IS NULL AND paused_at IS NULL AND limit_of->>'unit' LIKE 'work_%' AND incident_id > $1 ORDER BY incident_id LIMIT ${BATCH})
      ORDER BY id FOR UPDATE`, [after])
    const ids = locked.map(({ id }) => id)
    // Asked for once the incidents are locked: an action that changes one of their clocks has ended before, or judges by this calendar too.
    const { work } = await this.reference.now()
    const { rows } = await client.query<Row>("SELECT * FROM incident_clock WHERE incident_id = ANY($1) AND stopped_at IS NULL AND paused_at IS NULL AND limit_of->>'unit' LIKE 'work_%'", [ids])
    const changed = rows.map(clockForm.fromRow).flatMap((clock) => {
      const again = recomputeClock(clock, work)
      return again === clock ? [] : [clockForm.toRow(again)]
    })
    await client.query(`
      WITH moved AS (
        UPDATE incident_clock c SET due_at = m.due_at, yellow_at = m.yellow_at, fired_at = m.fired_at, generation = m.generation
        FROM jsonb_populate_recordset(NULL::incident_clock, $1::jsonb) m WHERE c.id = m.id RETURNING c.id, c.incident_id, c.kind, c.due_at, c.yellow_at)
      UPDATE incident i SET press_kind = p.kind, press_due = p.due_at, press_yellow = p.yellow_at
      FROM (SELECT DISTINCT ON (incident_id) incident_id, kind, due_at, yellow_at FROM (
          SELECT incident_id, kind, due_at, yellow_at FROM moved
          UNION ALL SELECT incident_id, kind, due_at, yellow_at FROM incident_clock c
            WHERE incident_id IN (SELECT incident_id FROM moved) AND id NOT IN (SELECT id FROM moved) AND stopped_at IS NULL AND paused_at IS NULL) running
        ORDER BY incident_id, due_at) p
      WHERE i.id = p.incident_id`, [JSON.stringify(changed)])
    return { last: ids.length < BATCH ? null : ids.at(-1)!, changed: { clocks: changed.length, incidents: [...new Set(changed.map((row) => row['incident_id'] as string))] } }
  }
}
