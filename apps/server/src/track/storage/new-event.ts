import { v7 as uuidv7 } from 'uuid'
import type { DeviceEvent } from '@watchfloor/shared'
import type { DetectionDetail, EventReport } from '@watchfloor/domain'
import { storableText } from '../../store/storable-text.js'
import type { Unit } from '../live/unit.js'

/** An event on its way into the database; its unit's alarm changes when it is stored. */
export interface NewEvent { unit: Unit; event: DeviceEvent; timeMs: number; receivedMs: number; clockOffsetMs: number; dedupeKey: string }

/** A detector's words as PostgreSQL takes them; null where it adds nothing. */
function storableDetection(said: DetectionDetail | undefined): DetectionDetail | null {
  if (said === undefined || (said.confidence === null && said.trackingId === null && said.picture === null)) return null
  return { confidence: said.confidence, trackingId: storableText(said.trackingId), picture: storableText(said.picture) }
}

/** An event as it will be stored, with its id. */
export function newEvent(unit: Unit, report: EventReport, receivedMs: number): NewEvent {
  const placed = Math.abs(report.lat) <= 90 && Math.abs(report.lon) <= 180
  return {
    unit, timeMs: report.timeMs, receivedMs, clockOffsetMs: unit.clockOffsetMs, dedupeKey: storableText(report.dedupeKey)!,
    event: {
      id: uuidv7(), deviceId: unit.deviceId, time: new Date(report.timeMs).toISOString(), type: storableText(report.eventType)!, severity: report.severity,
      code: storableText(report.code), text: storableText(report.text), active: report.active, lat: placed ? report.lat : null, lon: placed ? report.lon : null,
      detection: storableDetection(report.detection),
    },
  }
}
