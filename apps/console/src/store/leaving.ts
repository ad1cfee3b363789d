import { createStore } from 'zustand/vanilla'

/** Time in which a deletion can be taken back: it has not left this screen yet. */
export const UNDO_MS = 8000

interface Leaving { commit: () => void; timer: ReturnType<typeof setTimeout> }
const waiting = new Map<string, Leaving>()

/** Ids of rows that are about to be deleted: not shown any more, still there at the hub. */
export const leaving = createStore<{ ids: ReadonlySet<string> }>(() => ({ ids: new Set() }))
const tell = (): void => leaving.setState({ ids: new Set(waiting.keys()) })

/** Deletes after the time to undo; returns the way to take it back. The row stays hidden until `commit` is through. */
export function removeLater(id: string, commit: () => Promise<unknown>): () => void {
  const through = (): void => {
    const entry = waiting.get(id)
    if (!entry) return
    clearTimeout(entry.timer)
    void commit().finally(() => {
      waiting.delete(id)
      tell()
    })
  }
  waiting.set(id, { commit: through, timer: setTimeout(through, UNDO_MS) })
  tell()
  return () => {
    clearTimeout(waiting.get(id)?.timer)
    waiting.delete(id)
    tell()
  }
}

// Leaving the page is not taking back: what was deleted is deleted (the calls are keepalive).
if (typeof addEventListener !== 'undefined') addEventListener('pagehide', () => [...waiting.values()].forEach((entry) => entry.commit()))
