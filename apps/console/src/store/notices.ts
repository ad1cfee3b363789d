import type { Notice } from '@watchfloor/shared'
import { createStore } from 'zustand/vanilla'

const KEPT = 200

/** What this person was told, newest first, and what of it was not looked at yet. */
export const notices = createStore<{ items: readonly Notice[]; unread: ReadonlySet<string> }>(() => ({ items: [], unread: new Set() }))

const told = new Set<(notice: Notice) => void>()
/** Calls back for each notice that comes. */
export function onNotice(listener: (notice: Notice) => void): () => void {
  told.add(listener)
  return () => told.delete(listener)
}

/** One notice from the socket; the same one again is told once. */
export function takeNotice(notice: Notice): void {
  const { items, unread } = notices.getState()
  if (items.some(({ id }) => id === notice.id)) return
  const kept = [notice, ...items].slice(0, KEPT)
  const known = new Set(kept.map(({ id }) => id))
  notices.setState({ items: kept, unread: new Set([...unread, notice.id].filter((id) => known.has(id))) })
  told.forEach((listener) => listener(notice))
}

/** All of it was seen. */
export const readNotices = (): void => { if (notices.getState().unread.size > 0) notices.setState({ unread: new Set() }) }
export const clearNotices = (): void => notices.setState({ items: [], unread: new Set() })
