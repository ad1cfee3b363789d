/** Lets at most so many things a second begin, in the order they asked: a city does not knock at the door all at once. */
export class Pacer {
  private readonly waiting: (() => void)[] = []
  private timer: NodeJS.Timeout | null = null

  constructor(private readonly perSecond: number) {}

  ask(begin: () => void): void {
    this.waiting.push(begin)
    this.timer ??= setInterval(() => this.turn(), 50)
  }
  stop(): void {
    this.waiting.length = 0
    if (this.timer) clearInterval(this.timer)
    this.timer = null
  }
  private turn(): void {
    for (const begin of this.waiting.splice(0, Math.max(1, Math.round(this.perSecond / 20)))) begin()
    if (this.waiting.length === 0) { clearInterval(this.timer!); this.timer = null }
  }
}

/** How long to wait before the nth try: doubling from half a second to 20 s, each with its own share of chance so that a fleet does not march in step. */
export const backoffMs = (tries: number, chance: number = Math.random()): number => Math.min(20_000, 500 * 2 ** Math.min(tries, 8)) * (0.6 + 0.8 * chance)
