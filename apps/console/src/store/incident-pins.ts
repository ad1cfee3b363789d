import { isOpen } from '@watchfloor/shared'
import type { IncidentRow } from '@watchfloor/shared'
import { createStore } from 'zustand/vanilla'
import { incidents } from './incidents.js'

/** Which pin is set off: the incident whose page or summary is open. */
export const incidentPins = createStore<{ openId: string | null }>(() => ({ openId: null }))
/** Opens the summary of an incident on the live screen; null closes it. */
export const pin = (openId: string | null): void => { if (incidentPins.getState().openId !== openId) incidentPins.setState({ openId }) }

/** A pin: grey once a unit has it in hand, coloured while somebody must act. */
export interface Pin { id: string; lat: number; lon: number; priority: IncidentRow['priority']; calm: boolean; open: boolean }
const IN_HAND: ReadonlySet<string> = new Set(['handling', 'suspended', 'handled', 'checking'])

/** What the map draws of the open incidents; the one that is looked at is drawn even when it has ended. */
export const pinsOf = (rows: readonly IncidentRow[], openId: string | null): Pin[] => rows
  .filter((row) => isOpen(row.state) || row.id === openId)
  .map(({ id, lat, lon, priority, state }) => ({ id, lat, lon, priority, calm: IN_HAND.has(state) || !isOpen(state), open: id === openId }))

/** Calls back when the pins may have changed. */
export function onPins(listener: () => void): () => void {
  const leave = [incidents.store.subscribe((now, before) => { if (now.rows !== before.rows) listener() }), incidentPins.subscribe(listener)]
  return () => leave.forEach((go) => go())
}
