import type { FlowAnswer, LookTask, RollBackAnswer, RollBackInput } from '@watchfloor/shared'
import { HttpException, Injectable } from '@nestjs/common'
import type { Actor } from '@watchfloor/domain'
import { PgPool } from '../../platform/database/pg-pool.js'
import { CaseDesk } from '../case/case-desk.js'

/** Figures of this many days are shown beside the rules. */
const FIGURE_DAYS = 30

/** What the rules did, what came of it, and taking it back. */
@Injectable()
export class FlowReport {
  constructor(private readonly pool: PgPool, private readonly desk: CaseDesk) {}

  async figures(): Promise<FlowAnswer['figures']> {
    const { rows } = await this.pool.query<FlowAnswer['figures'][number]>(`
      WITH did AS (
        SELECT actor->>'rule' AS rule, action, incident_id, recorded_at FROM timeline_line WHERE actor->>'rule' LIKE 'auto.%' AND recorded_at > now() - make_interval(days => $1)),
      undone AS (
        SELECT d.rule, l.action FROM did d JOIN LATERAL (
          SELECT action FROM timeline_line WHERE incident_id = d.incident_id AND recorded_at > d.recorded_at AND action IN ('recheck','reopen') ORDER BY recorded_at LIMIT 1) l ON true WHERE d.action = 'close')
      SELECT d.rule, min(d.action) AS step, count(*)::int AS acted, count(*) FILTER (WHERE d.action = 'close')::int AS closed,
        (SELECT count(*)::int FROM undone u WHERE u.rule = d.rule AND u.action = 'recheck') AS "rolledBack", (SELECT count(*)::int FROM undone u WHERE u.rule = d.rule AND u.action = 'reopen') AS reopened
      FROM did d GROUP BY d.rule ORDER BY d.rule`, [FIGURE_DAYS])
    return rows
  }

  /** Everything that a rule closed is back at `handled`, for people: a supervisor's action stands in each story, with the reason. */
  async rollBack(rule: string, { reason, from, to }: RollBackInput, actor: Actor): Promise<Pick<RollBackAnswer, 'rolledBack' | 'refused'>> {
    const { rows } = await this.pool.query<{ id: string; version: number }>(`
      SELECT id, version FROM incident WHERE state = 'closed' AND closed_by_rule = $1 AND closed_at >= coalesce($2::timestamptz, '-infinity') AND closed_at < coalesce($3::timestamptz, 'infinity') ORDER BY closed_at`,
    [`auto.${rule}`, from ?? null, to ?? null])
    const rolledBack: string[] = []
    const refused: RollBackAnswer['refused'] = []
    for (const { id, version } of rows) {
      try {
        await this.desk.act(id, { action: 'recheck', version, reason, sendNow: true }, actor)
        rolledBack.push(id)
      } catch (error) {
        if (!(error instanceof HttpException)) throw error
        refused.push({ id, message: error.message })
      }
    }
    return { rolledBack, refused }
  }

  /** Places that a person was sent to look at and has not answered. */
  async tasksOf(userId: string): Promise<LookTask[]> {
    const { rows } = await this.pool.query<Omit<LookTask, 'since'> & { since: Date }>(`
      SELECT i.id, i.number, i.version, i.state, i.category, i.lat, i.lon, i.description, l.recorded_at AS since FROM incident i JOIN LATERAL (
        SELECT about->>'assignee' AS who, recorded_at FROM timeline_line WHERE incident_id = i.id AND action IN ('verify','check') ORDER BY recorded_at DESC, id DESC LIMIT 1) l ON l.who = $1
      WHERE i.state IN ('verifying','checking') ORDER BY l.recorded_at LIMIT 200`, [userId])
    return rows.map((row) => ({ ...row, since: row.since.toISOString() }))
  }
}
