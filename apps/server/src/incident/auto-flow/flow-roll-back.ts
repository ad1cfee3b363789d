import type { Actor } from '@watchfloor/domain'
import type { RollBackInput, RollBackState } from '@watchfloor/shared'
import { HttpException, Injectable } from '@nestjs/common'
import { v7 as uuid } from 'uuid'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { CaseDesk } from '../case/case-desk.js'

/** So many at a time: a call answers soon, and the rounds of the sweep stay short. */
const BATCH = 50
/** Whoever claimed it and died has it taken over after this. */
const CLAIM_S = 60
/** Refusals that are named; further ones are only counted by what is left closed. */
const MOST_NAMED = 200

interface Row { id: string; rule: string; reason: string; closed_from: string; closed_to: string; actor: Actor; started_at: Date; after_closed: string; after_id: string; rolled_back: number; refused: { id: string; message: string }[]; ended_at: Date | null }
/** One that the rule ended. */
interface Ended { readonly id: string; readonly version: number; readonly state: 'closed' | 'rejected'; readonly at: string }
/** Moments as text: a place in the order of time is known to the last digit. */
const COLUMNS = 'id, rule, reason, closed_from::text, closed_to::text, actor, started_at, after_closed::text, after_id, rolled_back, refused, ended_at'
const LEFT = "FROM incident WHERE state IN ('closed', 'rejected') AND closed_by_rule = $1 AND closed_at >= $2::timestamptz AND closed_at <= $3::timestamptz AND (closed_at, id) > ($4::timestamptz, $5::uuid)"
const placeOf = (row: Row): unknown[] => [`auto.${row.rule}`, row.closed_from, row.closed_to, row.after_closed, row.after_id]

/**
 * Takes back what a rule closed or rejected: each incident is at `handled` or `reported` again, for people, by a supervisor's own action with the reason. A rule may have closed a year's
 * worth: the call does the first of them, the sweep the rest, and the row says how far it is.
 */
@Injectable()
export class FlowRollBack {
  constructor(private readonly pool: PgPool, private readonly desk: CaseDesk) {}

  /** Begins, and does as much as a call may take. What the rule closes from now on is not touched. */
  async start(rule: string, { reason, from, to }: RollBackInput, actor: Actor): Promise<RollBackState> {
    const id = uuid()
    await this.pool.query("INSERT INTO auto_flow_roll_back(id, rule, reason, closed_from, closed_to, actor) VALUES ($1, $2, $3, coalesce($4::timestamptz, '-infinity'), least(coalesce($5::timestamptz, 'infinity'), now()), $6)",
      [id, rule, reason, from ?? null, to ?? null, actor])
    await this.go(id)
    return this.state(id)
  }

  async state(id: string): Promise<RollBackState> {
    const { rows: [row] } = await this.pool.query<Row>(`SELECT ${COLUMNS} FROM auto_flow_roll_back WHERE id = $1`, [id])
    if (row === undefined) throw new ApiProblem('not_found', 'there is no such rolling back')
    const { rows: [left] } = await this.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM (SELECT 1 ${LEFT} LIMIT 10000) t`, placeOf(row))
    return { id, rule: row.rule, startedAt: row.started_at.toISOString(), endedAt: row.ended_at?.toISOString() ?? null, rolledBack: row.rolled_back, left: row.ended_at === null ? left!.n : 0, refused: row.refused }
  }

  /** Goes on with those that have not ended and that nobody has in hand. */
  async goOn(): Promise<void> {
    const { rows } = await this.pool.query<{ id: string }>('SELECT id FROM auto_flow_roll_back WHERE ended_at IS NULL AND claimed_until < now() ORDER BY started_at')
    for (const { id } of rows) await this.go(id)
  }

  /** One batch; nothing where somebody else is at it. */
  private async go(id: string): Promise<void> {
    const { rows: [row] } = await this.pool.query<Row>(`UPDATE auto_flow_roll_back SET claimed_until = now() + make_interval(secs => ${CLAIM_S}) WHERE id = $1 AND ended_at IS NULL AND claimed_until < now() RETURNING ${COLUMNS}`, [id])
    if (row === undefined) return
    try {
      const { rows: batch } = await this.pool.query<Ended>(`SELECT id, version, state, closed_at::text AS at ${LEFT} ORDER BY closed_at, id LIMIT ${BATCH}`, placeOf(row))
      for (const one of batch) await this.takeBack(row, one)
      if (batch.length < BATCH) await this.pool.query('UPDATE auto_flow_roll_back SET ended_at = now() WHERE id = $1', [id])
    } finally { await this.pool.query("UPDATE auto_flow_roll_back SET claimed_until = '-infinity' WHERE id = $1", [id]) }
  }

  private async takeBack({ id, reason, actor }: Row, one: Ended): Promise<void> {
    let refusal: { id: string; message: string } | null = null
    try { await this.desk.act(one.id, { action: one.state === 'rejected' ? 'reopen' : 'recheck', version: one.version, reason, sendNow: true }, actor) } catch (error) {
      if (!(error instanceof HttpException) || error.getStatus() >= 500) throw error
      refusal = { id: one.id, message: error.message }
    }
    // The place moves on with each: what was refused is not tried for ever.
    await this.pool.query(`
      UPDATE auto_flow_roll_back SET after_closed = $2, after_id = $3, rolled_back = rolled_back + $4, refused = CASE WHEN $5::jsonb IS NULL OR jsonb_array_length(refused) >= ${MOST_NAMED} THEN refused ELSE refused || $5::jsonb END,
        claimed_until = now() + make_interval(secs => ${CLAIM_S}) WHERE id = $1`, [id, one.at, one.id, refusal === null ? 1 : 0, refusal === null ? null : JSON.stringify([refusal])])
  }
}
