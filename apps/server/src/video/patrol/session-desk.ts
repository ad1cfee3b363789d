import { Injectable } from '@nestjs/common'
import { addLook, advanceWalk, beginWalk, camerasOfStop, interruptWalk, isWalking, leaveWalk, noticeAway, resumeWalk, stopsOf, verdictOf, workedMs } from '@watchfloor/domain'
import type { PatrolWalk } from '@watchfloor/domain'
import type { PatrolDecide, PatrolDecided, PatrolInterrupt, PatrolLook, PatrolProof, PatrolProofAnswer, PatrolResume, PatrolStart } from '@watchfloor/shared'
import type pg from 'pg'
import { v7 as uuid } from 'uuid'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { inTransaction } from '../../platform/database/in-transaction.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { PatrolProofOfCase } from './proof-of-case.js'
import { RoundBook } from './round-book.js'
import { RoundPool } from './round-pool.js'
import { SessionRows } from './session-rows.js'
import type { Session } from './session-rows.js'
import { WalkPlan } from './walk-plan.js'

const MINUTE_MS = 60_000

/** Walking a round. What the console claims is checked here: who sits where, which stop it is, and by the hub's own clock how long was looked. */
@Injectable()
export class SessionDesk {
  constructor(
    private readonly pool: PgPool, private readonly rows: SessionRows, private readonly rounds: RoundBook, private readonly cameras: RoundPool, private readonly plans: WalkPlan, private readonly cases: PatrolProofOfCase,
  ) {}

  /** Begins a round at a seat; a person walks one at a time. */
  async start({ roundId, seat }: PatrolStart, by: SignedIn): Promise<string> {
    const round = await this.rounds.plan(roundId)
    if (!round.enabled) throw new ApiProblem('patrol.no_cameras', 'this round is switched off: choose another')
    const { cameras, leftOut } = this.cameras.of(round.pool, await this.cameras.fixed(by))
    if (cameras.length === 0) throw new ApiProblem('patrol.no_cameras', 'no camera of this round gives a picture that you may watch: a supervisor changes its pool', { leftOut })
    const nowMs = Date.now()
    const id = uuid()
    const plan = await this.plans.make(round, cameras, nowMs, nowMs)
    const walk = beginWalk(stopsOf(plan, round.tiles), round.blockMin * MINUTE_MS, nowMs)
    await inTransaction(this.pool, async (client) => {
      const { rows: [open] } = await client.query<{ id: string }>('SELECT id FROM patrol_session WHERE user_id = $1 AND ended_at IS NULL', [by.id])
      if (open) throw new ApiProblem('conflict.exists', 'you are walking a round already: go on with it or leave it first', { sessionId: open.id })
      await this.rows.insert({ id, roundId, round, userId: by.id, seat, plan, leftOut, walk, startedMs: nowMs }, client)
      await this.rows.openLooks(id, 0, camerasOfStop(plan, round.tiles, 0).map(({ cameraId }) => cameraId), nowMs, client)
      await this.rows.tell(id, by.id, 'begin', { seat, cameras: plan.length, leftOut }, client)
    })
    return id
  }

  /** Counts what was looked at since the console told last. An answer that is not `running` tells it to stop counting on it. */
  prove(id: string, { seat, stop, looks }: PatrolProof, by: SignedIn): Promise<PatrolProofAnswer> {
    return this.rows.locked(id, async (client, before) => {
      const nowMs = Date.now()
      const session = await this.mine(before, seat, by, nowMs, client)
      const isHere = session.walk.state === 'running' && session.walk.stop === stop
      if (isHere) await this.count(session, looks, nowMs, client)
      await this.rows.save({ ...session, heardMs: nowMs }, client)
      const looked = isHere ? await this.rows.looks(id, stop, client) : []
      return { looked: looked.map(({ cameraId, lookedMs }) => ({ cameraId, lookedMs })), workedMs: Math.round(workedMs(session.walk, nowMs)), state: session.walk.state }
    })
  }

  /** Decides on cameras of the stop; once all are decided the walk goes on. Told again after the stop was left, it changes nothing. */
  async decide(id: string, { seat, stop, decisions, looks }: PatrolDecide, by: SignedIn): Promise<void> {
    await this.rows.locked(id, async (client, before) => {
      const nowMs = Date.now()
      const session = await this.mine(before, seat, by, nowMs, client)
      if (stop < session.walk.stop || !isWalking(session.walk)) return
      if (session.walk.state !== 'running' || stop > session.walk.stop) throw new ApiProblem('patrol.stale', 'the round stands still or is at another stop: go on with it first', { state: session.walk.state, stop: session.walk.stop })
      if (looks !== undefined) await this.count(session, looks, nowMs, client)
      await this.take(session, decisions, by, nowMs, client)
      await this.rows.save({ ...await this.movedOn(session, nowMs, client), heardMs: nowMs }, client)
    })
  }

  /** Called away; an alarm is named. */
  async interrupt(id: string, { seat, cause, alarmId }: PatrolInterrupt, by: SignedIn): Promise<void> {
    if (alarmId !== undefined && !await this.cases.isAlarm(alarmId)) throw new ApiProblem('input.invalid', 'alarmId: there is no such alarm', { issues: [{ path: 'alarmId', message: 'there is no such alarm' }] })
    await this.rows.locked(id, async (client, before) => {
      const nowMs = Date.now()
      const session = await this.mine(before, seat, by, nowMs, client)
      if (session.walk.state === 'running') await this.rows.tell(id, by.id, 'interrupt', { cause, alarmId: alarmId ?? null }, client)
      const interruption = session.walk.state === 'running' ? { cause, alarmId: alarmId ?? null, since: new Date(nowMs).toISOString() } : session.interruption
      await this.rows.save({ ...session, walk: interruptWalk(session.walk, nowMs), interruption, heardMs: nowMs }, client)
    })
  }

  /** Goes on at the stop where it was: after a reload, at another seat, or in place of somebody who is not at it. */
  async resume(id: string, { seat, reason }: PatrolResume, by: SignedIn): Promise<void> {
    const maySee = new Set((await this.cameras.fixed(by)).map((camera) => camera.id))
    await this.rows.locked(id, async (client, found) => {
      const nowMs = Date.now()
      const before = await this.noticed(found, nowMs, client)
      if (!isWalking(before.walk)) throw new ApiProblem('patrol.stale', 'this round has ended: begin another')
      if (before.userId !== by.id && before.walk.state === 'running') throw new ApiProblem('patrol.elsewhere', `${before.userName} is walking this round: ask for it, or begin another`)
      if (before.userId !== by.id && before.plan.some(({ cameraId }) => !maySee.has(cameraId))) throw new ApiProblem('auth.forbidden', 'this round has cameras that you may not watch')
      const walk = resumeWalk(before.walk, nowMs, reason !== undefined)
      if (walk === null) throw new ApiProblem('patrol.rest', 'the block is over: do other work for ten minutes, or say why you go on')
      const moved = before.userId !== by.id ? 'taken_over' : before.seat !== seat ? 'moved' : 'resume'
      const isNewBlock = walk.block !== before.walk.block
      if (before.walk.state !== 'running' || moved !== 'resume') await this.rows.tell(id, by.id, moved, { seat, stop: walk.stop, ...(isNewBlock ? { block: walk.block, ...(reason === undefined ? {} : { reason }) } : {}) }, client)
      const session = { ...before, userId: by.id, seat, walk, interruption: null, stopStartedMs: nowMs, heardMs: nowMs }
      await this.enter(session, nowMs, client)
      await this.rows.save(await this.movedOn(session, nowMs, client), client)
    })
  }

  /** Gives up the rest of the round. */
  async leave(id: string, by: SignedIn): Promise<void> {
    await this.rows.locked(id, async (client, session) => {
      if (session.userId !== by.id && by.role !== 'supervisor') throw new ApiProblem('auth.forbidden', 'this is somebody else\'s round')
      if (!isWalking(session.walk)) return
      const nowMs = Date.now()
      await this.rows.tell(id, by.id, 'leave', { stop: session.walk.stop }, client)
      await this.rows.save({ ...session, walk: leaveWalk(noticeAway(session.walk, session.heardMs, nowMs), nowMs), endedMs: nowMs }, client)
    })
  }

  /** The session, when this person drives it from this seat; a silence since is noticed first. */
  private async mine(session: Session, seat: string, by: SignedIn, nowMs: number, client: pg.PoolClient): Promise<Session> {
    if (session.userId !== by.id || session.seat !== seat) throw new ApiProblem('patrol.elsewhere', 'this round goes on at another seat: take it here to go on', { seat: session.seat, userId: session.userId })
    return this.noticed(session, nowMs, client)
  }

  private async noticed(session: Session, nowMs: number, client: pg.PoolClient): Promise<Session> {
    const walk = noticeAway(session.walk, session.heardMs, nowMs)
    if (walk === session.walk) return session
    const since = new Date(session.heardMs).toISOString()
    await this.rows.tell(session.id, session.userId, 'interrupt', { cause: 'away', since }, client)
    return { ...session, walk, interruption: { cause: 'away', alarmId: null, since } }
  }

  private async count(session: Session, told: readonly PatrolLook[], nowMs: number, client: pg.PoolClient): Promise<void> {
    const looks = new Map((await this.rows.looks(session.id, session.walk.stop, client)).map((look) => [look.cameraId, look]))
    // A camera told twice in one message counts once.
    const once = [...new Map(told.map((look) => [look.cameraId, look])).values()]
    const proofs = once.flatMap(({ cameraId, ...look }) => { const before = looks.get(cameraId); return before === undefined ? [] : [{ cameraId, ...addLook(before, look, nowMs) }] })
    if (proofs.length > 0) await this.rows.saveProof(session.id, session.walk.stop, proofs, client)
  }

  private async take(session: Session, decisions: readonly PatrolDecided[], by: SignedIn, nowMs: number, client: pg.PoolClient): Promise<void> {
    const looks = new Map((await this.rows.looks(session.id, session.walk.stop, client)).map((look) => [look.cameraId, look]))
    for (const given of decisions) {
      const look = looks.get(given.cameraId)
      if (look === undefined) throw new ApiProblem('patrol.stale', 'that camera is not at this stop', { cameraId: given.cameraId })
      if (given.decision === 'incident') await this.cases.refuse(given.incidentId, session.startedMs, client)
      await this.rows.saveDecision(session.id, session.walk.stop, {
        cameraId: given.cameraId, decision: given.decision, why: given.decision === 'cannot_see' ? given.why : null, incidentId: given.decision === 'incident' ? given.incidentId : null,
        verdict: verdictOf(given.decision, look.lookedMs, session.round.dwellS), by: by.id, atMs: nowMs,
      }, client)
    }
  }

  /** On to the next stop, as often as nothing is left to decide at this one: a camera may have been removed since the walk was planned. */
  private async movedOn(session: Session, nowMs: number, client: pg.PoolClient): Promise<Session> {
    let now = session
    while (now.walk.state === 'running' && (await this.rows.looks(now.id, now.walk.stop, client)).every(({ decision }) => decision !== null)) {
      const walk = advanceWalk(now.walk, nowMs)
      now = { ...now, walk, stopStartedMs: walk.state === 'running' ? nowMs : null, endedMs: walk.state === 'done' ? nowMs : null }
      if (walk.state !== 'running') await this.rows.tell(now.id, now.userId, walk.state === 'done' ? 'done' : 'rest', { stop: walk.stop, block: walk.block }, client)
      else await this.enter(now, nowMs, client)
    }
    return now
  }

  private enter({ id, plan, round, walk }: { id: string; plan: Session['plan']; round: Session['round']; walk: PatrolWalk }, nowMs: number, client: pg.PoolClient): Promise<void> {
    return this.rows.openLooks(id, walk.stop, camerasOfStop(plan, round.tiles, walk.stop).map(({ cameraId }) => cameraId), nowMs, client)
  }
}
