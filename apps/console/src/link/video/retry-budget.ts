const CAPACITY = 6
const FIRST_MS = 300
/** A gateway that was started anew is back within a few seconds, and a tile is not to sleep through that. */
const MOST_MS = 2000
/** With nothing left a tile still tries, but a wall of them does not storm a gateway that is down. */
const SPENT_MS = 10_000

/** How long to wait before the next try: soon at first, later each time, never all tiles at once. Refilled by play that lasts, so that a camera bad once a day is not punished. */
export class RetryBudget {
  private used = 0

  /** @param random from 0 to 1 */
  constructor(private readonly random: () => number = Math.random) {}

  /** Takes one try; the wait before it, ms. */
  take(): number {
    const base = this.used >= CAPACITY ? SPENT_MS : Math.min(MOST_MS, FIRST_MS * 2 ** this.used)
    this.used = Math.min(CAPACITY, this.used + 1)
    return Math.round(base * (0.7 + 0.6 * this.random()))
  }

  refill(): void { this.used = 0 }
  get spent(): boolean { return this.used >= CAPACITY }
}
