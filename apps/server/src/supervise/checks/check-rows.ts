import type { DrawCandidate, EvidenceItem, SpotCheck } from '@watchfloor/shared'

type Times = 'drawnAt' | 'trackSeenAt' | 'pictureSeenAt' | 'decidedAt' | 'startsAt' | 'endsAt' | 'incident'
/** A check as it lies in the database, with what people know it by. */
export interface CheckRow extends Omit<SpotCheck, Times> {
  userId: string; drawnFrom: DrawCandidate[]; drawnAt: Date; trackSeenAt: Date | null; pictureSeenAt: Date | null; decidedAt: Date | null; startsAt: Date; endsAt: Date
  incidentId: string | null; incidentNumber: string | null; incidentState: NonNullable<SpotCheck['incident']>['state'] | null; incidentDue: Date | null
  /** The state of the incident, or of the one that it was merged into. */
  settledBy: string | null
}

/** Drawn checks; a seed whose draw was not yet written is none. */
export const SELECT_CHECK = `SELECT c.id, c.user_id AS "userId", c.drawn_at AS "drawnAt", c.by_name AS by, c.seed, jsonb_array_length(c.candidates) AS candidates, c.candidates AS "drawnFrom", c.duty_id AS "dutyId", d.person, d.squad_id AS "squadId", s.name AS "squadName",
  d.device_id AS "deviceId", d.starts_at AS "startsAt", d.ends_at AS "endsAt", d.shift, b.name AS "beatName", c.track_seen_at AS "trackSeenAt", c.picture_seen_at AS "pictureSeenAt", c.no_picture AS "noPicture",
  c.verdict, c.marks, c.note, c.decided_at AS "decidedAt", c.ended, c.evidence, i.id AS "incidentId", i.number AS "incidentNumber", i.state AS "incidentState", t.state AS "settledBy", nullif(t.press_due, 'infinity') AS "incidentDue"
FROM spot_check c JOIN duty d ON d.id = c.duty_id JOIN squad s ON s.id = d.squad_id LEFT JOIN beat b ON b.id = d.beat_id LEFT JOIN incident i ON i.id = c.incident_id
-- What was merged into another is settled with that one, and has its clock.
LEFT JOIN LATERAL (WITH RECURSIVE way AS (SELECT i.id, i.state, i.merged_into, i.press_due UNION SELECT n.id, n.state, n.merged_into, n.press_due FROM way w JOIN incident n ON w.state = 'merged' AND n.id = w.merged_into)
  SELECT state, press_due FROM way WHERE state <> 'merged') t ON true`

/** States in which nobody has to do anything any more. */
const SETTLED: ReadonlySet<string> = new Set(['closed', 'voided', 'rejected'])

export function toCheck({ userId: _, drawnFrom: __, incidentId, incidentNumber, incidentState, incidentDue, settledBy, ...row }: CheckRow): SpotCheck {
  return {
    ...row, drawnAt: row.drawnAt.toISOString(), trackSeenAt: row.trackSeenAt?.toISOString() ?? null, pictureSeenAt: row.pictureSeenAt?.toISOString() ?? null, decidedAt: row.decidedAt?.toISOString() ?? null,
    startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString(),
    incident: incidentId === null ? null : { id: incidentId, number: incidentNumber!, state: incidentState!, dueAt: incidentDue?.toISOString() ?? null, settled: SETTLED.has(settledBy ?? '') },
  }
}

/** A check with whom it was drawn from and its snapshots. */
export const toDetail = (row: CheckRow, snapshots: EvidenceItem[]) => ({ ...toCheck(row), drawnFrom: row.drawnFrom, snapshots })
