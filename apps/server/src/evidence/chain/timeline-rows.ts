import type { TimelineLine } from '@watchfloor/shared'
import type { EntityManager } from 'typeorm'

interface LineRow {
  id: string; incident_id: string; version: number; action: string; from_state: TimelineLine['from']; to_state: TimelineLine['to']; actor: TimelineLine['actor']
  recorded_at: Date; occurred_at: Date | null; reason: string | null; note: string | null; evidence: string[]; about: TimelineLine['about']; undo_until: Date | null
}
const SELECT_LINE = 'SELECT id, incident_id, version, action, from_state, to_state, actor, recorded_at, occurred_at, reason, note, evidence, about, undo_until FROM timeline_line'

const toLine = (row: LineRow): TimelineLine => ({
  id: row.id, incidentId: row.incident_id, version: row.version, action: row.action, from: row.from_state, to: row.to_state, actor: row.actor, recordedAt: row.recorded_at.toISOString(),
  occurredAt: row.occurred_at?.toISOString() ?? null, reason: row.reason, note: row.note, evidence: row.evidence, about: row.about, undoUntil: row.undo_until?.toISOString() ?? null,
})

/** One line as it is stored, seen from within a transaction. */
export async function readLine(within: EntityManager, id: string): Promise<TimelineLine | null> {
  const [row] = await within.query<LineRow[]>(`${SELECT_LINE} WHERE id = $1`, [id])
  return row ? toLine(row) : null
}

/** The whole story of an incident, in its order. */
export async function readTimeline(within: EntityManager, incidentId: string): Promise<TimelineLine[]> {
  return (await within.query<LineRow[]>(`${SELECT_LINE} WHERE incident_id = $1 ORDER BY recorded_at, id`, [incidentId])).map(toLine)
}
