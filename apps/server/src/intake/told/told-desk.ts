import { Injectable } from '@nestjs/common'
import { ANSWERED_SOURCES } from '@watchfloor/domain'
import type { Actor } from '@watchfloor/domain'
import type { Reporter, ReporterTold, ToldInput } from '@watchfloor/shared'
import { IncidentPort } from '../../ports/incident.port.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'

type Row = Omit<ReporterTold, 'at'> & { at: Date }
type Door = ReporterTold['door']

/** That who reported was told what became of it. Doors note it when the answer arrives, a person when they gave it themselves; the first word stands. */
@Injectable()
export class ToldDesk {
  constructor(private readonly pool: PgPool, private readonly incidents: IncidentPort) {}

  async of(incidentId: string): Promise<ReporterTold | null> {
    const { rows: [row] } = await this.pool.query<Row>('SELECT door, at, by_person AS "by" FROM reporter_told WHERE incident_id = $1', [incidentId])
    return row === undefined ? null : { ...row, at: row.at.toISOString() }
  }

  /** Who waits for an answer about a matter, those merged into it too, in the order of their reports. Null = there is no such incident. */
  async reportersOf(incidentId: string): Promise<Reporter[] | null> {
    const { rows } = await this.pool.query<Omit<Reporter, 'reportedAt' | 'told'> & { reportedAt: Date; door: Door | null; at: Date | null; by: string | null }>(`
      SELECT i.id AS "incidentId", i.number, i.source, coalesce(c.contact, i.reported_by) AS contact, i.created_at AS "reportedAt", i.closed_at IS NOT NULL AS over, t.door, t.at, t.by_person AS by
      FROM incident i LEFT JOIN citizen_report c ON c.incident_id = i.id LEFT JOIN reporter_told t ON t.incident_id = i.id WHERE i.id = $1 OR i.merged_into = $1 ORDER BY i.created_at, i.id LIMIT 200`, [incidentId])
    if (rows.length === 0) return null
    return rows.filter(({ source }) => ANSWERED_SOURCES.includes(source)).map(({ door, at, by, reportedAt, ...row }) => (
      { ...row, reportedAt: reportedAt.toISOString(), told: door === null || at === null ? null : { door, at: at.toISOString(), by } }))
  }

  /** A door has answered for these incidents, all of which are over. */
  async byDoor(incidentIds: readonly string[], door: Door): Promise<void> {
    if (incidentIds.length > 0) await this.pool.query('INSERT INTO reporter_told(incident_id, door) SELECT id, $2 FROM unnest($1::uuid[]) t(id) ON CONFLICT DO NOTHING', [incidentIds, door])
  }

  /** Somebody called back: said in the story, then counted. Only what is over can be answered. */
  async byPerson(incidentId: string, { how }: ToldInput, actor: Actor & { type: 'person' }): Promise<ReporterTold> {
    const incident = await this.incidents.detail(incidentId)
    if (incident === null) throw new ApiProblem('not_found', 'there is no such incident')
    if (incident.closedAt === null) throw new ApiProblem('incident.illegal_action', 'it is not over yet: an answer says what became of it', { state: incident.state })
    const before = await this.of(incidentId)
    if (before !== null) return before
    await this.incidents.act(incidentId, { action: 'note', version: incident.version, note: `已答复反映人：${how}` }, actor)
    await this.pool.query("INSERT INTO reporter_told(incident_id, door, by_person) VALUES ($1, 'person', $2) ON CONFLICT DO NOTHING", [incidentId, actor.id])
    return (await this.of(incidentId))!
  }
}
