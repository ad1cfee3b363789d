import type { Fix } from '@watchfloor/shared'
import { createStore } from 'zustand/vanilla'

export interface Trail {
  /** Device whose trail is on the map; null = none. */
  deviceId: string | null
  /** live: the last hour, growing with each fix · range: a chosen time, fixed. */
  mode: 'live' | 'range'
  from: number
  to: number
  state: 'idle' | 'loading' | 'ready' | 'error'
  /** Oldest first. A new array at each change, never changed in place. */
  fixes: readonly Fix[]
  /** Fixes that the hub holds for this time, before thinning. */
  total: number
  thinned: boolean
  error: unknown
}

const none: Trail = { deviceId: null, mode: 'live', from: 0, to: 0, state: 'idle', fixes: [], total: 0, thinned: false, error: null }

/** The trail on the map, of one unit at a time. */
export const trail = createStore<Trail>(() => none)
