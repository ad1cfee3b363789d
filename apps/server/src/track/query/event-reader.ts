import { Injectable } from '@nestjs/common'
import { ListQuery } from '@watchfloor/shared'
import type { Span } from '@watchfloor/domain'
import type { DeviceEvent, Page } from '@watchfloor/shared'
import { z } from 'zod'
import { PgPool } from '../../platform/database/pg-pool.js'
import { EXACT_TOTAL } from '../../store/list-page.js'
import { storableMs } from '../storage/moment.js'
import { timesOf } from './track-rows.js'

const Cursor = z.tuple([z.iso.datetime(), z.uuid()])
/** It goes into the query as a time and an id: a string that only looks like them would be a fault of ours instead of the asker's. */
const isCursor = (text: string): boolean => Cursor.safeParse(text.split('_')).success
const momentOf = (iso: string): string => new Date(storableMs(iso)).toISOString()

/** Which events of a device; the cursor is the (time, id) of the last one given. */
export const EventQuery = ListQuery.omit({ q: true }).extend({
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  cursor: z.string().max(80).refine(isCursor, 'not a cursor of this list').optional(),
})
export type EventQuery = z.infer<typeof EventQuery>
type Row = Omit<DeviceEvent, 'time'> & { time: Date }

/** Reads back what devices said. */
@Injectable()
export class EventReader {
  constructor(private readonly pool: PgPool) {}

  /** Newest first; `within` leaves out what was said outside of these times. */
  async list(deviceId: string, query: EventQuery, within: readonly Span[] | null): Promise<Page<DeviceEvent>> {
    const values: unknown[] = [deviceId]
    const put = (value: unknown): string => `$${values.push(value)}`
    let where = 'device_id = $1'
    if (query.from) where += ` AND time >= ${put(momentOf(query.from))}`
    if (query.to) where += ` AND time < ${put(momentOf(query.to))}`
    if (within) where += ` AND time <@ ${put(timesOf(within))}::tstzmultirange`
    const { rows: [counted] } = await this.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM (SELECT 1 FROM device_event WHERE ${where} LIMIT ${EXACT_TOTAL}) t`, values)
    if (query.cursor) {
      const [time, id] = query.cursor.split('_')
      where += ` AND (time, id) < (${put(momentOf(time!))}::timestamptz, ${put(id)}::uuid)`
    }
    const { rows } = await this.pool.query<Row>(
      `SELECT id, device_id AS "deviceId", time, type, severity, code, text, active, lat, lon, detection FROM device_event WHERE ${where} ORDER BY time DESC, id DESC LIMIT ${query.limit + 1}`, values)
    const items = rows.slice(0, query.limit).map((row): DeviceEvent => ({ ...row, time: row.time.toISOString() }))
    const last = items.at(-1)
    return { items, total: counted!.n, ...(last && rows.length > query.limit ? { next: `${last.time}_${last.id}` } : {}) }
  }
}
