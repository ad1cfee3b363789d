/**
 * Watches the per-connection sequence: every message, fix frames included, carries one more than the one before.
 * A gap is told once and then again only after `quietMs`, so that a burst of losses asks for one new picture, not for fifty.
 */
export class Sequence {
  private last: number | null = null
  private toldAt = -Infinity

  constructor(private readonly gap: () => void, private readonly quietMs = 2000) {}

  /** A new connection counts from the start. */
  reset(): void {
    this.last = null
    this.toldAt = -Infinity
  }

  /** Takes the number of a message; false = it was seen before and is to be left alone. */
  take(seq: number, nowMs: number): boolean {
    const last = this.last
    if (last !== null && seq <= last) return false
    this.last = seq
    if (last !== null && seq !== last + 1 && nowMs - this.toldAt >= this.quietMs) {
      this.toldAt = nowMs
      this.gap()
    }
    return true
  }
}
