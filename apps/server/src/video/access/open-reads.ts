/** Longer than any player leaves between two pieces; whoever was away for longer opens anew. */
const SILENT_MS = 30_000
/** No shift is longer; whoever goes on opens anew and is asked who he is. */
const MOST_MS = 12 * 3_600_000

/**
 * What is open stays open, in HLS too: it has no connection, and MediaMTX before its HLS sessions asks us for each playlist and piece with the token of the first. A token
 * that was in time when the reading began is therefore judged as of then while the reading goes on.
 */
export class OpenReads {
  /** By token, the one used longest ago first. */
  private readonly reads = new Map<string, { sinceMs: number; usedMs: number }>()

  /** The instant as of which a token is judged. */
  asOf(token: string, nowMs: number): number {
    const read = this.reads.get(token)
    return read && nowMs - read.usedMs < SILENT_MS && nowMs - read.sinceMs < MOST_MS ? read.sinceMs : nowMs
  }

  /** It was let in just now. */
  use(token: string, nowMs: number): void {
    const sinceMs = this.asOf(token, nowMs)
    this.reads.delete(token)
    this.reads.set(token, { sinceMs, usedMs: nowMs })
    for (const [old, { usedMs }] of this.reads) {
      if (nowMs - usedMs < SILENT_MS) return
      this.reads.delete(old)
    }
  }

  get size(): number { return this.reads.size }
}
