import { z } from 'zod'
import { createStore } from 'zustand/vanilla'

export interface Selection {
  /** Device id of the unit whose drawer is open. */
  selectedId: string | null
  /** Device id under the pointer, in this window only. */
  hoverId: string | null
  /** The map keeps the selected unit in its middle, in this window only. */
  follow: boolean
}

/** What is selected. All windows of this browser share `selectedId`; hover and follow stay with the window in which they were asked. */
export const selection = createStore<Selection>(() => ({ selectedId: null, hoverId: null, follow: false }))

const Said = z.object({ selectedId: z.uuid().nullable() })
const channel = typeof window === 'undefined' || typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('watchfloor.selection')

/** Selects a unit (null = none), here and in the other windows. A new selection ends following. */
export function select(id: string | null): void {
  if (selection.getState().selectedId === id) return
  selection.setState({ selectedId: id, follow: false })
  channel?.postMessage({ selectedId: id })
}

export const hover = (id: string | null): void => {
  if (selection.getState().hoverId !== id) selection.setState({ hoverId: id })
}

export const setFollow = (follow: boolean): void => selection.setState({ follow })

channel?.addEventListener('message', (event: MessageEvent<unknown>) => {
  const said = Said.safeParse(event.data)
  if (said.success && said.data.selectedId !== selection.getState().selectedId) {
    selection.setState({ selectedId: said.data.selectedId, follow: false })
  }
})
