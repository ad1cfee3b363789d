import type { ParkingNotice } from '@watchfloor/shared'

/** A parking notice as its table holds it. */
export interface NoticeRow {
  id: string; incident_id: string | null; plate: string; plate_kind: ParkingNotice['plateKind']; lat: number; lon: number; occurred_at: Date; received_at: Date; by_person: string; evidence: string[]
  outcome: ParkingNotice['outcome']; score: number; valid: boolean; faults: ParkingNotice['faults']
}

export const toNotice = (row: NoticeRow): ParkingNotice => ({
  id: row.id, incidentId: row.incident_id, plate: row.plate, plateKind: row.plate_kind, lat: row.lat, lon: row.lon, occurredAt: row.occurred_at.toISOString(), receivedAt: row.received_at.toISOString(), by: row.by_person,
  evidence: row.evidence, outcome: row.outcome, score: row.score, valid: row.valid, faults: row.faults,
})
