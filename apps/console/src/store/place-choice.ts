import { createStore } from 'zustand/vanilla'

/** Whether a click on the map says where something is, and where that was said to be. */
export const placeChoice = createStore<{ choosing: boolean; place: { lat: number; lon: number } | null }>(() => ({ choosing: false, place: null }))

const told = new Set<(place: { lat: number; lon: number }) => void>()
/** Calls back when somebody clicked a place. */
export function onPlaceChosen(listener: (place: { lat: number; lon: number }) => void): () => void {
  told.add(listener)
  return () => told.delete(listener)
}

/** A click on the map, WGS-84; false when nobody asked. */
export function choosePlace(place: { lat: number; lon: number }): boolean {
  if (!placeChoice.getState().choosing) return false
  told.forEach((listener) => listener(place))
  return true
}
