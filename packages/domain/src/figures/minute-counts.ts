import { LONGEST_DISPOSAL_MIN } from './recount.js'

/** Disposal times counted minute by minute: the lower median of half a million without putting them in order. */
export class MinuteCounts {
  private readonly counts = new Uint32Array(LONGEST_DISPOSAL_MIN + 1)
  private size = 0

  /** Counts whole minutes, none longer than `LONGEST_DISPOSAL_MIN`. */
  add(minutes: Uint16Array): void {
    for (let i = 0; i < minutes.length; i++) this.counts[minutes[i]!]!++
    this.size += minutes.length
  }

  /** Null of nothing. */
  median(): number | null {
    if (this.size === 0) return null
    for (let minute = 0, left = ((this.size - 1) >> 1) + 1; ; minute++) if ((left -= this.counts[minute]!) <= 0) return minute
  }
}
