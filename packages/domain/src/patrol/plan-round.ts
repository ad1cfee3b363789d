/**
 * Share of targets that people noticed by the number of monitors before them, as a study of the UK's PSDB found it (DOMAIN.md §6.2 tells how it is known:
 * at second hand). Shown as what to expect, never reckoned with as a fact.
 */
export const DETECTION_BY_TILES = [[1, 0.85], [4, 0.74], [6, 0.58], [9, 0.53]] as const

/** What a round asks of one seat. */
export interface RoundPlan {
  /** Stops for one time through all cameras. */
  readonly stops: number
  /** Time for one time through, ms. */
  readonly sweepMs: number
  /** Blocks of watching that this takes; between them other work is done. */
  readonly blocks: number
  /** Seats that walk it together within one block each. */
  readonly seats: number
  /** Share of what is there that is noticed, 0 to 1; null where nobody measured it. */
  readonly detection: number | null
}

/** The trade-off between time and attention: more tiles go round sooner and see less. No cameras make no stops. */
export function planRound({ cameras, tiles, dwellS, blockMin }: { cameras: number; tiles: number; dwellS: number; blockMin: number }): RoundPlan {
  const stops = Math.ceil(cameras / tiles)
  const sweepMs = stops * dwellS * 1000
  const blocks = Math.ceil(sweepMs / (blockMin * 60_000))
  return { stops, sweepMs, blocks, seats: blocks, detection: detectionAt(tiles) }
}

/** The measured share at so many tiles; between two measured numbers on the line through them, beyond the last nobody knows. */
export function detectionAt(tiles: number): number | null {
  const above = DETECTION_BY_TILES.findIndex(([n]) => n >= tiles)
  if (above < 0 || tiles < 1) return null
  const [n, share] = DETECTION_BY_TILES[above]!
  if (n === tiles) return share
  const [fewer, better] = DETECTION_BY_TILES[above - 1]!
  return better + ((share - better) * (tiles - fewer)) / (n - fewer)
}
