import { Injectable } from '@nestjs/common'
import { DEFAULT_CODE_SET, categoryIndex } from '@watchfloor/shared'
import type { IncidentState, Outcome } from '@watchfloor/shared'
import { IncidentPort } from '../../ports/incident.port.js'
import { ToldDesk } from '../told/told-desk.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import type { Flat } from './geo-report.js'
import type { RequestsQuery } from './request-input.js'

const DAY_MS = 86_400_000
const MOST = 1000
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

interface Row { id: string; number: string; state: IncidentState; category: string; description: string; lat: number; lon: number; address: string | null; outcome: Outcome | null; created_at: Date; updated_at: Date; closed_at: Date | null; unit: string | null; moderated: boolean }

/** What became of it, in words for the public. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  rectified: '已整改', on_spot: '已现场整改', by_itself: '问题已消失', first_offence_waived: '已整改，首违免罚', no_penalty: '已整改，说理不罚', ticket: '已整改并处罚', case: '已立案查处', notice: '已抄告', not_found: '现场未发现该问题', not_ours: '不属本单位职责，已转告',
}
const ENDED = "(i.closed_at IS NOT NULL)"
/** A seat has read it and made it a case; what went back to be a report, or never was more, is not. */
const MODERATED = "(i.state NOT IN ('reported','verifying','rejected') AND EXISTS (SELECT 1 FROM timeline_line l WHERE l.incident_id = i.id AND l.action = 'file'))"

/**
 * Open311 out: what citizens reported and what became of it, for anybody. Only that: what patrols, cameras and officers found is no public list, and who reported is never told.
 * What a citizen wrote is published once a seat has filed it, not before: until then nobody has read it, and it may name somebody.
 */
@Injectable()
export class RequestReader {
  constructor(private readonly pool: PgPool, private readonly incidents: IncidentPort, private readonly told: ToldDesk) {}

  async list(query: RequestsQuery): Promise<Flat[]> {
    const values: unknown[] = []
    const where: string[] = []
    const given = (condition: string, value: unknown): void => { where.push(condition.replace('?', `$${values.push(value)}`)) }
    if (query.service_request_id !== undefined) given('i.id = ANY(?::uuid[])', query.service_request_id.filter((id) => UUID.test(id)).slice(0, MOST))
    else {
      const to = query.end_date === undefined ? Date.now() : Date.parse(query.end_date)
      const from = query.start_date === undefined ? to - 90 * DAY_MS : Math.max(Date.parse(query.start_date), to - 90 * DAY_MS)
      given('i.created_at >= ?', new Date(from))
      given('i.created_at <= ?', new Date(to))
      if (query.service_code !== undefined) given('i.category = ANY(?)', query.service_code)
      if (query.status?.length === 1) where.push(query.status[0] === 'closed' ? ENDED : `NOT ${ENDED}`)
    }
    const { rows } = await this.pool.query<Row>(`
      SELECT i.id, i.number, i.state, i.category, i.description, i.lat, i.lon, i.address, coalesce(t.outcome, i.outcome) AS outcome, i.created_at, i.updated_at, i.closed_at, s.name AS unit, ${MODERATED} AS moderated
      FROM incident i LEFT JOIN incident t ON t.id = i.merged_into LEFT JOIN squad s ON s.id::text = i.lead_unit_id
      WHERE i.source = 'citizen' AND i.state <> 'voided' AND ${where.join(' AND ')} ORDER BY i.updated_at DESC LIMIT ${MOST}`, values)
    const { categories } = await this.incidents.categories()
    const inForce = new Map(categories.map((category) => [category.code, category.name.zh]))
    const ever = categoryIndex(DEFAULT_CODE_SET)
    // Whoever asks for certain requests is who was given their ids: the answer has arrived.
    if (query.service_request_id !== undefined) await this.told.byDoor(rows.flatMap(({ id, closed_at: closed }) => (closed === null ? [] : [id])), 'open311')
    return rows.map((row) => viewOf(row, inForce.get(row.category) ?? ever(row.category)?.name.zh ?? row.category))
  }
}

const viewOf = (row: Row, service: string): Flat => ({
  service_request_id: row.id, status: row.closed_at === null ? 'open' : 'closed', status_notes: notesOf(row), service_name: service, service_code: row.category, description: row.moderated ? row.description : null,
  agency_responsible: row.unit, service_notice: row.number, requested_datetime: row.created_at.toISOString(), updated_datetime: row.updated_at.toISOString(), expected_datetime: null,
  address: row.moderated ? row.address : null, address_id: null, zipcode: null, lat: row.lat, long: row.lon, media_url: null,
})

function notesOf({ state, outcome, closed_at }: Row): string | null {
  if (closed_at === null) return null
  if (state === 'rejected') return '不予立案'
  return outcome === null ? '已结案' : OUTCOME_WORDS[outcome]
}
