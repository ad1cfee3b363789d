import { AGAIN_MS, MEASURES, MEASURE_NAMES, REPEAT_MS, SAME_PLACE_M } from '@watchfloor/domain'
import type { IncidentFacts } from '@watchfloor/domain'
import type { PoolClient } from 'pg'

/** As much of an incident as tells whether another one is the same matter. */
export type Seen = Pick<IncidentFacts, 'incidentId' | 'day' | 'category' | 'lat' | 'lon' | 'createdMs' | 'closedMs' | 'state' | 'source'>

const SEEN = `n.incident_id AS "incidentId", n.day::text AS day, n.category, n.lat, n.lon, n.state, n.source,
  (extract(epoch FROM n.created_at) * 1000)::float8 AS "createdMs", (extract(epoch FROM n.closed_at) * 1000)::float8 AS "closedMs"`

/** The facts that are stored of these incidents. */
export const storedFacts = async (client: PoolClient, ids: readonly string[]): Promise<Seen[]> =>
  (await client.query<Seen>(`SELECT ${SEEN} FROM incident_fact n WHERE n.incident_id = ANY($1)`, [ids])).rows

/** A degree of latitude is nowhere shorter than this. */
const METRES_A_DEGREE = 110_500
const reachLat = SAME_PLACE_M / METRES_A_DEGREE

/**
 * Stored facts of the same category around these places and times: all that could be the same matter before or after, and some more; the domain decides.
 * The others' flags may change with these, and these depend on them.
 */
export async function nearby(client: PoolClient, of: readonly Seen[]): Promise<Seen[]> {
  if (of.length === 0) return []
  const { rows } = await client.query<Seen>(`
    SELECT DISTINCT ON (n.incident_id) ${SEEN}
    FROM unnest($1::text[], $2::float8[], $3::float8[], $4::timestamptz[], $5::timestamptz[]) AS p(category, lat, lon, from_at, to_at)
    JOIN incident_fact n ON n.category = p.category AND n.lat BETWEEN p.lat - $6 AND p.lat + $6
      AND n.lon BETWEEN p.lon - $6 / greatest(cos(radians(p.lat)), 0.01) AND p.lon + $6 / greatest(cos(radians(p.lat)), 0.01)
      AND n.created_at <= p.to_at AND (n.created_at >= p.from_at OR n.closed_at >= p.from_at)`,
  [of.map((f) => f.category), of.map((f) => f.lat), of.map((f) => f.lon), of.map((f) => new Date(f.createdMs - REPEAT_MS)),
    of.map((f) => new Date(Math.max(f.createdMs + REPEAT_MS, (f.closedMs ?? 0) + AGAIN_MS))), reachLat])
  return rows
}

/** Puts facts in place of those stored of the same incidents. */
export async function storeFacts(client: PoolClient, facts: readonly IncidentFacts[]): Promise<void> {
  await client.query('DELETE FROM incident_fact WHERE incident_id = ANY($1)', [facts.map(({ incidentId }) => incidentId)])
  await client.query('INSERT INTO incident_fact SELECT * FROM jsonb_populate_recordset(NULL::incident_fact, $1)', [JSON.stringify(facts.map(rowOf))])
}

/** Facts as the columns of their table, the measures decided. */
export const rowOf = (f: IncidentFacts): Record<string, unknown> => ({
  incident_id: f.incidentId, version: f.version, day: f.day, created_at: new Date(f.createdMs).toISOString(), closed_at: f.closedMs === null ? null : new Date(f.closedMs).toISOString(), state: f.state,
  source: f.source, area: f.areaId, ...f.levels, category: f.category, squad: f.squad, person: f.person, finder: f.finder, lat: f.lat, lon: f.lon, disposal_min: f.disposalMin,
  ...Object.fromEntries(MEASURE_NAMES.map((name) => [name, MEASURES[name].of(f)])),
})
