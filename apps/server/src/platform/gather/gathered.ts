import { setImmediate as nextTurn } from 'node:timers/promises'

interface Waiting<I, O> { readonly item: I; readonly keys: readonly string[]; readonly resolve: (answer: O) => void; readonly reject: (error: unknown) => void }
/** `most` items at once, so many servings side by side; items that share a key are served one after another, in the order in which they came. */
export interface GatherLimits<I> { readonly most: number; readonly atOnce?: number; readonly keysOf?: (item: I) => readonly string[] }

/**
 * Serves together what was asked for while earlier servings were under way: the busier the hub, the more one round trip does. Each item is served by a look
 * that began after it was asked for, so nobody gets an answer older than the question.
 */
export class Gathered<I, O> {
  private waiting: Waiting<I, O>[] = []
  private readonly busyKeys = new Set<string>()
  private serving = 0
  private isAwake = false

  /** @param serve answers in the order of the items; what it rejects with, all of them are rejected with */
  constructor(private readonly serve: (items: readonly I[]) => Promise<readonly O[]>, private readonly limits: GatherLimits<I>) {}

  ask(item: I): Promise<O> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, keys: this.limits.keysOf?.(item) ?? [], resolve, reject })
      void this.wake()
    })
  }

  private async wake(): Promise<void> {
    if (this.isAwake) return
    this.isAwake = true
    // Whatever else came in with the same turn of the event loop belongs to the same serving.
    await nextTurn()
    this.isAwake = false
    while (this.serving < (this.limits.atOnce ?? 1)) {
      const taken = this.take()
      if (taken.length === 0) return
      void this.carryOut(taken)
    }
  }

  private take(): Waiting<I, O>[] {
    const taken: Waiting<I, O>[] = []
    const left: Waiting<I, O>[] = []
    const closed = new Set(this.busyKeys)
    for (const one of this.waiting) {
      const mayGo = taken.length < this.limits.most && !one.keys.some((key) => closed.has(key))
      if (mayGo) taken.push(one)
      else left.push(one)
      // Whoever stays behind keeps its place before those who share its key.
      for (const key of one.keys) closed.add(key)
    }
    this.waiting = left
    return taken
  }

  private async carryOut(taken: readonly Waiting<I, O>[]): Promise<void> {
    this.serving += 1
    for (const { keys } of taken) for (const key of keys) this.busyKeys.add(key)
    try {
      const answers = await this.serve(taken.map(({ item }) => item))
      taken.forEach(({ resolve }, i) => resolve(answers[i]!))
    } catch (error) { for (const { reject } of taken) reject(error) } finally {
      for (const { keys } of taken) for (const key of keys) this.busyKeys.delete(key)
      this.serving -= 1
      if (this.waiting.length > 0) void this.wake()
    }
  }
}
