import type { AnyAdapter, Site } from '@watchfloor/domain'

interface Kept { session: unknown; usedMs: number }

/** Sessions of adapters whose messages come without a connection of their own (MQTT, HTTP), by adapter and key. Bounded and expired: keys come from outside. */
export class SessionShelf {
  private readonly kept = new Map<AnyAdapter, Map<string, Kept>>()

  constructor(private readonly mostPerAdapter = 20_000, private readonly idleMs = 24 * 3_600_000, private readonly site?: Site) {}

  /** The session under this key, or a fresh one. */
  take(adapter: AnyAdapter, key: string): unknown {
    const entry = this.kept.get(adapter)?.get(key)
    return entry ? entry.session : adapter.open(this.site)
  }

  /** Puts the session back, most recently used last; the one not used for longest makes room. */
  put(adapter: AnyAdapter, key: string, session: unknown, nowMs: number): void {
    let shelf = this.kept.get(adapter)
    if (!shelf) this.kept.set(adapter, (shelf = new Map()))
    const old = shelf.get(key)
    if (old) {
      old.session = session
      // Moving an entry to the end costs more than the bound is worth: order is renewed once a minute only.
      if (nowMs - old.usedMs < 60_000) return
      shelf.delete(key)
      old.usedMs = nowMs
      shelf.set(key, old)
      return
    }
    if (shelf.size >= this.mostPerAdapter) shelf.delete(shelf.keys().next().value!)
    shelf.set(key, { session, usedMs: nowMs })
  }

  /** Begins anew under this key. */
  drop(adapter: AnyAdapter, key: string): void {
    this.kept.get(adapter)?.delete(key)
  }

  /** Forgets sessions idle for a day. */
  expire(nowMs: number): void {
    for (const shelf of this.kept.values()) {
      for (const [key, { usedMs }] of shelf) {
        if (nowMs - usedMs < this.idleMs) break
        shelf.delete(key)
      }
    }
  }

  get size(): number {
    let size = 0
    for (const shelf of this.kept.values()) size += shelf.size
    return size
  }
}
