import { PATROL_BEAT_MS } from '@watchfloor/domain'
import type { PatrolDecided, PatrolInterrupt, PatrolSession, Wall, WallLayout } from '@watchfloor/shared'
import { createStore } from 'zustand/vanilla'
import { HubError } from '../../link/http.js'
import { patrolCalls } from '../../link/nouns/patrol.js'
import { session as who } from '../session.js'
import { accountOf, watchLooking } from './looking.js'
import { seat } from './walls.js'

export interface PatrolState {
  /** The round that is walked at this seat, or stands still here. */
  session: PatrolSession | null
  /** Rounds that could be gone on with here: the own one at another seat, those that others have left standing. */
  others: readonly PatrolSession[]
  loaded: boolean
  busy: boolean
  error: unknown
}
const FRESH: PatrolState = { session: null, others: [], loaded: false, busy: false, error: null }
export const patrol = createStore<PatrolState>(() => FRESH)

export const isOver = ({ state }: Pick<PatrolSession, 'state'>): boolean => state === 'done' || state === 'left'

/** Reads what is open. */
export async function loadPatrol(signal?: AbortSignal): Promise<void> {
  try {
    const { items } = await patrolCalls.open(signal)
    const mine = items.find((one) => one.userId === who.getState().user?.id && one.seat === seat()) ?? null
    patrol.setState({ session: mine, others: items.filter((one) => one !== mine), loaded: true, error: null })
  } catch (error) {
    if (error instanceof HubError) patrol.setState({ error })
  }
}

/** The next person at this seat walks his own. */
export const forgetPatrol = (): void => patrol.setState(FRESH)

/** One change at a time. A session that has moved on elsewhere is read anew. */
async function run(ask: () => Promise<PatrolSession>): Promise<boolean> {
  if (patrol.getState().busy) return false
  patrol.setState({ busy: true, error: null })
  try {
    patrol.setState({ session: await ask() })
    return true
  } catch (error) {
    patrol.setState({ error })
    if (error instanceof HubError && error.status === 409 && error.code !== 'patrol.rest') {
      await loadPatrol()
      patrol.setState({ error })
    }
    return false
  } finally {
    patrol.setState({ busy: false })
  }
}

/** The session that is walked now, for those who act on it. */
const walking = (): PatrolSession | null => {
  const { session } = patrol.getState()
  return session?.state === 'running' ? session : null
}
const toLook = ({ views }: PatrolSession): string[] => views.filter(({ decision }) => decision === null).map(({ cameraId }) => cameraId)

export const startPatrol = (roundId: string): Promise<boolean> => run(() => patrolCalls.start({ roundId, seat: seat() }))
export const resumePatrol = (id: string, reason?: string): Promise<boolean> => run(() => patrolCalls.resume(id, { seat: seat(), ...(reason === undefined ? {} : { reason }) }))
export const leavePatrol = (id: string): Promise<boolean> => run(() => patrolCalls.leave(id))
export const closePatrol = (): void => { patrol.setState({ session: null }); void loadPatrol() }

/** Stands still; the place is kept. */
export async function interruptPatrol(cause: PatrolInterrupt['cause'], alarmId?: string): Promise<boolean> {
  const session = walking()
  return session !== null && run(() => patrolCalls.interrupt(session.id, { seat: seat(), cause, ...(alarmId === undefined ? {} : { alarmId }) }))
}

/** Decides on cameras of this stop; what was seen up to now goes along as proof. */
export async function decidePatrol(decisions: readonly PatrolDecided[]): Promise<boolean> {
  const session = walking()
  if (session === null || decisions.length === 0) return false
  return run(() => patrolCalls.decide(session.id, { seat: seat(), stop: session.stop, decisions: [...decisions], looks: accountOf(toLook(session)) }))
}

/** Nothing to be found on all that is not decided yet. */
export async function nothingSeen(): Promise<boolean> {
  const session = walking()
  return session !== null && decidePatrol(toLook(session).map((cameraId) => ({ cameraId, decision: 'nothing' })))
}

/** An incident was filed from a camera; when it is one of this stop it is the decision on it. */
export async function foundOnPatrol(cameraId: string, incidentId: string): Promise<boolean> {
  const session = walking()
  return session !== null && toLook(session).includes(cameraId) && decidePatrol([{ cameraId, decision: 'incident', incidentId }])
}

/** Tells the hub every few seconds what is looked at; gives the way to stop. */
export function provePatrol(): () => void {
  const leave = watchLooking()
  const timer = setInterval(() => { void beat() }, PATROL_BEAT_MS)
  void beat()
  return () => {
    clearInterval(timer)
    leave()
  }
}

async function beat(): Promise<void> {
  const session = walking()
  if (session === null || patrol.getState().busy) return
  const looks = accountOf(toLook(session))
  if (looks.length === 0) return
  try {
    const { looked, workedMs, state } = await patrolCalls.prove(session.id, { seat: seat(), stop: session.stop, looks })
    if (state !== 'running') return await loadPatrol()
    const proven = new Map(looked.map((one) => [one.cameraId, one.lookedMs]))
    patrol.setState(({ session: now }) => now === null || now.id !== session.id || now.stop !== session.stop ? {} : {
      session: { ...now, views: now.views.map((view) => ({ ...view, lookedMs: proven.get(view.cameraId) ?? view.lookedMs })), block: { ...now.block, workedMs } },
    })
  } catch (error) {
    // A beat that did not arrive proves nothing; the next one tries again. One that was refused says that the round goes on elsewhere.
    if (error instanceof HubError && error.status === 409) {
      await loadPatrol()
      patrol.setState({ error })
    }
  }
}

const LAYOUT: Readonly<Record<number, WallLayout>> = { 1: '1', 4: '4', 6: '1+5', 9: '9' }
/** The stop as a wall, in the plan's order; null while nothing is walked. */
export function wallOf(session: PatrolSession | null): Wall | null {
  return session?.state === 'running' ? { name: session.roundName, layout: LAYOUT[session.tiles] ?? '4', tiles: session.views.map(({ cameraId }) => cameraId) } : null
}
