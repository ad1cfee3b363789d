import { Injectable } from '@nestjs/common'

/** A screen that fills live asks every few seconds; whoever was away for so long looks anew. */
const AWAY_MS = 120_000
/** A look that lasts is noted again each hour: the audit log tells who looked at an hour, not only who began to. */
const LASTS_MS = 3_600_000
interface Noted { fromMs: number; notedMs: number; askedMs: number }

/** Tells a look at the matrix or the rates that was noted already and only goes on from one that has to be written into the audit log. What a caller says of it (`since`) decides nothing. */
@Injectable()
export class NotedLooks {
  private readonly noted = new Map<string, Noted>()

  /** Whether this is the look that was noted before: `what` names who looks at what, and it reaches no further back and was not interrupted. */
  goesOn(what: string, fromMs: number, nowMs: number): boolean {
    const one = this.noted.get(what)
    if (!one || fromMs < one.fromMs || nowMs - one.askedMs > AWAY_MS || nowMs - one.notedMs > LASTS_MS) return false
    one.askedMs = nowMs
    return true
  }

  note(what: string, fromMs: number, nowMs: number): void {
    for (const [key, { askedMs }] of this.noted) if (nowMs - askedMs > AWAY_MS) this.noted.delete(key)
    this.noted.set(what, { fromMs, notedMs: nowMs, askedMs: nowMs })
  }
}
