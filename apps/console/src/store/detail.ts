import type { ServerMessages } from '@watchfloor/shared'
import { createStore } from 'zustand/vanilla'
import { selection } from './selection.js'

export type Detail = Omit<ServerMessages['detail'], 'seq'>

/** State and raw values of the selected unit as the hub last told them, at most once a second; null until then. */
export const detail = createStore<{ detail: Detail | null }>(() => ({ detail: null }))

/** A late answer about a unit that is no longer selected is left alone. */
export const takeDetail = (message: Detail): void => {
  if (message.id === selection.getState().selectedId) detail.setState({ detail: message })
}

export const clearDetail = (): void => detail.setState({ detail: null })
