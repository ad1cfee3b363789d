import { crc32, deflateSync } from 'node:zlib'
import type { EvidenceItem, TimelineLine } from '@watchfloor/shared'
import { v7 as uuid } from 'uuid'
import type { PgPool } from '../src/platform/database/pg-pool.js'
import type { Answer, Caller } from './harness/caller.js'

let shade = 0
/** A real PNG of one grey, different each time. */
export function picture(width = 4, height = 3): Buffer {
  const chunk = (type: string, body: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(type), body])
    const length = Buffer.alloc(4), sum = Buffer.alloc(4)
    length.writeUInt32BE(body.length)
    sum.writeUInt32BE(crc32(named))
    return Buffer.concat([length, named, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0], 8)
  const about = Buffer.from(`Comment\0picture ${shade++}`)
  const rows = Buffer.concat(Array.from({ length: height }, () => Buffer.concat([Buffer.from([0]), Buffer.alloc(width, shade % 256)])))
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), chunk('tEXt', about), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

/** Uploads bytes as a phone does. */
export async function upload(caller: Caller, content: Buffer, query: Record<string, string | number> = {}, type = 'image/png'): Promise<Answer<EvidenceItem>> {
  const search = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]))
  const response = await fetch(`${caller.baseUrl}/api/evidence?${search}`, { method: 'POST', headers: { Authorization: `Bearer ${caller.token}`, 'Content-Type': type }, body: new Uint8Array(content) })
  return { status: response.status, headers: response.headers, body: await response.json() as EvidenceItem }
}

/** An incident's row, as the case engine would have written it. */
export async function incidentRow(pool: PgPool): Promise<string> {
  const id = uuid()
  await pool.query(
    `INSERT INTO incident(id, number, version, state, category, priority, lat, lon, description, source, first_sighting, created_at, updated_at)
     VALUES ($1, $2, 1, 'reported', '0101', 'P3', 29.97, 121.22, 'a test', 'officer', '{}', now(), now())`, [id, id])
  return id
}

/** A line of its story, written and given back. */
export async function lineRow(pool: { query(sql: string, values: unknown[]): Promise<unknown> }, incidentId: string, given: Partial<TimelineLine> = {}): Promise<TimelineLine> {
  const line: TimelineLine = {
    id: uuid(), incidentId, version: 1, action: 'note', from: 'reported', to: 'reported', actor: { type: 'person', id: uuid(), name: '李队员', role: 'officer' }, recordedAt: new Date().toISOString(),
    occurredAt: null, reason: null, note: '店外经营，已劝导', evidence: [], about: { minutes: 2.5 }, undoUntil: null, ...given,
  }
  await pool.query(
    `INSERT INTO timeline_line(id, incident_id, version, action, from_state, to_state, actor, recorded_at, occurred_at, reason, note, evidence, about, undo_until) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [line.id, line.incidentId, line.version, line.action, line.from, line.to, line.actor, line.recordedAt, line.occurredAt, line.reason, line.note, line.evidence, line.about, line.undoUntil])
  return line
}
