import { worldM } from '../../engine/mercator.js'

/** Shortest and longest time in which a glyph glides to its new fix. The longest bounds how far the screen may lag behind the hub. */
export const GLIDE_MIN_MS = 200
export const GLIDE_MAX_MS = 4000
/** A little longer than the device's own pace: late packets then find the glyph still under way, not waiting. */
const PACE_SLACK = 1.08
/** After so long a silence nothing is known of the way between: show the place, do not invent a way. */
const SILENCE_MS = 60_000
/** Faster than anything we carry: the place was wrong before, or is now. Short hops are noise of the fix and may glide. */
const JUMP_MPS = 90
const JUMP_M = 150

/** Milliseconds to glide from one place to the next, both in the world square; 0 = be there at once. */
export function glideMs(fromX: number, fromY: number, toX: number, toY: number, sinceLastFixMs: number): number {
  if (!(sinceLastFixMs > 0) || sinceLastFixMs > SILENCE_MS || Number.isNaN(fromX)) return 0
  const metres = Math.hypot(toX - fromX, toY - fromY) * worldM(toY)
  if (metres > JUMP_M && metres / (sinceLastFixMs / 1000) > JUMP_MPS) return 0
  return Math.max(GLIDE_MIN_MS, Math.min(GLIDE_MAX_MS, sinceLastFixMs * PACE_SLACK))
}

/** How much of the glide is still to go at `nowMs`: 1 at its start, 0 when arrived. The vertex shader does the same sum. */
export function restOf(startMs: number, durationMs: number, nowMs: number): number {
  if (durationMs <= 0) return 0
  const done = (nowMs - startMs) / durationMs
  return done >= 1 ? 0 : done <= 0 ? 1 : 1 - done
}

/** The turn from `to` back to `from` in degrees by the short way, −180…180. */
export const turnDeg = (from: number, to: number): number => ((((from - to + 180) % 360) + 360) % 360) - 180

/** Half a pixel of movement is the least that an eye can see; drawing more often is heat. */
const VISIBLE_PX = 0.5
const SLOWEST_MS = 250

/** When to draw the next frame while the fastest glyph moves at `pxPerS`: 0 = the very next one, null = nothing moves. */
export function nextPaintMs(pxPerS: number): number | null {
  if (pxPerS <= 0.02) return null
  const wait = (VISIBLE_PX / pxPerS) * 1000
  return wait <= 17 ? 0 : Math.min(SLOWEST_MS, wait)
}
