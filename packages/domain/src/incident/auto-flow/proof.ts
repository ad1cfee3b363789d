import type { TimelineLine } from '@watchfloor/shared'
import type { CameraLook, PictureAfter } from './flow-facts.js'

/** What a camera proves: nothing yet, nothing at all, that it is still there, or that it is gone. */
export type CameraProof = { readonly type: 'pending'; readonly untilMs: number } | { readonly type: 'blind' } | { readonly type: 'seen' } | { readonly type: 'gone' }

/**
 * The second look of the camera that saw the matter. That it is quiet proves something only while its detector runs, only where it said that what it saw has ended, and
 * only once it has looked for a while after the work was done: a stall that was packed up for the officer's picture is back by then.
 */
export function proofByCamera({ watching, sees, goneMs }: CameraLook, handledMs: number, nowMs: number, lookS: number): CameraProof {
  if (!watching) return { type: 'blind' }
  const lookMs = lookS * 1000
  if (sees) return nowMs - handledMs >= lookMs ? { type: 'seen' } : { type: 'pending', untilMs: handledMs + lookMs }
  if (goneMs === null) return { type: 'blind' }
  const untilMs = Math.max(goneMs, handledMs) + lookMs
  return nowMs >= untilMs ? { type: 'gone' } : { type: 'pending', untilMs }
}

/** Clocks of phones are off by that much. */
const CLOCK_SLACK_MS = 120_000

/** Whether a picture after can be what it says: taken between being sent and being reported, at the place, and never seen before. What it shows is for eyes to judge. */
export function isFresh({ takenMs, distanceM, reused }: PictureAfter, timeline: readonly TimelineLine[], handledMs: number, withinM: number): boolean {
  const sentMs = Date.parse(timeline.filter(({ action }) => action === 'dispatch' || action === 'rework').at(-1)?.recordedAt ?? '')
  if (reused || takenMs === null || distanceM === null || distanceM > withinM) return false
  return takenMs <= handledMs + CLOCK_SLACK_MS && !(takenMs < sentMs - CLOCK_SLACK_MS)
}
