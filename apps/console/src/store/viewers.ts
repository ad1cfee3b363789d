import { createStore } from 'zustand/vanilla'

export interface Viewer { id: string; name: string }
export interface Looking {
  /** The incident whose page is open in this window. */
  incidentId: string | null
  /** Everybody who has it open, this person included. */
  people: readonly Viewer[]
}

/** Which incident is open here, and who else is at it. */
export const looking = createStore<Looking>(() => ({ incidentId: null, people: [] }))

/** Opens an incident's page (null = none): the hub tells the others. */
export const lookAt = (incidentId: string | null): void => {
  if (looking.getState().incidentId !== incidentId) looking.setState({ incidentId, people: [] })
}

/** A late word about an incident that is no longer open here is left alone. */
export function takeViewers({ incidentId, people }: { incidentId: string; people: readonly Viewer[] }): void {
  if (looking.getState().incidentId === incidentId) looking.setState({ people })
}
