import type { DeviceState } from '@watchfloor/shared'

/** A truck's body as its state tells it, whichever profile its terminal is wired by; null = it does not say. */
export interface TruckState { readonly lifted: boolean | null; readonly covered: boolean | null; readonly loaded: boolean | null; readonly loadKg: number | null; readonly running: boolean | null }

const flag = (value: DeviceState[string] | undefined): boolean | null => (typeof value === 'boolean' ? value : null)
const oneOf = (value: DeviceState[string] | undefined, yes: readonly string[], no: readonly string[]): boolean | null =>
  typeof value !== 'string' ? null : yes.includes(value) ? true : no.includes(value) ? false : null

/** From so many kg on a truck carries something: beneath it scales drift. */
const LOADED_KG = 3000

/** Reads a truck's state: profile keys first (`lifted`, `coverClosed`, `loaded`, `loadKg`, `lift`, `cover`), the standard's two load bits last. */
export function readTruck(state: DeviceState): TruckState {
  const loadKg = typeof state.loadKg === 'number' && state.loadKg >= 0 ? state.loadKg : null
  return {
    lifted: flag(state.lifted) ?? oneOf(state.lift, ['up', 'rising'], ['down', 'falling']),
    covered: flag(state.coverClosed) ?? oneOf(state.cover, ['closed'], ['open', 'half']),
    loaded: flag(state.loaded) ?? (loadKg === null ? null : loadKg >= LOADED_KG) ?? oneOf(state.load, ['full', 'half'], ['empty']),
    loadKg, running: flag(state.acc),
  }
}
