import type { Notice } from '@watchfloor/shared'
import { createStore } from 'zustand/vanilla'
import { noticeCalls } from '../link/nouns/notices.js'

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

/** What was told while this person was not here; what came in by the socket meanwhile stays. A hub that does not answer leaves the box as it is. */
export async function loadNotices(): Promise<void> {
  const kept = await noticeCalls.list(KEPT).catch(() => null)
  if (!kept) return
  notices.setState(({ items, unread }) => {
    const all = new Map([...kept.items, ...items].map((notice) => [notice.id, notice]))
    const newest = [...all.values()].sort((a, b) => b.at.localeCompare(a.at)).slice(0, KEPT)
    const unseen = kept.items.filter(({ readAt }) => readAt === null).map(({ id }) => id)
    return { items: newest, unread: new Set([...unread, ...unseen].filter((id) => newest.some((notice) => notice.id === id))) }
  })
}

/** All of it was seen, here and at every other console of this person. */
export function readNotices(): void {
  if (notices.getState().unread.size === 0) return
  notices.setState({ unread: new Set() })
  // Told again the next time the box is closed; until then only the mark at another console is late.
  void noticeCalls.readAll().catch(() => undefined)
}
export const clearNotices = (): void => notices.setState({ items: [], unread: new Set() })
