import type { HealthState } from '@watchfloor/shared'

const ANSWER_MS = 2000
/** A question that a dead connection swallowed is never answered: after this it is asked anew. */
const FORGET_MS = 30_000

/**
 * A part of the hub that is asked again and again whether it is there: `ok` when it answers, `degraded` when it is late, `down` when it refuses
 * or is still silent at the next asking.
 */
export class AskedPart {
  state: HealthState = 'ok'
  private open: { sinceMs: number } | null = null

  constructor(private readonly question: () => Promise<unknown>) {}

  /** Asks once and waits for the answer, two seconds at most. While a question is open no other is asked: they would pile up before a part that is away. */
  async ask(): Promise<void> {
    if (this.open && performance.now() - this.open.sinceMs < FORGET_MS) { this.state = 'down'; return }
    const asked = this.open = { sinceMs: performance.now() }
    const heard = (state: HealthState): void => { if (this.open === asked) { this.open = null; this.state = state } }
    const answer = this.question().then(() => heard('ok'), () => heard('down'))
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>((resolve) => { timer = setTimeout(resolve, ANSWER_MS) }).then(() => { this.state = 'degraded' })
    try { await Promise.race([answer, late]) } finally { clearTimeout(timer) }
  }
}
