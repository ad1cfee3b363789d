import type { PatrolState } from '@watchfloor/shared'

/** Other work in between, ms, before another block of watching begins. */
export const REST_MS = 10 * 60_000
/** A console that was not heard for so long is gone: reloaded, closed, cut off, ms. */
export const AWAY_AFTER_MS = 30_000

/** Where a session is: the stop, and the clock of its block. */
export interface PatrolWalk {
  readonly state: PatrolState
  readonly stop: number
  readonly stops: number
  /** The block that is being worked on, from 1. */
  readonly block: number
  readonly limitMs: number
  /** Watched in this block before `runningSinceMs`. */
  readonly workedMs: number
  readonly runningSinceMs: number | null
  /** Since when it is interrupted or resting. */
  readonly pausedSinceMs: number | null
}

/** A walk that begins. */
export const beginWalk = (stops: number, limitMs: number, nowMs: number): PatrolWalk =>
  ({ state: 'running', stop: 0, stops, block: 1, limitMs, workedMs: 0, runningSinceMs: nowMs, pausedSinceMs: null })

/** Watched in this block until now, ms. */
export const workedMs = ({ workedMs: before, runningSinceMs }: PatrolWalk, nowMs: number): number => before + (runningSinceMs === null ? 0 : Math.max(0, nowMs - runningSinceMs))
const isBlockOver = ({ state, workedMs: worked, limitMs }: PatrolWalk): boolean => state === 'resting' || (state === 'interrupted' && worked >= limitMs)
/** When another block may begin, where one has to be waited for. */
export const restUntilMs = (walk: PatrolWalk): number | null => (isBlockOver(walk) && walk.pausedSinceMs !== null ? walk.pausedSinceMs + REST_MS : null)
/** Whether it can still be gone on with. */
export const isWalking = ({ state }: Pick<PatrolWalk, 'state'>): boolean => state !== 'done' && state !== 'left'

const paused = (walk: PatrolWalk, state: PatrolState, nowMs: number): PatrolWalk => ({ ...walk, state, workedMs: workedMs(walk, nowMs), runningSinceMs: null, pausedSinceMs: nowMs })

/** Called away: the stop is kept. Only a running one can be. */
export const interruptWalk = (walk: PatrolWalk, nowMs: number): PatrolWalk => (walk.state === 'running' ? paused(walk, 'interrupted', nowMs) : walk)

/** A running one whose console fell silent was left at the moment it was heard last. */
export const noticeAway = (walk: PatrolWalk, heardMs: number, nowMs: number): PatrolWalk => (walk.state === 'running' && nowMs - heardMs > AWAY_AFTER_MS ? paused(walk, 'interrupted', heardMs) : walk)

/**
 * Goes on at the same stop. A pause long enough begins a new block, whatever it was for; a block that is over has to be paused for, unless somebody says why not.
 * Gives null where it has to be waited.
 */
export function resumeWalk(walk: PatrolWalk, nowMs: number, withReason: boolean): PatrolWalk | null {
  if (!isWalking(walk) || walk.state === 'running') return walk
  const isRested = walk.pausedSinceMs !== null && nowMs - walk.pausedSinceMs >= REST_MS
  const isOver = isBlockOver(walk)
  if (isOver && !isRested && !withReason) return null
  const begins = isOver || isRested
  return { ...walk, state: 'running', block: walk.block + (begins ? 1 : 0), workedMs: begins ? 0 : walk.workedMs, runningSinceMs: nowMs, pausedSinceMs: null }
}

/** All of a stop is decided: on to the next, to a rest when the block is over, or to the end. A stop is never cut short by the block. */
export function advanceWalk(walk: PatrolWalk, nowMs: number): PatrolWalk {
  const next = { ...walk, stop: walk.stop + 1 }
  if (next.stop >= walk.stops) return { ...paused(walk, 'done', nowMs), stop: walk.stop }
  return workedMs(walk, nowMs) >= walk.limitMs ? paused(next, 'resting', nowMs) : next
}

/** Given up before its end. */
export const leaveWalk = (walk: PatrolWalk, nowMs: number): PatrolWalk => (isWalking(walk) ? paused(walk, 'left', nowMs) : walk)
