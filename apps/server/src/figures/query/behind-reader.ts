import { Injectable } from '@nestjs/common'
import { addDays, isMeasure, kpiOf } from '@watchfloor/domain'
import type { Measure } from '@watchfloor/domain'
import type { KpiIncident, KpiIncidentsQuery, Page } from '@watchfloor/shared'
import { momentCursor, readMomentCursor } from '../../store/moment-cursor.js'
import type { MomentPlace } from '../../store/moment-cursor.js'
import { CityClock } from '../../platform/places/city-clock.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { FactRefresher } from '../facts/fact-refresher.js'
import { dayKey, dayStart } from './city-days.js'
import { askedStretch } from './figure-reader.js'
import { FigureSums } from './figure-sums.js'

type Row = Omit<KpiIncident, 'createdAt' | 'closedAt'> & { createdAt: Date; closedAt: Date | null; at: string }

/** The incidents behind a number, newest first: exactly those whose facts were summed. */
@Injectable()
export class BehindReader {
  constructor(private readonly pool: PgPool, private readonly facts: FactRefresher, private readonly sums: FigureSums, private readonly clock: CityClock) {}

  async list(query: KpiIncidentsQuery): Promise<Page<KpiIncident>> {
    const utcOffsetMin = await this.clock.utcOffsetMin()
    const stretch = askedStretch(query, utcOffsetMin)
    const { numerator, denominator } = kpiOf(query.kpi)
    if (!isMeasure(numerator)) throw new ApiProblem('input.invalid', `kpi: there are no incidents behind ${query.kpi}; ${numerator === 'shifts' ? 'person-shifts are people on duty: see the duty plan' : 'its parking notices are GET /api/kpi/notices'}`)
    if (query.part !== 'numerator' && denominator === null) throw new ApiProblem('input.invalid', `part: ${query.kpi} is not divided by anything`)
    await this.facts.catchUp(1)
    const part = { numerator: [numerator, null], denominator: [denominator!, null], rest: [denominator!, numerator] }[query.part] as [Measure, Measure | null]

    const values: unknown[] = []
    const given = (condition: string, value: unknown): string => condition.replaceAll('?', `$${values.push(value)}`)
    // The city's days as moments, so that every index in the order of time serves.
    const where = [part[0], ...(part[1] === null ? [] : [`NOT ${part[1]}`]), given('f.created_at >= ?', dayStart(stretch.from, utcOffsetMin)), given('f.created_at < ?', dayStart(addDays(stretch.to, 1), utcOffsetMin))]
    if (query.groupBy === 'day' && query.group !== undefined) where.push(given('f.day = ?::date', dayKey(query.group)))
    else if (query.groupBy !== 'all' && query.groupBy !== 'day' && query.group !== undefined) where.push(query.group === '' ? `f.${query.groupBy} IS NULL` : given(`f.${query.groupBy} = ?`, query.group))
    const after = query.cursor === undefined ? null : placeOf(query.cursor)
    if (after !== null) where.push(`(f.created_at, f.incident_id) < (${given('?::timestamptz', after.at)}, ${given('?::uuid', after.id)})`)
    const { rows } = await this.pool.query<Row>(`
      SELECT i.id, i.number, i.state, f.source, i.category, f.area AS "areaId", f.squad, f.person, f.finder, i.description, i.created_at AS "createdAt", i.closed_at AS "closedAt", f.disposal_min AS "disposalMin", f.created_at::text AS at
      FROM (SELECT * FROM incident_fact f WHERE ${where.join(' AND ')} ORDER BY f.created_at DESC, f.incident_id DESC LIMIT ${query.limit + 1}) f
      JOIN incident i ON i.id = f.incident_id ORDER BY f.created_at DESC, f.incident_id DESC`, values)
    const kept = rows.slice(0, query.limit)
    const items = kept.map(({ at: _, ...row }): KpiIncident => ({ ...row, createdAt: row.createdAt.toISOString(), closedAt: row.closedAt?.toISOString() ?? null }))
    return { items, total: await this.total(query, stretch, part), ...(rows.length > query.limit ? { next: momentCursor(kept.at(-1)!) } : {}) }
  }

  /** As the figure itself says it: from the same sums. */
  private async total(query: KpiIncidentsQuery, stretch: { from: string; to: string }, [of, without]: [Measure, Measure | null]): Promise<number> {
    const group = query.group === undefined ? 'all' : query.groupBy
    const sums = (await this.sums.of(group, stretch, new Set(without === null ? [of] : [of, without]), false, [group === 'all' ? '' : query.group!])).groups.get(group === 'all' ? '' : query.group!)
    return sums === undefined ? 0 : sums.tally[of] - (without === null ? 0 : sums.tally[without])
  }
}

function placeOf(cursor: string): MomentPlace {
  const place = readMomentCursor(cursor)
  if (place === null) throw new ApiProblem('input.invalid', 'cursor: give back the `next` of the page before as it came')
  return place
}
