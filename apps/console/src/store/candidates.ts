import { createStore } from 'zustand/vanilla'
import { flyTo } from './view.js'

/** One that may be the same matter, with its number in the list beside the map. */
export interface Candidate { id: string; n: number; lat: number; lon: number }

/** Incidents that are compared with the one at hand: the same few in the list and on the map, and the one that was pointed at in either. */
export const candidates = createStore<{ items: readonly Candidate[]; chosenId: string | null }>(() => ({ items: [], chosenId: null }))

/** Numbers them as the list does. What was chosen stays chosen while it is among them. */
export function showCandidates(rows: readonly { id: string; lat: number; lon: number }[]): void {
  candidates.setState(({ chosenId }) => ({
    items: rows.map(({ id, lat, lon }, index) => ({ id, n: index + 1, lat, lon })), chosenId: rows.some(({ id }) => id === chosenId) ? chosenId : null,
  }))
}
export const chooseCandidate = (chosenId: string | null): void => candidates.setState({ chosenId })

/** Near enough that two in front of neighbouring doors stand apart. */
const CLOSE_ZOOM = 18
/** Chosen in the list: the map goes there, for at the zoom of a street they lie on each other. */
export function pointAt(id: string): void {
  const one = candidates.getState().items.find((item) => item.id === id)
  if (one === undefined) return
  chooseCandidate(id)
  flyTo({ lat: one.lat, lon: one.lon, zoom: CLOSE_ZOOM })
}
export const isCandidate = (id: string): boolean => candidates.getState().items.some((one) => one.id === id)
