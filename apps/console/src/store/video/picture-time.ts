/** What a tile shows: how far its player is, when its film or its still begins, and how far into the film it is. */
export interface ShownPicture { phase: string | undefined; beginsMs: number; currentS: number }

/**
 * The hub's instant of the picture that is on the screen; null where that is not known, or where it is the last one of a picture that stands still: such a one would be filed
 * under a time that it does not show.
 */
export function pictureTime({ phase, beginsMs, currentS }: ShownPicture, nowMs: number): number | null {
  const atMs = phase === 'playing' ? nowMs : phase === 'replay' ? beginsMs + currentS * 1000 : phase === 'still' ? beginsMs : NaN
  return Number.isFinite(atMs) ? Math.round(atMs) : null
}
