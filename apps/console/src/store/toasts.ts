import { createStore } from 'zustand/vanilla'

export interface Toast {
  id: number
  tone: 'done' | 'failed'
  text: string
  /** Takes back what was just done. */
  undo?: () => void
  /** Until when that is possible, by the hub's clock: counted down, and the key for it is shown. */
  untilMs?: number
}

/** What just happened, at the foot of the screen for a while. */
export const toasts = createStore<{ items: readonly Toast[] }>(() => ({ items: [] }))
let last = 0

export const dropToast = (id: number): void => toasts.setState(({ items }) => ({ items: items.filter((item) => item.id !== id) }))

export function say(tone: Toast['tone'], text: string, options: { undo?: () => void; forMs?: number; untilMs?: number } = {}): number {
  const id = ++last
  toasts.setState(({ items }) => ({ items: [...items.slice(-3), { id, tone, text, ...(options.undo ? { undo: options.undo } : {}), ...(options.untilMs === undefined ? {} : { untilMs: options.untilMs }) }] }))
  setTimeout(() => dropToast(id), options.forMs ?? (tone === 'failed' ? 10_000 : 5000))
  return id
}
