import type { Alarm, IncidentRow, Priority } from '@watchfloor/shared'
import { floodView } from '@watchfloor/domain'
import { isUnseen } from './act-on-alarm.js'
import { byPressure } from './queue/queue-order.js'

/** A row of the live screen's list: an alarm, what is alike folded into one, or an incident. */
export type LiveRow =
  | { type: 'alarm'; key: string; priority: Priority; alarm: Alarm }
  | { type: 'group'; key: string; priority: Priority; kind: string; areaId: string | null; alarms: readonly Alarm[] }
  | { type: 'incident'; key: string; priority: Priority; row: IncidentRow }
export interface LiveRows { rows: LiveRow[]; inFlood: boolean; folded: number }

const RANK: Record<LiveRow['type'], number> = { alarm: 0, group: 1, incident: 2 }

/**
 * Alarms and open incidents as one list: the gravest first, in each priority what nobody has answered first. An alarm that somebody saw and that has its
 * incident is shown by the incident alone; in flood what is minor is folded (domain's `floodView`), nothing is dropped.
 */
export function liveRows(alarms: readonly Alarm[], incidents: readonly IncidentRow[], nowMs: number, wasInFlood: boolean): LiveRows {
  const shown = new Set(incidents.map(({ id }) => id))
  const told = alarms.filter((alarm) => isUnseen(alarm) || alarm.incidentId === null || !shown.has(alarm.incidentId))
  const flood = floodView(told, nowMs, wasInFlood)
  const rows: LiveRow[] = flood.rows.map((row) => row.type === 'alarm'
    ? { type: 'alarm', key: row.alarm.id, priority: row.alarm.priority, alarm: row.alarm }
    : { type: 'group', key: `${row.kind} ${row.areaId ?? ''}`, priority: row.priority, kind: row.kind, areaId: row.areaId, alarms: row.alarms })
  for (const row of [...incidents].sort(byPressure)) rows.push({ type: 'incident', key: row.id, priority: row.priority, row })
  // The sort is stable: within a sort of row the order of the flood view and of the queue stays.
  rows.sort((a, b) => a.priority.localeCompare(b.priority) || RANK[a.type] - RANK[b.type])
  return { rows, inFlood: flood.inFlood, folded: flood.folded }
}
