const FREE_TRIES = 5
const FIRST_WAIT_MS = 2000
const LONGEST_WAIT_MS = 15 * 60_000
const FORGET_MS = 60 * 60_000
const REMEMBERED = 10_000

interface Attempts { failures: number; blockedUntilMs: number; lastMs: number }

/**
 * Slows down guessing. After five failures a name from one address waits, twice as long each time; the address alone, over all names, is
 * allowed ten times as many. The name alone is never blocked: nobody can lock a colleague out from elsewhere.
 */
export class LoginThrottle {
  private readonly records = new Map<string, Attempts>()

  /** How long this attempt has to wait, ms; 0 = go on. */
  waitMs(name: string, address: string, nowMs: number): number {
    return Math.max(0, ...keys(name, address).map(([key]) => (this.records.get(key)?.blockedUntilMs ?? 0) - nowMs))
  }

  failed(name: string, address: string, nowMs: number): void {
    for (const [key, free] of keys(name, address)) {
      const old = this.records.get(key)
      const failures = old && nowMs - old.lastMs < FORGET_MS ? old.failures + 1 : 1
      const wait = failures < free ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - free))
      // Written anew so that the map's order is the order of use, and the first key is the one longest unused.
      this.records.delete(key)
      this.records.set(key, { failures, blockedUntilMs: nowMs + wait, lastMs: nowMs })
    }
    for (const key of this.records.keys()) { if (this.records.size <= REMEMBERED) break; this.records.delete(key) }
  }

  /** A right password clears the name at this address; the address keeps its count, or one own account would hide guesses at others. */
  succeeded(name: string, address: string): void { this.records.delete(keys(name, address)[0]![0]) }
}

const keys = (name: string, address: string): [key: string, freeTries: number][] => [[`${address} ${name}`, FREE_TRIES], [address, FREE_TRIES * 10]]
