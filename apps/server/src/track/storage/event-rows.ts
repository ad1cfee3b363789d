import type { ClientBase } from 'pg'
import type { NewEvent } from './new-event.js'

const EVENTS = `INSERT INTO device_event (id, device_id, time, received_at, type, severity, code, text, active, lat, lon, dedupe_key, detection)
SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::text[], $9::boolean[], $10::float8[], $11::float8[], $12::text[], $13::jsonb[])
ON CONFLICT DO NOTHING RETURNING id`

/** Answers the ids of those that were not there yet. */
export async function insertEvents(client: ClientBase, events: readonly NewEvent[]): Promise<Set<string>> {
  const column = <T>(pick: (e: NewEvent) => T): T[] => events.map(pick)
  const { rows } = await client.query<{ id: string }>(EVENTS, [
    column((e) => e.event.id), column((e) => e.event.deviceId), column((e) => e.event.time), column((e) => new Date(e.receivedMs).toISOString()), column((e) => e.event.type),
    column((e) => e.event.severity), column((e) => e.event.code), column((e) => e.event.text), column((e) => e.event.active), column((e) => e.event.lat),
    column((e) => e.event.lon), column((e) => e.dedupeKey), column((e) => (e.event.detection ? JSON.stringify(e.event.detection) : null)),
  ])
  return new Set(rows.map((row) => row.id))
}
