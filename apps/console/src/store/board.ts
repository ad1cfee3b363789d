import { OPEN_STATES } from '@watchfloor/shared'
import type { IncidentRow, IncidentState } from '@watchfloor/shared'
import { byPressure, pressure } from './queue/queue-order.js'

export interface Column { state: IncidentState; rows: IncidentRow[]; overdue: number; near: number }

/** Open incidents by state, in the order of a case's life, each column with the most pressing first and how many are over their time. */
export function boardOf(rows: readonly IncidentRow[], nowMs: number): Column[] {
  return OPEN_STATES.map((state) => {
    const own = rows.filter((row) => row.state === state).sort(byPressure)
    const lamps = own.map((row) => pressure(row, nowMs)?.lamp)
    return { state, rows: own, overdue: lamps.filter((lamp) => lamp === 'red').length, near: lamps.filter((lamp) => lamp === 'yellow').length }
  })
}
