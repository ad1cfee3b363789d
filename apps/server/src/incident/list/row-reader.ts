import type { CaseFile } from '@watchfloor/domain'
import type { DispatchRecord, IncidentRow, TimelineLine } from '@watchfloor/shared'
import { Injectable } from '@nestjs/common'
import { EvidencePort } from '../../ports/evidence.port.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { incidentForm } from '../../store/case-rows.js'
import type { Row } from '../../store/case-rows.js'
import { pressingOf } from '../case/pressing.js'

type Unit = IncidentRow['units'][number]
/** Evidence of a story is looked at so far to find a picture. */
const MOST_LOOKED_AT = 5
/** A camera's still is a film of one picture; a clip is too much for a row, bytes. */
const LARGEST_STILL = 1_500_000

/** Incidents as a queue shows them: with the clock that presses, the units and the first picture. */
@Injectable()
export class RowReader {
  constructor(private readonly pool: PgPool, private readonly evidence: EvidencePort) {}

  /** The row of a case at hand. */
  async rowOf({ incident, clocks, dispatches }: CaseFile, timeline: readonly TimelineLine[]): Promise<IncidentRow> {
    const items = timeline.flatMap((line) => line.evidence).slice(0, MOST_LOOKED_AT)
    const pictures = await this.picturesAmong(items)
    return { ...incident, clock: pressingOf(clocks).clock, units: unitsOf(dispatches), picture: items.find((id) => pictures.has(id)) ?? null }
  }

  /** Rows by id, in no order. */
  async rowsOf(ids: readonly string[]): Promise<IncidentRow[]> {
    const { rows } = await this.pool.query<Row>('SELECT * FROM incident WHERE id = ANY($1)', [ids])
    return this.complete(rows)
  }

  /** Rows of the table with what belongs to them, in the order given. */
  async complete(rows: readonly Row[]): Promise<IncidentRow[]> {
    if (rows.length === 0) return []
    const { rows: beside } = await this.pool.query<{ id: string; units: Unit[]; items: string[] }>(`
      SELECT i.id,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'unitId', d.unit_id, 'lead', d.lead, 'state', d.state) ORDER BY d.notified_at, d.id), '[]')
          FROM dispatch_record d WHERE d.incident_id = i.id) AS units,
        ARRAY(SELECT e FROM (SELECT evidence, recorded_at FROM timeline_line WHERE incident_id = i.id AND evidence <> '{}' ORDER BY recorded_at LIMIT ${MOST_LOOKED_AT}) t, unnest(t.evidence) e LIMIT ${MOST_LOOKED_AT}) AS items
      FROM unnest($1::uuid[]) AS i(id)`, [rows.map(({ id }) => id)])
    const by = new Map(beside.map((row) => [row.id, row]))
    const pictures = await this.picturesAmong(beside.flatMap(({ items }) => items))
    return rows.map((row) => {
      const { units, items } = by.get(row['id'] as string)!
      return { ...incidentForm.fromRow(row), clock: clockOf(row), units: newestOf(units), picture: items.find((id) => pictures.has(id)) ?? null }
    })
  }

  private async picturesAmong(ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set()
    return new Set((await this.evidence.items(ids)).filter(({ mime, bytes }) => mime.startsWith('image/') || (mime === 'video/mp4' && bytes <= LARGEST_STILL)).map(({ id }) => id))
  }
}

function clockOf(row: Row): IncidentRow['clock'] {
  const { press_kind: kind, press_due: due, press_yellow: yellow } = row
  return kind === null ? null : { kind: kind as 'accept', dueAt: new Date(due as string).toISOString(), yellowAt: new Date(yellow as string).toISOString() }
}
/** The last word of each unit: one that was sent again has more than one record. */
const newestOf = (units: readonly Unit[]): Unit[] => [...new Map(units.map((unit) => [unit.unitId, unit])).values()]
const unitsOf = (records: readonly DispatchRecord[]): Unit[] => newestOf(records.map(({ id, unitId, lead, state }) => ({ id, unitId, lead, state })))
