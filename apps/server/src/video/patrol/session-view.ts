import { Injectable } from '@nestjs/common'
import { camerasOfStop, isWalking, leastLookMs, noticeAway, restUntilMs, workedMs } from '@watchfloor/domain'
import type { PatrolOffer, PatrolSession, PatrolVerdict } from '@watchfloor/shared'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { CameraAreas } from '../registry/camera-areas.js'
import { SessionRows } from './session-rows.js'
import type { Look, Session } from './session-rows.js'

const OFFERS = `SELECT
  (SELECT count(*)::int FROM incident WHERE state = 'reported') AS verify, (SELECT count(*)::int FROM incident WHERE state = 'handled') AS "check",
  (SELECT count(*)::int FROM alarm WHERE state <> 'closed' AND acknowledged_at IS NULL) AS alarms`

/** Sessions as the API tells them. */
@Injectable()
export class SessionView {
  constructor(private readonly rows: SessionRows, private readonly areas: CameraAreas, private readonly pool: PgPool) {}

  /** Own ones; supervisors see everybody's. */
  async one(id: string, by: SignedIn): Promise<PatrolSession> {
    const session = await this.rows.one(id)
    if (session.userId !== by.id && by.role !== 'supervisor') throw new ApiProblem('not_found', 'there is no such patrol session of yours')
    return this.of(session)
  }

  /** Those that this person may go on with: the own one first, then those that stand still. */
  async open(by: SignedIn): Promise<PatrolSession[]> {
    const nowMs = Date.now()
    const open = (await this.rows.open()).filter((session) => session.userId === by.id || noticeAway(session.walk, session.heardMs, nowMs).state !== 'running')
    const views = await Promise.all(open.map((session) => this.of(session)))
    return views.sort((a, b) => Number(b.userId === by.id) - Number(a.userId === by.id))
  }

  private async of(session: Session): Promise<PatrolSession> {
    const nowMs = Date.now()
    const { round, plan, interruption } = session
    const walk = noticeAway(session.walk, session.heardMs, nowMs)
    const away = walk === session.walk ? interruption : { cause: 'away' as const, alarmId: null, since: new Date(session.heardMs).toISOString() }
    const [looks, verdicts, offers] = await Promise.all([isWalking(walk) ? this.rows.looks(session.id, walk.stop) : [], this.rows.verdicts(session.id), walk.state === 'resting' ? this.offers() : []])
    const of = (verdict: PatrolVerdict): number => verdicts.find((row) => row.verdict === verdict)?.n ?? 0
    return {
      id: session.id, roundId: session.roundId, roundName: round.name, userId: session.userId, userName: session.userName, seat: session.seat, state: walk.state, dwellS: round.dwellS, tiles: round.tiles, leastLookMs: leastLookMs(round.dwellS),
      stop: walk.stop, stops: walk.stops, stopStartedAt: session.stopStartedMs === null ? null : new Date(session.stopStartedMs).toISOString(),
      views: isWalking(walk) ? this.views(session, looks) : [], next: isWalking(walk) ? camerasOfStop(plan, round.tiles, walk.stop + 1).map(({ cameraId }) => cameraId) : [],
      block: { n: walk.block, workedMs: Math.round(workedMs(walk, nowMs)), limitMs: walk.limitMs, runningSince: walk.runningSinceMs === null ? null : new Date(walk.runningSinceMs).toISOString(), restUntil: iso(restUntilMs(walk)) },
      offers, interruption: walk.state === 'interrupted' ? away : null,
      progress: { cameras: plan.length, leftOut: session.leftOut, seen: of('seen'), unproven: of('unproven'), cannotSee: of('cannot_see'), incidents: verdicts.reduce((sum, { incidents }) => sum + incidents, 0) },
      startedAt: new Date(session.startedMs).toISOString(), endedAt: iso(session.endedMs),
    }
  }

  /** In the order of the plan, which is the order of the tiles. */
  private views({ plan, round, walk }: Session, looks: readonly Look[]): PatrolSession['views'] {
    return camerasOfStop(plan, round.tiles, walk.stop).flatMap(({ cameraId, lookFor }) => {
      const look = looks.find((one) => one.cameraId === cameraId)
      if (look === undefined) return []
      const area = look.lat === null || look.lon === null ? undefined : this.areas.at(look.lat, look.lon).at(-1)
      return [{ cameraId, name: look.name, areaName: area?.name ?? null, lookFor, lookedMs: look.lookedMs, decision: look.decision, verdict: look.verdict }]
    })
  }

  /** What else waits to be done. */
  private async offers(): Promise<PatrolOffer[]> {
    const { rows: [waiting] } = await this.pool.query<Record<PatrolOffer['kind'], number>>(OFFERS)
    return (['verify', 'check', 'alarms'] as const).map((kind) => ({ kind, waiting: waiting![kind] }))
  }
}

const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())
