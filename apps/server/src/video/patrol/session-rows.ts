import { Injectable } from '@nestjs/common'
import { stopsOf } from '@watchfloor/domain'
import type { LookProof, PatrolWalk } from '@watchfloor/domain'
import { PatrolInterrupt, PatrolRoundInput } from '@watchfloor/shared'
import type { PatrolDecision, PatrolRoundPlan, PatrolState, PatrolVerdict } from '@watchfloor/shared'
import type pg from 'pg'
import { z } from 'zod'
import { inTransaction } from '../../platform/database/in-transaction.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { PlannedCamera } from './walk-plan.js'

/** Why a session stands still, as it is kept. */
export const Interruption = z.object({ cause: PatrolInterrupt.shape.cause, alarmId: z.uuid().nullable(), since: z.iso.datetime() })
export type Interruption = z.infer<typeof Interruption>

/** A session as it is reckoned with. */
export interface Session {
  readonly id: string; readonly roundId: string | null; readonly round: PatrolRoundPlan; readonly userId: string; readonly userName: string; readonly seat: string
  readonly plan: PlannedCamera[]; readonly leftOut: number; readonly walk: PatrolWalk; readonly interruption: Interruption | null
  readonly stopStartedMs: number | null; readonly heardMs: number; readonly startedMs: number; readonly endedMs: number | null
}
/** One camera of a stop that was reached. */
export interface Look extends LookProof { readonly cameraId: string; readonly name: string; readonly lat: number | null; readonly lon: number | null; readonly decision: PatrolDecision | null; readonly verdict: PatrolVerdict }

interface SessionRow {
  id: string; round_id: string | null; round: unknown; user_id: string; user_name: string; seat: string; state: PatrolState; plan: unknown; left_out: number; stop: number; stop_started_at: Date | null
  block: number; limit_ms: number; worked_ms: number; running_since: Date | null; paused_since: Date | null; interruption: unknown; heard_at: Date; started_at: Date; ended_at: Date | null
}
interface LookRow { camera_id: string; name: string; lat: number | null; lon: number | null; looked_ms: number; frames: string | null; told_at: Date | null; decision: PatrolDecision | null; verdict: PatrolVerdict }
type Client = pg.Pool | pg.PoolClient

const SELECT = 'SELECT s.*, u.name AS user_name FROM patrol_session s JOIN user_account u ON u.id = s.user_id'
const date = (ms: number | null): Date | null => (ms === null ? null : new Date(ms))

/** Sessions and their looks in the database. */
@Injectable()
export class SessionRows {
  constructor(private readonly pool: PgPool) {}

  /** Work on one session that nobody else works on meanwhile. */
  locked<T>(id: string, work: (client: pg.PoolClient, session: Session) => Promise<T>): Promise<T> {
    return inTransaction(this.pool, async (client) => work(client, await this.one(id, client, ' FOR UPDATE OF s')))
  }

  /** @throws ApiProblem `not_found` */
  async one(id: string, client: Client = this.pool, lock = ''): Promise<Session> {
    const { rows: [row] } = await client.query<SessionRow>(`${SELECT} WHERE s.id = $1${lock}`, [id])
    if (!row) throw new ApiProblem('not_found', 'there is no such patrol session')
    return toSession(row)
  }

  /** Those not over, the newest first. */
  async open(): Promise<Session[]> { return (await this.pool.query<SessionRow>(`${SELECT} WHERE s.ended_at IS NULL ORDER BY s.started_at DESC LIMIT 200`)).rows.map(toSession) }

  /** A session that begins. */
  async insert({ id, roundId, round, userId, seat, plan, leftOut, walk, startedMs }: Omit<Session, 'userName' | 'interruption' | 'heardMs' | 'endedMs' | 'stopStartedMs'>, client: Client): Promise<void> {
    await client.query(
      'INSERT INTO patrol_session(id, round_id, round, user_id, seat, state, plan, left_out, stop, block, limit_ms, worked_ms, running_since, stop_started_at, heard_at, started_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, $12, $12, $12, $12)',
      [id, roundId, JSON.stringify(round), userId, seat, walk.state, JSON.stringify(plan), leftOut, walk.stop, walk.block, walk.limitMs, date(startedMs)])
  }

  /** Writes what moves. */
  async save({ id, userId, seat, walk, interruption, stopStartedMs, heardMs, endedMs }: Session, client: Client): Promise<void> {
    await client.query(
      'UPDATE patrol_session SET user_id = $2, seat = $3, state = $4, stop = $5, block = $6, worked_ms = $7, running_since = $8, paused_since = $9, interruption = $10, stop_started_at = $11, heard_at = $12, ended_at = $13 WHERE id = $1',
      [id, userId, seat, walk.state, walk.stop, walk.block, Math.round(walk.workedMs), date(walk.runningSinceMs), date(walk.pausedSinceMs), interruption === null ? null : JSON.stringify(interruption), date(stopStartedMs), date(heardMs), date(endedMs)])
  }

  async looks(sessionId: string, stop: number, client: Client = this.pool): Promise<Look[]> {
    const { rows } = await client.query<LookRow>(
      'SELECT l.camera_id, d.name, d.lat, d.lon, l.looked_ms, l.frames, l.told_at, l.decision, l.verdict FROM patrol_look l JOIN device d ON d.id = l.camera_id WHERE l.session_id = $1 AND l.stop = $2', [sessionId, stop])
    return rows.map((row) => ({
      cameraId: row.camera_id, name: row.name, lat: row.lat, lon: row.lon, lookedMs: row.looked_ms, frames: row.frames === null ? null : Number(row.frames), toldMs: row.told_at?.getTime() ?? null, decision: row.decision, verdict: row.verdict,
    }))
  }

  /** Opens the looks of a stop; cameras that were removed meanwhile have none. Nothing is proven of a stop that is come back to until it is told of again. */
  async openLooks(sessionId: string, stop: number, cameraIds: readonly string[], nowMs: number, client: Client): Promise<void> {
    await client.query(
      `INSERT INTO patrol_look(session_id, stop, camera_id, started_at) SELECT $1, $2, id, $4 FROM device WHERE id = ANY($3::uuid[])
       ON CONFLICT (session_id, stop, camera_id) DO UPDATE SET told_at = NULL, frames = NULL`, [sessionId, stop, cameraIds, new Date(nowMs)])
  }

  async saveProof(sessionId: string, stop: number, proofs: readonly ({ cameraId: string } & LookProof)[], client: Client): Promise<void> {
    await client.query(
      `UPDATE patrol_look l SET looked_ms = p.looked_ms, frames = p.frames, told_at = p.told_at FROM unnest($3::uuid[], $4::int[], $5::bigint[], $6::timestamptz[]) AS p(camera_id, looked_ms, frames, told_at)
       WHERE l.session_id = $1 AND l.stop = $2 AND l.camera_id = p.camera_id`,
      [sessionId, stop, proofs.map(({ cameraId }) => cameraId), proofs.map(({ lookedMs }) => Math.round(lookedMs)), proofs.map(({ frames }) => frames), proofs.map(({ toldMs }) => date(toldMs))])
  }

  /** The first decision on a camera of a stop stays. */
  async saveDecision(sessionId: string, stop: number, given: { cameraId: string; decision: PatrolDecision; why: string | null; incidentId: string | null; verdict: PatrolVerdict; by: string; atMs: number }, client: Client): Promise<void> {
    await client.query(
      'UPDATE patrol_look SET decision = $4, why = $5, incident_id = $6, verdict = $7, decided_by = $8, decided_at = $9 WHERE session_id = $1 AND stop = $2 AND camera_id = $3 AND decision IS NULL',
      [sessionId, stop, given.cameraId, given.decision, given.why, given.incidentId, given.verdict, given.by, new Date(given.atMs)])
  }

  async verdicts(sessionId: string): Promise<{ verdict: PatrolVerdict; incidents: number; n: number }[]> {
    return (await this.pool.query<{ verdict: PatrolVerdict; incidents: number; n: number }>("SELECT verdict, count(*)::int AS n, count(*) FILTER (WHERE decision = 'incident')::int AS incidents FROM patrol_look WHERE session_id = $1 GROUP BY verdict", [sessionId])).rows
  }

  /** A line of the session's log. */
  async tell(sessionId: string, userId: string, kind: string, about: Record<string, unknown> | null, client: Client): Promise<void> {
    await client.query('INSERT INTO patrol_line(session_id, user_id, kind, about) VALUES ($1, $2, $3, $4)', [sessionId, userId, kind, about === null ? null : JSON.stringify(about)])
  }
}

function toSession(row: SessionRow): Session {
  const round = PatrolRoundInput.parse(row.round)
  const plan = z.array(PlannedCamera).parse(row.plan)
  return {
    id: row.id, roundId: row.round_id, round, userId: row.user_id, userName: row.user_name, seat: row.seat, plan, leftOut: row.left_out,
    walk: {
      state: row.state, stop: row.stop, stops: stopsOf(plan, round.tiles), block: row.block, limitMs: row.limit_ms, workedMs: row.worked_ms,
      runningSinceMs: row.running_since?.getTime() ?? null, pausedSinceMs: row.paused_since?.getTime() ?? null,
    },
    interruption: row.interruption === null ? null : Interruption.parse(row.interruption),
    stopStartedMs: row.stop_started_at?.getTime() ?? null, heardMs: row.heard_at.getTime(), startedMs: row.started_at.getTime(), endedMs: row.ended_at?.getTime() ?? null,
  }
}
