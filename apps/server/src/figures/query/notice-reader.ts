import { Injectable } from '@nestjs/common'
import { addDays } from '@watchfloor/domain'
import type { KpiNoticesQuery, Page, ParkingNotice } from '@watchfloor/shared'
import { CityClock } from '../../platform/places/city-clock.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { momentCursor, readMomentCursor } from '../../store/moment-cursor.js'
import { toNotice } from '../../store/notice-rows.js'
import type { NoticeRow } from '../../store/notice-rows.js'
import { dayKey, dayStart } from './city-days.js'
import { askedStretch } from './figure-reader.js'

const PARTS = { numerator: ['n.valid'], denominator: [], rest: ['NOT n.valid'] } as const
/** The rows of a group, as `BesideSums` tells them apart. */
const OF_GROUP = { person: 'n.by_person = ?', squad: "coalesce((SELECT u.squad_id::text FROM user_account u WHERE u.id::text = n.by_person), '') = ?" } as const

/** The parking notices behind a number, newest first: exactly those that were counted. */
@Injectable()
export class NoticeReader {
  constructor(private readonly pool: PgPool, private readonly clock: CityClock) {}

  async list(query: KpiNoticesQuery): Promise<Page<ParkingNotice>> {
    const utcOffsetMin = await this.clock.utcOffsetMin()
    const stretch = query.groupBy === 'day' && query.group !== undefined ? { from: dayKey(query.group), to: dayKey(query.group) } : askedStretch(query, utcOffsetMin)
    const values: unknown[] = []
    const given = (condition: string, value: unknown): string => condition.replaceAll('?', `$${values.push(value)}`)
    const where: string[] = [...PARTS[query.part], given('n.occurred_at >= ?', dayStart(stretch.from, utcOffsetMin)), given('n.occurred_at < ?', dayStart(addDays(stretch.to, 1), utcOffsetMin))]
    if (query.group !== undefined && query.groupBy !== 'all' && query.groupBy !== 'day') {
      if (!(query.groupBy in OF_GROUP)) throw new ApiProblem('input.invalid', 'groupBy: notices are told apart by person, squad and day')
      where.push(given(OF_GROUP[query.groupBy as keyof typeof OF_GROUP], query.group))
    }
    const { rows: [counted] } = await this.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM parking_notice n WHERE ${where.join(' AND ')}`, values)
    if (query.cursor !== undefined) {
      const after = readMomentCursor(query.cursor)
      if (after === null) throw new ApiProblem('input.invalid', 'cursor: give back the `next` of the page before as it came')
      where.push(`(n.occurred_at, n.id) < (${given('?::timestamptz', after.at)}, ${given('?::uuid', after.id)})`)
    }
    const { rows } = await this.pool.query<NoticeRow & { at: string }>(`SELECT n.*, n.occurred_at::text AS at FROM parking_notice n WHERE ${where.join(' AND ')} ORDER BY n.occurred_at DESC, n.id DESC LIMIT ${query.limit + 1}`, values)
    const kept = rows.slice(0, query.limit)
    return { items: kept.map(toNotice), total: counted!.n, ...(rows.length > query.limit ? { next: momentCursor(kept.at(-1)!) } : {}) }
  }
}
