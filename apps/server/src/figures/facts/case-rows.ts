import type { FactFile, FactLine } from '@watchfloor/domain'
import type { PoolClient } from 'pg'

/** What the tables of the case know of one incident, as far as figures ask. */
export interface CaseRows { file: FactFile; lines: FactLine[]; answered: boolean }

const SQL = `
SELECT jsonb_build_object('id', i.id, 'version', i.version, 'state', i.state, 'createdAt', i.created_at, 'closedAt', i.closed_at, 'firstSighting', i.first_sighting, 'areaId', i.area_id, 'areaPath', i.area_path,
    'category', i.category, 'lat', i.lat, 'lon', i.lon, 'leadUnitId', i.lead_unit_id, 'handledBy', i.handled_by, 'outcome', i.outcome, 'rectified', i.rectified, 'reworks', i.reworks,
    'returns', i.returns, 'extensions', i.extensions, 'suspensions', i.suspensions, 'closedByRule', i.closed_by_rule) AS incident,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'exempt', c.exempt, 'late', c.late, 'firedAt', c.fired_at, 'stoppedAt', c.stopped_at, 'pausedAt', c.paused_at)), '[]')
    FROM incident_clock c WHERE c.incident_id = i.id) AS clocks,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('state', d.state)), '[]') FROM dispatch_record d WHERE d.incident_id = i.id) AS dispatches,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'action', l.action, 'from', l.from_state, 'to', l.to_state, 'actor', l.actor, 'recordedAt', l.recorded_at, 'occurredAt', l.occurred_at,
    'about', l.about) ORDER BY l.version, l.recorded_at, l.id), '[]') FROM timeline_line l WHERE l.incident_id = i.id) AS lines,
  EXISTS (SELECT 1 FROM reporter_told t WHERE t.incident_id = i.id) AS answered
FROM incident i WHERE i.id = ANY($1)`

/** Loads incidents by id; one that is gone is absent. */
export async function loadCases(client: PoolClient, ids: readonly string[]): Promise<CaseRows[]> {
  const { rows } = await client.query<FactFile & { lines: FactLine[]; answered: boolean }>(SQL, [ids])
  return rows.map(({ incident, clocks, dispatches, lines, answered }) => ({ file: { incident, clocks, dispatches }, lines, answered }))
}
