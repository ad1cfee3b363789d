import { createStore } from 'zustand/vanilla'
import type { Hit } from './layers/units/unit-scene.js'

/** What lies under the pointer, or under the keyboard's finger, in this window. */
export interface PointerState {
  hit: Hit | null
  /** Place of the pointer, WGS-84; null when it is not over the map. */
  place: { lat: number; lon: number } | null
}
export const pointerState = createStore<PointerState>(() => ({ hit: null, place: null }))

const same = (a: Hit | null, b: Hit | null): boolean =>
  a === b || (a !== null && b !== null && (a.type === 'unit' ? b.type === 'unit' && a.unit.id === b.unit.id : b.type === 'cluster' && a.cluster === b.cluster))

export function point(hit: Hit | null): void {
  if (!same(pointerState.getState().hit, hit)) pointerState.setState({ hit })
}
