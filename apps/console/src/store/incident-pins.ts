import { isOpen } from '@watchfloor/shared'
import type { IncidentRow } from '@watchfloor/shared'
import { createStore } from 'zustand/vanilla'
import { incidents } from './incidents.js'
import { pressure } from './queue/queue-order.js'

/** Which pin is set off: the incident whose page or summary is open. */
export const incidentPins = createStore<{ openId: string | null }>(() => ({ openId: null }))
/** Opens the summary of an incident on the live screen; null closes it. */
export const pin = (openId: string | null): void => { if (incidentPins.getState().openId !== openId) incidentPins.setState({ openId }) }

/** A pin: grey once a unit has it in hand, coloured while somebody must act. `lamp`: that of the clock that presses, null while there is time. */
export interface Pin { id: string; lat: number; lon: number; priority: IncidentRow['priority']; calm: boolean; open: boolean; lamp: 'yellow' | 'red' | null }
const IN_HAND: ReadonlySet<string> = new Set(['handling', 'suspended', 'handled', 'checking'])

/** What the map draws of the open incidents; the one that is looked at is drawn even when it has ended. */
export const pinsOf = (rows: readonly IncidentRow[], openId: string | null, nowMs: number): Pin[] => rows
  .filter((row) => isOpen(row.state) || row.id === openId)
  .map((row) => ({ id: row.id, lat: row.lat, lon: row.lon, priority: row.priority, calm: IN_HAND.has(row.state) || !isOpen(row.state), open: row.id === openId, lamp: lampOf(row, nowMs) }))

function lampOf(row: IncidentRow, nowMs: number): Pin['lamp'] {
  const lamp = isOpen(row.state) ? pressure(row, nowMs)?.lamp : undefined
  return lamp === undefined || lamp === 'green' ? null : lamp
}

/** Calls back when the pins may have changed. */
export function onPins(listener: () => void): () => void {
  const leave = [incidents.store.subscribe((now, before) => { if (now.rows !== before.rows) listener() }), incidentPins.subscribe(listener)]
  return () => leave.forEach((go) => go())
}
