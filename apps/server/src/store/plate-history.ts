/** What a query of it answers. */
export interface PlateRow { n: number; last: Date | null }
/**
 * How often a plate ($1) was noted: parking notices, and cases in which its first offence was waived; a case with a notice of its own counts once. Left aside: notices of a case ($2), and a case ($3); null = none.
 */
export const PLATE_HISTORY = `
SELECT count(*)::int AS n, max(at) AS last FROM (
  SELECT occurred_at AS at FROM parking_notice WHERE plate = $1 AND ($2::uuid IS NULL OR incident_id IS DISTINCT FROM $2)
  UNION ALL
  SELECT max(l.recorded_at) FROM timeline_line l JOIN incident i ON i.id = l.incident_id
  WHERE l.about->>'plate' = $1 AND i.outcome = 'first_offence_waived' AND i.state <> 'voided' AND i.id IS DISTINCT FROM $3::uuid AND NOT EXISTS (SELECT 1 FROM parking_notice p WHERE p.plate = $1 AND p.incident_id = i.id)
  GROUP BY i.id) t`
/** One plate at a time: two that waive the same first offence at once would both find no history. Until the transaction ends. */
export const LOCK_PLATE = 'SELECT pg_advisory_xact_lock(hashtextextended($1, 64))'
