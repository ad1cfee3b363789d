import { createStore } from 'zustand/vanilla'

export interface Toast {
  id: number
  tone: 'done' | 'failed'
  text: string
  /** Takes back what was just done. */
  undo?: () => void
}

/** What just happened, at the foot of the screen for a while. */
export const toasts = createStore<{ items: readonly Toast[] }>(() => ({ items: [] }))
let last = 0

export const dropToast = (id: number): void => toasts.setState(({ items }) => ({ items: items.filter((item) => item.id !== id) }))

export function say(tone: Toast['tone'], text: string, options: { undo?: () => void; forMs?: number } = {}): number {
  const id = ++last
  toasts.setState(({ items }) => ({ items: [...items.slice(-3), { id, tone, text, ...(options.undo ? { undo: options.undo } : {}) }] }))
  setTimeout(() => dropToast(id), options.forMs ?? (tone === 'failed' ? 10_000 : 5000))
  return id
}
