import { DUPLICATE_LIMITS, duplicatesOf, nearDistanceM } from '@watchfloor/domain'
import type { DuplicateEntry, Incident, Page } from '@watchfloor/shared'
import { OPEN_STATES } from '@watchfloor/shared'
import { Injectable } from '@nestjs/common'
import { PgPool } from '../../platform/database/pg-pool.js'
import { incidentForm } from '../../store/case-rows.js'
import type { Row } from '../../store/case-rows.js'
import { RowReader } from '../list/row-reader.js'

/** Most that are suggested: a seat decides between a few, not between fifty. */
const MOST = 10
const METRES_PER_DEGREE = nearDistanceM(0, 0, 1, 0)

/** Open incidents that may be the same matter, by place, time and category (domain's `duplicatesOf`), each with its picture to compare. */
@Injectable()
export class Duplicates {
  constructor(private readonly pool: PgPool, private readonly reader: RowReader) {}

  async of(report: Pick<Incident, 'category' | 'lat' | 'lon' | 'createdAt'> & { id?: string }): Promise<Page<DuplicateEntry>> {
    const { radiusM, withinMs } = DUPLICATE_LIMITS
    const dLat = radiusM / METRES_PER_DEGREE
    const dLon = dLat / Math.max(0.01, Math.cos((report.lat * Math.PI) / 180))
    const at = Date.parse(report.createdAt)
    const { rows } = await this.pool.query<Row>(`
      SELECT * FROM incident WHERE state = ANY($1) AND created_at BETWEEN $2 AND $3 AND lat BETWEEN $4 AND $5 AND lon BETWEEN $6 AND $7`,
    [OPEN_STATES, new Date(at - withinMs), new Date(at + withinMs), report.lat - dLat, report.lat + dLat, report.lon - dLon, report.lon + dLon])
    const found = duplicatesOf(report, rows.map(incidentForm.fromRow)).slice(0, MOST)
    const byId = new Map((await this.reader.rowsOf(found.map(({ incident }) => incident.id))).map((row) => [row.id, row]))
    const items = found.flatMap(({ incident, ...how }) => (byId.has(incident.id) ? [{ incident: byId.get(incident.id)!, ...how }] : []))
    return { items, total: items.length }
  }
}
