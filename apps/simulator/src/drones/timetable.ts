import { seeded, seedOf } from '@watchfloor/city'
import { DAY_MS, dateOf, midnightOf } from '../time/shanghai.js'

/** Eleven sorties a day on four docks (DOMAIN §1, Pinghu), most by daylight, one after dark. */
const HOURS: readonly (readonly [hour: number, dock: number])[] = [[7.2, 0], [8.6, 1], [9.6, 2], [10.5, 3], [12.2, 0], [13.7, 1], [14.6, 2], [15.6, 3], [17.1, 0], [18.6, 1], [20.4, 2]]

/** One planned take-off. `id` is stable: a sortie that has been flown is not flown again after a restart. */
export interface Slot { readonly id: string; readonly dock: number; readonly startMs: number }

/** Take-offs of the city's day that `ms` lies in, in order, each some minutes early or late. */
export function slotsOf(ms: number): Slot[] {
  const day = dateOf(ms)
  const random = seeded(seedOf(`sorties ${day}`))
  return HOURS.map(([hour, dock], i) => ({ id: `${day}#${i + 1}`, dock, startMs: midnightOf(ms) + (hour + (random() - 0.5) * 0.5) * 3_600_000 }))
}

/** The next take-offs after `ms`, today's rest and tomorrow's. */
export const slotsAfter = (ms: number): Slot[] => [...slotsOf(ms), ...slotsOf(ms + DAY_MS)].filter((s) => s.startMs > ms)
