import type { DeviceEvent } from '@watchfloor/shared'
import { createStore } from 'zustand/vanilla'
import { deviceCalls } from '../link/nouns/devices.js'

const KEPT = 200

/** What devices said since this screen is open, newest first; the drawer joins it with what the hub stored before. */
export const events = createStore<{ recent: readonly DeviceEvent[] }>(() => ({ recent: [] }))

export const takeEvent = (event: DeviceEvent): void =>
  events.setState(({ recent }) => ({ recent: [event, ...recent.filter((other) => other.id !== event.id)].slice(0, KEPT) }))

export const eventQueries = {
  ofDevice: (id: string) => ({
    queryKey: ['events', id] as const,
    queryFn: ({ signal }: { signal?: AbortSignal }) => deviceCalls.events(id, 20, signal),
  }),
}

/** Stored and just heard, each once, newest first. */
export function joinEvents(stored: readonly DeviceEvent[], heard: readonly DeviceEvent[], deviceId: string, limit: number): DeviceEvent[] {
  const all = new Map([...stored, ...heard.filter((event) => event.deviceId === deviceId)].map((event) => [event.id, event]))
  return [...all.values()].sort((a, b) => b.time.localeCompare(a.time)).slice(0, limit)
}
