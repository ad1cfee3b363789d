import type { EvidenceItem } from '@watchfloor/shared'

/** An item with its file, as read. */
export interface EvidenceRow {
  id: string; hash: string; mime: string; bytes: string; width: number | null; height: number | null; name: string; role: EvidenceItem['role']; taken_at: Date | null; received_at: Date
  lat: number | null; lon: number | null; accuracy_m: number | null; device_id: string | null; by_person: string
}
/** All of an item; add where and order. */
export const SELECT_ITEM = `SELECT i.id, i.hash, f.mime, f.bytes, f.width, f.height, i.name, i.role, i.taken_at, i.received_at, i.lat, i.lon, i.accuracy_m, i.device_id, i.by_person
  FROM evidence_item i JOIN evidence_file f ON f.hash = i.hash`

export const toItem = (row: EvidenceRow): EvidenceItem => ({
  id: row.id, hash: row.hash, mime: row.mime, bytes: Number(row.bytes), width: row.width, height: row.height, name: row.name, role: row.role,
  takenAt: row.taken_at?.toISOString() ?? null, receivedAt: row.received_at.toISOString(), lat: row.lat, lon: row.lon, accuracyM: row.accuracy_m, deviceId: row.device_id, by: row.by_person,
})
