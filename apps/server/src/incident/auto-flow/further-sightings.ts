import { DUPLICATE_LIMITS, furtherSightingOf, nearDistanceM } from '@watchfloor/domain'
import type { Actor } from '@watchfloor/domain'
import { OPEN_STATES } from '@watchfloor/shared'
import type { Alarm } from '@watchfloor/shared'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { incidentForm } from '../../store/case-rows.js'
import type { Row } from '../../store/case-rows.js'
import { CaseDesk } from '../case/case-desk.js'

const METRES_PER_DEGREE = nearDistanceM(0, 0, 1, 0)
/** Open incidents that alarms of this source and kind led to, or what those were merged into. */
const OWN = `SELECT * FROM incident WHERE state = ANY($3) AND id IN (
  SELECT coalesce(i.merged_into, i.id) FROM (SELECT incident_id FROM alarm WHERE source_id = $1 AND kind = $2 AND incident_id IS NOT NULL ORDER BY last_at DESC LIMIT 20) a JOIN incident i ON i.id = a.incident_id)`
/** Open incidents near a place to which any alarm of the kind led. */
const NEAR = `SELECT i.* FROM incident i WHERE i.state = ANY($1) AND i.category = $2 AND i.created_at > $3 AND i.lat BETWEEN $4 AND $5 AND i.lon BETWEEN $6 AND $7
  AND EXISTS (SELECT 1 FROM alarm a WHERE a.incident_id = i.id AND a.kind = $8)`

/** A candidate whose matter has an incident already is one more sighting of it, not a second incident. */
@Injectable()
export class FurtherSightings {
  constructor(private readonly desk: CaseDesk) {}

  /** Joins the alarm to the open incident of its matter and answers its id; null where there is none. Until the transaction ends no other candidate of this category is looked at. */
  async join(alarm: Alarm & { lat: number; lon: number }, actor: Actor, within: EntityManager): Promise<string | null> {
    // Two processes with a candidate each of one thing would both find nothing open yet.
    await within.query("SELECT pg_advisory_xact_lock(hashtextextended('candidate ' || $1, 0))", [alarm.category])
    const nowMs = Date.now()
    const own = await within.query<Row[]>(OWN, [alarm.sourceId, alarm.kind, OPEN_STATES])
    const { radiusM, withinMs } = DUPLICATE_LIMITS
    const dLat = radiusM / METRES_PER_DEGREE
    const dLon = dLat / Math.max(0.01, Math.cos((alarm.lat * Math.PI) / 180))
    const near = await within.query<Row[]>(NEAR, [OPEN_STATES, alarm.category, new Date(nowMs - withinMs), alarm.lat - dLat, alarm.lat + dLat, alarm.lon - dLon, alarm.lon + dLon, alarm.kind])
    const incident = furtherSightingOf(alarm, own.map(incidentForm.fromRow), near.map(incidentForm.fromRow), nowMs)
    // Whoever closed it between the look and the lock was quicker: then it is a new matter.
    return incident !== null && await this.desk.sighting(incident.id, alarm, actor, within) ? incident.id : null
  }
}
