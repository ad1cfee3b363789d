import type { HubHealth, PresencePromise } from '@watchfloor/shared'
import { createStore } from 'zustand/vanilla'

/** connecting: never live yet · live: the pulse is heard · down: it was live, or cannot be reached, since `since`. */
export type LinkState = 'connecting' | 'live' | 'down'
export interface Connection {
  state: LinkState
  /** Since when it is in this state, ms since epoch by this computer. */
  since: number
  /** Last message of any sort, ms since epoch by this computer; null = none yet. */
  heardAt: number | null
  /** Hub clock minus this computer's clock, ms. */
  offsetMs: number
  health: HubHealth | null
  healthAt: number | null
  /** Seconds of silence by kind after which a unit is stale, then offline. */
  promises: Readonly<Record<string, PresencePromise>>
  demo: boolean
  version: string
  /** A message of the hub could not be read: this page is of another version than the hub. */
  outdated: boolean
}

export const connection = createStore<Connection>(() => ({
  state: 'connecting', since: Date.now(), heardAt: null, offsetMs: 0, health: null, healthAt: null, promises: {}, demo: false, version: '', outdated: false,
}))

export function setLink(state: LinkState, now = Date.now()): void {
  if (connection.getState().state !== state) connection.setState({ state, since: now })
}

const SAMPLES = 12
let samples: number[] = []

/** Every sample is late by its way here, so the largest of the last minute is the nearest to the truth. */
export function clockSample(serverTime: number, now = Date.now()): void {
  samples = [...samples.slice(1 - SAMPLES), serverTime - now]
  connection.setState({ offsetMs: Math.max(...samples) })
}

/** A computer that slept or whose clock was set: old samples mean nothing on a new connection. */
export const forgetClock = (): void => { samples = [] }

/** The hub's clock, ms since epoch: what ages and clocks are counted against. */
export const hubNow = (now = Date.now()): number => now + connection.getState().offsetMs
