import pg from 'pg'
import { until } from '../harness/until.js'
import type { Writers } from './writers.js'

/** The one clock that counts in each state in which somebody has to do something. */
const RUNS: Readonly<Record<string, string>> = { reported: 'accept', filed: 'dispatch', dispatched: 'disposal', handling: 'disposal', handled: 'close' }

/** Looks at the database, past the hub, for what was lost, doubled, or stands still. */
export class KillCheck {
  overdueLines = 0
  private readonly pool: pg.Pool

  constructor(databaseUrl: string) { this.pool = new pg.Pool({ connectionString: databaseUrl, max: 2 }) }

  /** After a kill: what was acknowledged is there once, stories have no hole, and every open incident has its clock. */
  async everything(writers: Writers): Promise<void> {
    const { rows: lines } = await this.pool.query<{ id: string; incident_id: string; version: number }>('SELECT id, incident_id, version FROM timeline_line')
    const byId = new Map(lines.map((line) => [line.id, line]))
    const { rows: answers } = await this.pool.query<{ action_id: string }>('SELECT action_id FROM action_answer')
    const stored = new Set(answers.map(({ action_id: id }) => id))
    for (const [actionId, said] of writers.acknowledged) {
      expect([actionId, stored.has(actionId), byId.get(said.lineId)]).toEqual([actionId, true, { id: said.lineId, incident_id: said.incidentId, version: said.version }])
    }
    // Each action has one answer, one line and one version; the clocks' own lines have none of these.
    expect(await this.rows("SELECT i.id FROM incident i WHERE i.version <> (SELECT count(*) FROM timeline_line t WHERE t.incident_id = i.id AND t.action NOT IN ('overdue','note'))")).toEqual([])
    expect(await this.rows("SELECT incident_id, version FROM timeline_line WHERE action NOT IN ('overdue','note') GROUP BY incident_id, version HAVING count(*) > 1")).toEqual([])
    expect(await this.rows('SELECT i.id FROM incident i WHERE i.version <> (SELECT max(version) FROM timeline_line t WHERE t.incident_id = i.id)')).toEqual([])
    expect(await this.rows('SELECT i.id FROM incident i WHERE (SELECT count(*) FROM evidence_record e WHERE e.incident_id = i.id) <> (SELECT count(*) FROM timeline_line t WHERE t.incident_id = i.id)')).toEqual([])
    const { rows: [counted] } = await this.pool.query<{ actions: number }>("SELECT count(*)::int AS actions FROM timeline_line WHERE action NOT IN ('overdue','note')")
    expect(counted!.actions).toBe(stored.size)
    await this.clocks()
  }

  /** Lets all clocks run out behind the hub's back, and waits until each has fired; gives how many. */
  async clocksGoOn(): Promise<number> {
    const open = (await this.pool.query("UPDATE incident_clock SET due_at = now() WHERE stopped_at IS NULL AND paused_at IS NULL AND fired_at IS NULL")).rowCount!
    const before = this.overdueLines
    await until(async () => (await this.rows('SELECT 1 FROM incident_clock WHERE stopped_at IS NULL AND paused_at IS NULL AND fired_at IS NULL')).length === 0, 90_000)
    await this.clocks()
    expect(this.overdueLines - before).toBe(open)
    return open
  }

  async close(): Promise<void> { await this.pool.end() }

  private async clocks(): Promise<void> {
    const { rows } = await this.pool.query<{ id: string; state: string; kinds: string[] }>(`
      SELECT i.id, i.state, ARRAY(SELECT kind FROM incident_clock c WHERE c.incident_id = i.id AND stopped_at IS NULL AND paused_at IS NULL) AS kinds FROM incident i`)
    for (const { id, state, kinds } of rows) expect([id, state, kinds]).toEqual([id, state, RUNS[state] === undefined ? [] : [RUNS[state]]])
    // A clock that fired said so once, one that did not said nothing.
    const { rows: [told] } = await this.pool.query<{ lines: number; fired: number }>(`
      SELECT (SELECT count(*)::int FROM timeline_line WHERE action = 'overdue') AS lines, (SELECT count(*)::int FROM incident_clock WHERE fired_at IS NOT NULL) AS fired`)
    expect(told!.lines).toBe(told!.fired)
    this.overdueLines = told!.lines
    // A third of what waits runs out while nobody is there to see it: the next start has to.
    await this.pool.query("UPDATE incident_clock SET due_at = now() WHERE stopped_at IS NULL AND paused_at IS NULL AND fired_at IS NULL AND kind = 'accept' AND right(id::text, 1) < '5'")
  }

  private async rows(sql: string): Promise<unknown[]> { return (await this.pool.query(sql)).rows }
}
