import { DEVICE_KINDS } from '@watchfloor/shared'
import type { DeviceKind, Presence } from '@watchfloor/shared'
import { createStore } from 'zustand/vanilla'
import { units } from './units.js'
import type { Unit } from './units.js'

export type KindCount = Record<Presence, number> & { total: number; alarms: number }
export interface Summary {
  whole: boolean
  byKind: Readonly<Record<DeviceKind, KindCount>>
  total: KindCount
  /** Time of the newest fix, ms since epoch by the hub's clock; NaN = none. */
  newestMs: number
}

const zero = (): KindCount => ({ online: 0, stale: 0, offline: 0, never: 0, total: 0, alarms: 0 })

/** Counts by kind and presence. */
export function summarise(list: readonly Unit[], whole: boolean): Summary {
  const byKind = Object.fromEntries(DEVICE_KINDS.map((kind) => [kind, zero()])) as Record<DeviceKind, KindCount>
  const total = zero()
  let newestMs = NaN
  for (const { kind, presence, alarm, timeMs } of list) {
    for (const count of [byKind[kind], total]) {
      count[presence]++
      count.total++
      if (alarm) count.alarms++
    }
    if (!(timeMs <= newestMs)) newestMs = timeMs > 0 ? timeMs : newestMs
  }
  return { whole, byKind, total, newestMs }
}

/** Counted anew at most twice a second, however fast units move. */
const EVERY_MS = 500
export const summary = createStore<Summary>(() => summarise(units.list(), units.isWhole()))
let pending: ReturnType<typeof setTimeout> | null = null
units.onFrame(() => {
  pending ??= setTimeout(() => {
    pending = null
    summary.setState(summarise(units.list(), units.isWhole()))
  }, EVERY_MS)
})
