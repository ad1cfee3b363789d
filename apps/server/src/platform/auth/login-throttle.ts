const FREE_TRIES = 5
const FIRST_WAIT_MS = 2000
const LONGEST_WAIT_MS = 15 * 60_000
const FORGET_MS = 60 * 60_000
const REMEMBERED = 10_000

interface Attempts { failures: number; blockedUntilMs: number; lastMs: number }

/**
 * Slows down guessing. A try counts as failed from its arrival until its password proves right, so that many at once are no way around.
 * After five failures a name from one address waits, twice as long each time; the address alone, over all names, is allowed ten times as many.
 * The name alone is never blocked: nobody can lock a colleague out from elsewhere.
 */
export class LoginThrottle {
  private readonly records = new Map<string, Attempts>()

  /** How long this attempt has to wait, ms; 0 = go on. */
  waitMs(name: string, address: string, nowMs: number): number {
    return Math.max(0, ...keys(name, address).map(([key]) => (this.records.get(key)?.blockedUntilMs ?? 0) - nowMs))
  }

  /** Counts a try that is about to be checked. */
  tried(name: string, address: string, nowMs: number): void {
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

  /** A right password clears the name at this address; the address gets back only this try, or one own account would hide guesses at others. */
  succeeded(name: string, address: string): void {
    const [[ofName], [ofAddress]] = keys(name, address)
    this.records.delete(ofName)
    const record = this.records.get(ofAddress)
    // There was no block when this try came, or it would have been refused.
    if (record) this.records.set(ofAddress, { ...record, failures: record.failures - 1, blockedUntilMs: 0 })
  }
}

type Key = [key: string, freeTries: number]
const keys = (name: string, address: string): [ofName: Key, ofAddress: Key] => [[`${address} ${name}`, FREE_TRIES], [address, FREE_TRIES * 10]]
