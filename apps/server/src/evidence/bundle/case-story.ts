import { Injectable } from '@nestjs/common'
import type { ChainRecord } from '@watchfloor/domain'
import type { EvidenceItem, Fix, TimelineLine } from '@watchfloor/shared'
import { DataSource } from 'typeorm'
import type { EntityManager } from 'typeorm'
import { TrackHistoryPort } from '../../ports/track-history.port.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { readTimeline } from '../chain/timeline-rows.js'
import { SELECT_ITEM, toItem } from '../evidence-rows.js'
import type { EvidenceRow } from '../evidence-rows.js'

/** One link of a chain as stored. */
export interface StoredRecord { seq: number; previous: string; hash: string; record: ChainRecord }
export interface UnitTrack { deviceId: string; name: string; from: string; to: string; total: number; fixes: Fix[] }
/** All that is known of one incident, read at one moment. */
export interface CaseStory { incident: Record<string, unknown> & { id: string; number: string }; timeline: TimelineLine[]; chain: StoredRecord[]; items: EvidenceItem[]; tracks: UnitTrack[] }

const AROUND_MS = 10 * 60_000
const LONGEST_TRACK_MS = 24 * 3600_000
const MOST_FIXES = 5000

/** Reads an incident for a bundle. */
@Injectable()
export class CaseStories {
  constructor(private readonly database: DataSource, private readonly tracks: TrackHistoryPort) {}

  async read(incidentId: string): Promise<CaseStory> {
    // One snapshot: an action that commits meanwhile is in all of it or in none.
    const story = await this.database.transaction('REPEATABLE READ', async (manager) => {
      const [incident] = await manager.query<CaseStory['incident'][]>('SELECT * FROM incident WHERE id = $1', [incidentId])
      if (!incident) throw new ApiProblem('not_found', 'no such incident')
      const timeline = await readTimeline(manager, incidentId)
      const chain = await manager.query<StoredRecord[]>('SELECT seq, previous, hash, record FROM evidence_record WHERE incident_id = $1 ORDER BY seq', [incidentId])
      const items = (await manager.query<EvidenceRow[]>(`${SELECT_ITEM} JOIN evidence_of o ON o.item_id = i.id WHERE o.incident_id = $1 ORDER BY i.received_at, i.id`, [incidentId])).map(toItem)
      return { incident, timeline, chain, items, devices: await devicesOf(manager, incidentId, items) }
    })
    const { devices, ...rest } = story
    return { ...rest, tracks: await this.tracksOf(devices) }
  }

  private async tracksOf(devices: readonly Stretch[]): Promise<UnitTrack[]> {
    const found: UnitTrack[] = []
    for (const { device_id: deviceId, from_at: from, to_at: to } of devices) {
      const fromMs = from.getTime() - AROUND_MS
      const toMs = Math.min(to.getTime() + AROUND_MS, fromMs + LONGEST_TRACK_MS)
      const track = await this.tracks.track(deviceId, fromMs, toMs, MOST_FIXES)
      if (track && track.total > 0) found.push({ deviceId, name: track.name, from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString(), total: track.total, fixes: track.fixes })
    }
    return found
  }
}

interface Stretch { device_id: string; from_at: Date; to_at: Date }
/** Devices of the people and vehicles on duty for the units that were sent, from being told to the end; and those that took the pictures. */
const devicesOf = (manager: EntityManager, incidentId: string, items: readonly EvidenceItem[]): Promise<Stretch[]> => manager.query<Stretch[]>(
  `SELECT device_id, min(from_at) AS from_at, max(to_at) AS to_at FROM (
     SELECT unnest(ARRAY[u.device_id, u.vehicle_id]) AS device_id, d.notified_at AS from_at, coalesce(d.ended_at, i.closed_at, now()) AS to_at
     FROM dispatch_record d JOIN incident i ON i.id = d.incident_id
     JOIN duty u ON u.squad_id::text = d.unit_id AND u.starts_at < coalesce(d.ended_at, i.closed_at, now()) AND u.ends_at > d.notified_at
     WHERE d.incident_id = $1
     UNION ALL SELECT device_id, coalesce(taken_at, received_at), coalesce(taken_at, received_at) FROM evidence_item WHERE id = ANY($2::uuid[])
   ) AS seen WHERE device_id IS NOT NULL GROUP BY device_id ORDER BY device_id`,
  [incidentId, items.map(({ id }) => id)])
