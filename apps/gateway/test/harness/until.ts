import { setTimeout as wait } from 'node:timers/promises'

/** Waits until a condition gives something true, asking often; fails with what it saw last. */
export async function until<T>(ask: () => T | Promise<T>, patienceMs = 10_000): Promise<NonNullable<T>> {
  for (const end = Date.now() + patienceMs; ; await wait(20)) {
    const seen = await ask()
    if (seen) return seen
    if (Date.now() > end) throw new Error(`waited ${patienceMs} ms in vain; last seen: ${JSON.stringify(seen)}`)
  }
}
