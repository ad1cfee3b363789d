import type { Page } from '@watchfloor/shared'
import { createStore } from 'zustand/vanilla'
import { nextFrame } from './frame.js'
import { VersionedRows } from './versioned-rows.js'
import type { Versioned } from './versioned-rows.js'

/** idle: not asked yet · ready: whole as of `readAt`, kept by the socket since then. */
export interface LiveList<T> { rows: readonly T[]; state: 'idle' | 'loading' | 'ready' | 'error'; error: unknown; readAt: number | null }
/** A page more than any centre has open; beyond it the list says that it is not whole. */
const PAGES_MOST = 20

/** A list of the hub that is read once after each connection and then kept by messages: one flush per animation frame, however many come. */
export function liveList<T extends Versioned>(keeps: (row: T) => boolean, load: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>) {
  const rows = new VersionedRows<T>(keeps)
  const store = createStore<LiveList<T>>(() => ({ rows: [], state: 'idle', error: null, readAt: null }))
  let asked = false
  let reading: { abort: AbortController; heard: Set<string> } | null = null

  const flush = (): void => {
    asked = false
    store.setState({ rows: [...rows.values()] })
  }
  const touch = (): void => {
    if (asked) return
    asked = true
    nextFrame(flush)
  }
  const readAll = async (signal: AbortSignal): Promise<Set<string>> => {
    const seen = new Set<string>()
    let cursor: string | undefined
    for (let n = 0; n < PAGES_MOST; n += 1) {
      const { items, next } = await load(cursor, signal)
      signal.throwIfAborted()
      for (const { id } of items) seen.add(id)
      rows.upsert(items)
      touch()
      if (next === undefined) break
      cursor = next
    }
    return seen
  }
  return {
    store,
    get: (id: string): T | undefined => rows.get(id),
    upsert(changed: readonly T[]): void {
      for (const { id } of changed) reading?.heard.add(id)
      if (rows.upsert(changed)) touch()
    },
    hold(id: string): () => void {
      const letGo = rows.hold(id)
      return () => {
        letGo()
        touch()
      }
    },
    /** Reads the whole list anew; what is shown stays until the answer is there. */
    async read(): Promise<void> {
      reading?.abort.abort()
      const mine = reading = { abort: new AbortController(), heard: new Set<string>() }
      if (store.getState().state !== 'ready') store.setState({ state: 'loading', error: null })
      try {
        const seen = await readAll(mine.abort.signal)
        rows.keepOnly(seen, mine.heard)
        flush()
        store.setState({ state: 'ready', error: null, readAt: Date.now() })
      } catch (error) {
        if (!mine.abort.signal.aborted) store.setState({ state: 'error', error })
      } finally {
        if (reading === mine) reading = null
      }
    },
    clear(): void {
      reading?.abort.abort()
      reading = null
      rows.clear()
      store.setState({ rows: [], state: 'idle', error: null, readAt: null })
    },
  }
}
