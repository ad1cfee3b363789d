const TICKS_PER_MS = 90
/** A step that no camera makes between two pictures: its clock was set, or it is another session. */
const ODD_STEP_TICKS = 10_000 * TICKS_PER_MS
const REORDER_TICKS = 2000 * TICKS_PER_MS

/**
 * One clock for a path through all the sessions of its source. A viewer's connection survives a camera that dies and returns only if the time
 * stamps go on: within a session they follow the camera's own clock, between sessions and where that clock jumps they follow the wall.
 */
export class OutgoingClock {
  #ticks = 0
  #source: number | null = null
  #at = 0

  /** The next picture comes from a new session of the source. */
  restart(): void { this.#source = null }

  /** @param reorders whether the source sends pictures in another order than it shows them: then a small step back is none */
  next(sourceTicks: number, receivedAt: number, reorders = false): number {
    const waited = Math.max(1, (receivedAt - this.#at) * TICKS_PER_MS)
    const step = this.#source === null ? waited : (sourceTicks - this.#source) | 0
    const usual = step < ODD_STEP_TICKS && step > (reorders ? -REORDER_TICKS : 0)
    if (this.#at > 0) this.#ticks += usual ? step : waited
    this.#source = sourceTicks
    this.#at = receivedAt
    return this.#ticks
  }
}
