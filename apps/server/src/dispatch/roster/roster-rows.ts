import { HourWindow } from '@watchfloor/shared'
import { z } from 'zod'
import type { PgPool } from '../../platform/database/pg-pool.js'
import type { ContactEntry, DutyEntry, Person, PlacedArea, RoutingEntry, Unit } from './entries.js'

/** How a contact lies in the database. */
export const ContactBody = z.object({
  name: z.string(), phone: z.string(), substitute: z.object({ name: z.string(), phone: z.string() }).nullable(), hours: z.array(HourWindow), awayUntil: z.string().nullable(),
})
export type ContactBody = z.infer<typeof ContactBody>

export const readUnits = async (pool: PgPool): Promise<Unit[]> => (await pool.query<Unit>('SELECT id, name, kind, phone, qualified_for AS "qualifiedFor" FROM squad ORDER BY name')).rows
export const readPeople = async (pool: PgPool): Promise<Person[]> => (await pool.query<Person>('SELECT id, username, name, role, squad_id AS "squadId" FROM user_account WHERE enabled ORDER BY username')).rows
export const readAreas = async (pool: PgPool): Promise<PlacedArea[]> => (await pool.query<PlacedArea>('SELECT id, name, level, geometry FROM area ORDER BY level, name')).rows
export const readRouting = async (pool: PgPool): Promise<RoutingEntry[]> =>
  (await pool.query<RoutingEntry>('SELECT id, category, area_id AS "areaId", unit_id AS "unitId", with_units AS "withUnits", plan FROM responsibility ORDER BY position, id')).rows

export async function readContacts(pool: PgPool): Promise<ContactEntry[]> {
  const { rows } = await pool.query<{ id: string; area_id: string; body: unknown }>('SELECT id, area_id, body FROM community_contact ORDER BY id')
  return rows.map(({ id, area_id: areaId, body }) => {
    const { awayUntil, ...contact } = ContactBody.parse(body)
    return { id, areaId, ...contact, awayUntilMs: awayUntil === null ? 0 : Date.parse(awayUntil) }
  })
}

/** Duties around now: what was over more than an hour ago or begins after two days is nobody's business here. */
export async function readDuties(pool: PgPool): Promise<DutyEntry[]> {
  const { rows } = await pool.query<DutyEntry>(`
SELECT id, squad_id AS "squadId", user_id AS "userId", person, device_id AS "deviceId", vehicle_id AS "vehicleId", shift, ms(starts_at) AS "startsMs", ms(ends_at) AS "endsMs", ms(clocked_in_at) AS "clockedInMs", ms(clocked_out_at) AS "clockedOutMs"
FROM duty WHERE ends_at > now() - interval '1 hour' AND starts_at < now() + interval '2 days' ORDER BY starts_at, id`.replaceAll(/ms\((\w+)\)/g, '(extract(epoch FROM $1) * 1000)::float8'))
  return rows
}
