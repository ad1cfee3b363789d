import { FLOW_OFF, SAMPLED } from '@watchfloor/domain'
import type { FlowAnswer, FlowLeft, FlowLeftAnswer, LookTask, RollBackQuery, RollBackReach } from '@watchfloor/shared'
import { Injectable } from '@nestjs/common'
import { PgPool } from '../../platform/database/pg-pool.js'
import { OPEN_LOOKS } from '../../store/open-looks.js'

/** Figures of this many days are shown beside the rules. */
const FIGURE_DAYS = 30
const MOST_LEFT = 200
const ENDED_BY = "state IN ('closed', 'rejected') AND closed_by_rule = $1 AND closed_at >= coalesce($2::timestamptz, '-infinity') AND closed_at < coalesce($3::timestamptz, 'infinity')"

/** What the rules did, and what came of it. */
@Injectable()
export class FlowReport {
  constructor(private readonly pool: PgPool) {}

  /** Rolled back is what the rule's own rolling back opened, closed or rejected; reopened is what somebody opened again one by one. */
  async figures(): Promise<FlowAnswer['figures']> {
    const { rows } = await this.pool.query<FlowAnswer['figures'][number]>(`
      WITH did AS (
        SELECT actor->>'rule' AS rule, action, incident_id, recorded_at FROM timeline_line WHERE actor->>'rule' LIKE 'auto.%' AND recorded_at > now() - make_interval(days => $1)),
      undone AS (
        SELECT d.rule, EXISTS (
          SELECT 1 FROM auto_flow_roll_back b WHERE 'auto.' || b.rule = d.rule AND b.reason = l.reason AND b.actor->>'id' = l.actor->>'id'
            AND l.recorded_at BETWEEN date_trunc('milliseconds', b.started_at) AND coalesce(b.ended_at, 'infinity')) AS by_roll_back
        FROM did d JOIN LATERAL (
          SELECT reason, actor, recorded_at FROM timeline_line WHERE incident_id = d.incident_id AND recorded_at > d.recorded_at AND action IN ('recheck','reopen') ORDER BY recorded_at LIMIT 1) l ON true WHERE d.action IN ('close', 'reject'))
      SELECT d.rule, min(d.action) AS step, count(*)::int AS acted, count(*) FILTER (WHERE d.action IN ('close', 'reject'))::int AS closed,
        (SELECT count(*)::int FROM undone u WHERE u.rule = d.rule AND u.by_roll_back) AS "rolledBack", (SELECT count(*)::int FROM undone u WHERE u.rule = d.rule AND NOT u.by_roll_back) AS reopened
      FROM did d GROUP BY d.rule ORDER BY d.rule`, [FIGURE_DAYS])
    return rows
  }

  /** Cases whose work is done and which the rules left to people, and samples of what they would have rejected; the samples first. */
  async left(): Promise<FlowLeftAnswer> {
    const { rows } = await this.pool.query<Omit<FlowLeft, 'at'> & { at: Date; total: number }>(`
      SELECT i.id, i.number, i.category, i.priority, i.address, i.area_id AS "areaId", i.lat, i.lon, m.why = $1 AS sampled, m.why, m.at, count(*) OVER ()::int AS total
      FROM auto_flow_mark m JOIN incident i ON i.id = m.incident_id WHERE m.decision = 'leave' AND ((i.state = 'handled' AND m.why <> $2) OR (i.state = 'reported' AND m.why = $1)) ORDER BY m.why = $1 DESC, m.at LIMIT ${MOST_LEFT}`, [SAMPLED, FLOW_OFF])
    return { items: rows.map(({ total: _total, ...row }) => ({ ...row, at: row.at.toISOString() })), total: rows[0]?.total ?? 0 }
  }

  /** What a roll-back would open again. */
  async reachOf(rule: string, { from, to }: RollBackQuery): Promise<RollBackReach> {
    const { rows } = await this.pool.query<{ id: string; number: string; closedAt: Date; total: number }>(
      `SELECT id, number, closed_at AS "closedAt", count(*) OVER ()::int AS total FROM incident WHERE ${ENDED_BY} ORDER BY closed_at DESC LIMIT 10`, [`auto.${rule}`, from ?? null, to ?? null])
    return { closed: rows[0]?.total ?? 0, newest: rows.map(({ id, number, closedAt }) => ({ id, number, closedAt: closedAt.toISOString() })) }
  }

  /** Places that a person was sent to look at and has not answered. */
  async tasksOf(userId: string): Promise<LookTask[]> {
    const { rows } = await this.pool.query<Omit<LookTask, 'since'> & { since: Date }>(`
      SELECT i.id, i.number, i.version, i.state, i.category, i.lat, i.lon, i.description, t.since FROM incident i JOIN (${OPEN_LOOKS}) t ON t.incident_id = i.id WHERE t.who = $1 AND coalesce(t.held_until <= now(), true) ORDER BY t.since LIMIT 200`, [userId])
    return rows.map((row) => ({ ...row, since: row.since.toISOString() }))
  }
}
