import { ApiProblem } from '../platform/http/api-problem.js'

const REMEMBERED = 20_000

/** So many in a stretch of time from one sender; what is over has to wait. Kept in memory: a restart forgives. */
export class RateLimit {
  private readonly taken = new Map<string, number[]>()

  constructor(private readonly most: number, private readonly perMs: number) {}

  /** Counts one more; answers 0, or how long this sender has to wait, ms (then it is not counted). */
  take(sender: string, nowMs: number): number {
    const recent = (this.taken.get(sender) ?? []).filter((at) => at > nowMs - this.perMs)
    // Written anew, so that the first key is the one longest unused.
    this.taken.delete(sender)
    this.taken.set(sender, recent)
    for (const key of this.taken.keys()) { if (this.taken.size <= REMEMBERED) break; this.taken.delete(key) }
    if (recent.length >= this.most) return recent[0]! + this.perMs - nowMs
    recent.push(nowMs)
    return 0
  }
}

/** Refuses what has to wait. @throws ApiProblem with how long. */
export function refuseHaste(waitMs: number): void {
  if (waitMs > 0) throw new ApiProblem('input.too_often', `too many from this address: try again in ${Math.ceil(waitMs / 1000)} s`)
}
