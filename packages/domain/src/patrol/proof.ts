import type { PatrolDecision, PatrolLook, PatrolVerdict } from '@watchfloor/shared'

/** How often a console tells what it sees, ms. */
export const PATROL_BEAT_MS = 3000
/** Longest stretch that one telling may prove, ms: a console that was silent for longer saw who knows what. */
const LONGEST_BEAT_MS = 10_000
/** Without a key or the pointer for this long nobody is taken to sit there, ms. */
export const IDLE_AFTER_MS = 60_000
/** Shortest proven look that counts as seeing, whatever the dwell. */
const SHORTEST_LOOK_MS = 2000

/** What is proven of one camera at one stop. */
export interface LookProof {
  readonly lookedMs: number
  /** Frames that its player had decoded when it was last told; null = none told yet. */
  readonly frames: number | null
  /** When it was last told, by the hub's clock. */
  readonly toldMs: number | null
}
/** Nothing told yet. */
export const NO_PROOF: LookProof = { lookedMs: 0, frames: null, toldMs: null }

/**
 * Counts the stretch since the console told last. It counts whole when tile and page were visible, the window focused, somebody at it, and frames were decoded
 * meanwhile; else not at all. The hub's own clock measures it, so no console can claim more time than has passed. A counter that went back (the picture was
 * opened anew) is where counting starts again.
 */
export function addLook(proof: LookProof, { visible, focused, idleMs, frames }: Omit<PatrolLook, 'cameraId'>, nowMs: number): LookProof {
  const sinceMs = proof.toldMs === null ? 0 : Math.max(0, nowMs - proof.toldMs)
  const moved = frames !== null && proof.frames !== null && frames > proof.frames
  const counts = visible && focused && idleMs < IDLE_AFTER_MS && moved && sinceMs <= LONGEST_BEAT_MS
  return { lookedMs: proof.lookedMs + (counts ? sinceMs : 0), frames, toldMs: nowMs }
}

/** Proven looking that a camera needs before it counts as seen, ms: a third of the dwell, for the eyes share it among the tiles. */
export const leastLookMs = (dwellS: number): number => Math.max(SHORTEST_LOOK_MS, Math.round((dwellS * 1000) / 3))

/** What a camera's stop counts for. Filing an incident proves by itself that somebody looked. */
export function verdictOf(decision: PatrolDecision | null, lookedMs: number, dwellS: number): PatrolVerdict {
  if (decision === null) return 'undecided'
  if (decision === 'cannot_see') return 'cannot_see'
  return decision === 'incident' || lookedMs >= leastLookMs(dwellS) ? 'seen' : 'unproven'
}
