/** Who was sent to look at a place and has not answered, one row an incident: the last one asked, since when. `who` is null where nobody in particular was named. */
export const OPEN_LOOKS = `SELECT i.id AS incident_id, l.about->>'assignee' AS who, l.recorded_at AS since FROM incident i JOIN LATERAL (
  SELECT about, recorded_at FROM timeline_line WHERE incident_id = i.id AND action IN ('verify','check') ORDER BY recorded_at DESC, id DESC LIMIT 1) l ON true WHERE i.state IN ('verifying','checking')`
