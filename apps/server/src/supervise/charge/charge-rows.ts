import type { WornShift } from '@watchfloor/domain'
import type { Area } from '@watchfloor/shared'
import type { PgPool } from '../../platform/database/pg-pool.js'

/** An area as far as a charge is decided by it. */
export type ChargeArea = Pick<Area, 'id' | 'squadId' | 'geometry'>
/** A shift of a device. */
export interface DeviceShift extends WornShift { readonly deviceId: string }

const MS = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::float8`
/** A shift ends with the clocking out, where that came earlier. */
const END = 'least(d.ends_at, greatest(coalesce(d.clocked_out_at, d.ends_at), d.starts_at))'
const SHIFT = `SELECT d.device_id AS "deviceId", d.squad_id AS "squadId", d.beat_id AS "beatId", b.place, ${MS('d.starts_at')} AS "startMs", ${MS(END)} AS "endMs" FROM duty d LEFT JOIN beat b ON b.id = d.beat_id`

/** How often each topic of the roster changed: what moved has to be read anew. */
export async function changesOf(pool: PgPool, topics: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ topic: string; n: string }>('SELECT topic, n FROM roster_change WHERE topic = ANY($1)', [topics])
  return new Map(rows.map(({ topic, n }) => [topic, n]))
}

export const readChargeAreas = async (pool: PgPool): Promise<ChargeArea[]> => (await pool.query<ChargeArea>('SELECT id, squad_id AS "squadId", geometry FROM area')).rows

/** The areas given to each supervisor, by their ids. */
export async function readGiven(pool: PgPool): Promise<Map<string, Set<string>>> {
  const given = new Map<string, Set<string>>()
  for (const { userId, areaId } of (await pool.query<{ userId: string; areaId: string }>('SELECT user_id AS "userId", area_id AS "areaId" FROM supervisor_area')).rows) {
    const areas = given.get(userId)
    if (areas) areas.add(areaId)
    else given.set(userId, new Set([areaId]))
  }
  return given
}

/** Shifts that are on or begin within the hour. */
export const readPresentShifts = async (pool: PgPool): Promise<DeviceShift[]> =>
  (await pool.query<DeviceShift>(`${SHIFT} WHERE d.device_id IS NOT NULL AND d.ends_at > now() AND d.starts_at < now() + interval '1 hour' ORDER BY d.starts_at, d.id`)).rows

/** On which shifts a device was worn in a time, in order. */
export const readShiftsOf = async (pool: PgPool, deviceId: string, fromMs: number, toMs: number): Promise<DeviceShift[]> =>
  (await pool.query<DeviceShift>(`${SHIFT} WHERE d.device_id = $1 AND d.starts_at <= $3 AND ${END} >= $2 ORDER BY d.starts_at, d.id`, [deviceId, new Date(fromMs).toISOString(), new Date(toMs).toISOString()])).rows
