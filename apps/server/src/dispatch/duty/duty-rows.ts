import type { Duty } from '@watchfloor/shared'
import type pg from 'pg'

/** Duties with the names that people know. */
export const SELECT_DUTY = `
SELECT d.id, d.squad_id AS "squadId", s.name AS "squadName", d.user_id AS "userId", d.person, d.device_id AS "deviceId", c.name AS "deviceName", d.vehicle_id AS "vehicleId", v.name AS "vehicleName", d.shift, d.kind, d.beat_id AS "beatId", b.name AS "beatName",
  d.starts_at AS "startsAt", d.ends_at AS "endsAt", d.clocked_in_at AS "clockedInAt", d.clocked_out_at AS "clockedOutAt"
FROM duty d JOIN squad s ON s.id = d.squad_id LEFT JOIN device c ON c.id = d.device_id LEFT JOIN device v ON v.id = d.vehicle_id LEFT JOIN beat b ON b.id = d.beat_id`
type Times = 'startsAt' | 'endsAt' | 'clockedInAt' | 'clockedOutAt'
export type DutyRow = Omit<Duty, Times> & { startsAt: Date; endsAt: Date; clockedInAt: Date | null; clockedOutAt: Date | null }
export const toDuty = (row: DutyRow): Duty => ({
  ...row, startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString(), clockedInAt: row.clockedInAt?.toISOString() ?? null, clockedOutAt: row.clockedOutAt?.toISOString() ?? null,
})

/** A duty as it is going to be stored. */
export interface PlannedDuty { readonly id: string; readonly squadId: string; readonly userId: string | null; readonly person: string; readonly deviceId: string | null; readonly vehicleId: string | null; readonly shift: string; readonly kind: Duty['kind']; readonly beatId: string | null; readonly startsAt: string; readonly endsAt: string }

/** Whether two that overlap in time are of one person: the same account, or the same name in the same squad where one has none. */
const samePerson = "((d.user_id IS NOT NULL AND d.user_id = p.user_id) OR ((d.user_id IS NULL OR p.user_id IS NULL) AND d.person = p.person AND d.squad_id = p.squad_id))"

/** What somebody else's duty has in common with a planned one at the same time. */
export interface Overlap { readonly plan: string; readonly what: 'person' | 'camera' | 'vehicle'; readonly person: string; readonly device: string | null; readonly startsAt: string; readonly endsAt: string }

/** Duties in the database that collide with planned ones; the planned ones' own rows are left out. One writer at a time, for a row that is not there yet cannot be locked. */
export async function overlapsOf(client: pg.PoolClient, plans: readonly PlannedDuty[]): Promise<Overlap[]> {
  await client.query("SELECT pg_advisory_xact_lock(hashtext('watchfloor:duty'))")
  const { rows } = await client.query<Omit<Overlap, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date }>(`
WITH p AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS t(id uuid, squad_id uuid, user_id uuid, person text, device_id uuid, vehicle_id uuid, starts_at timestamptz, ends_at timestamptz))
SELECT p.id AS plan, CASE WHEN ${samePerson} THEN 'person' WHEN d.device_id = p.device_id THEN 'camera' ELSE 'vehicle' END AS what, d.person, e.name AS device, d.starts_at AS "startsAt", d.ends_at AS "endsAt"
FROM p JOIN duty d ON d.starts_at < p.ends_at AND p.starts_at < coalesce(d.clocked_out_at, d.ends_at) AND d.id <> ALL (SELECT id FROM p)
LEFT JOIN device e ON e.id = CASE WHEN d.device_id = p.device_id THEN d.device_id ELSE d.vehicle_id END
WHERE ${samePerson} OR d.device_id = p.device_id OR (d.vehicle_id = p.vehicle_id AND d.squad_id <> p.squad_id)
ORDER BY d.starts_at`, [JSON.stringify(plans.map((d) => ({ id: d.id, squad_id: d.squadId, user_id: d.userId, person: d.person, device_id: d.deviceId, vehicle_id: d.vehicleId, starts_at: d.startsAt, ends_at: d.endsAt })))])
  return rows.map((row) => ({ ...row, startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString() }))
}

export async function putDuties(client: pg.PoolClient, duties: readonly PlannedDuty[]): Promise<void> {
  await client.query(`
INSERT INTO duty(id, squad_id, user_id, person, device_id, vehicle_id, shift, kind, beat_id, starts_at, ends_at)
SELECT * FROM jsonb_to_recordset($1::jsonb) AS t(id uuid, "squadId" uuid, "userId" uuid, person text, "deviceId" uuid, "vehicleId" uuid, shift text, kind text, "beatId" uuid, "startsAt" timestamptz, "endsAt" timestamptz)
ON CONFLICT (id) DO UPDATE SET squad_id = excluded.squad_id, user_id = excluded.user_id, person = excluded.person, device_id = excluded.device_id, vehicle_id = excluded.vehicle_id, shift = excluded.shift, kind = excluded.kind, beat_id = excluded.beat_id, starts_at = excluded.starts_at, ends_at = excluded.ends_at`,
  [JSON.stringify(duties)])
}

/** A collision as people read it. */
export const overlapText = ({ what, person, device, startsAt, endsAt }: Overlap): string =>
  what === 'person' ? `${person} is on duty already from ${startsAt} to ${endsAt}` : `${device ?? `the ${what}`} is with ${person} from ${startsAt} to ${endsAt}`
