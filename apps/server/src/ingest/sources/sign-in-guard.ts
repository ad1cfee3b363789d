/** Limits of the doors for devices: how often one address may fail to sign in, and how many connections it may hold. */

const WINDOW_MS = 60_000
const MOST_KEYS = 20_000

/** Counts failures per key (an address, an address and a name) over a minute; bounded, so that a flood of them cannot fill the memory. */
export class SignInGuard {
  private readonly failures = new Map<string, { count: number; sinceMs: number }>()

  constructor(private readonly most: number, private readonly now: () => number = Date.now) {}

  /** Whether this key has failed so often in the last minute that it is not heard at all. */
  barred(key: string): boolean {
    const entry = this.failures.get(key)
    if (!entry) return false
    if (this.now() - entry.sinceMs < WINDOW_MS) return entry.count >= this.most
    this.failures.delete(key)
    return false
  }

  failed(key: string): void {
    const entry = this.failures.get(key)
    if (entry && this.now() - entry.sinceMs < WINDOW_MS) {
      entry.count++
      return
    }
    this.failures.delete(key)
    if (this.failures.size >= MOST_KEYS) this.failures.delete(this.failures.keys().next().value!)
    this.failures.set(key, { count: 1, sinceMs: this.now() })
  }

  /** A good sign-in clears the slate. */
  succeeded(key: string): void {
    this.failures.delete(key)
  }
}

/** Counts open connections in all and per address. */
export class ConnectionCount {
  private readonly open = new Map<string, number>()
  total = 0

  constructor(private readonly most: number, private readonly mostPerAddress: number) {}

  /** Takes a place for this address, or says why there is none. */
  enter(address: string): 'ok' | 'too_many' | 'too_many_from_address' {
    if (this.total >= this.most) return 'too_many'
    const count = this.open.get(address) ?? 0
    if (count >= this.mostPerAddress) return 'too_many_from_address'
    this.open.set(address, count + 1)
    this.total++
    return 'ok'
  }

  leave(address: string): void {
    const count = this.open.get(address)
    if (count === undefined) return
    this.total--
    if (count > 1) this.open.set(address, count - 1)
    else this.open.delete(address)
  }
}
