import { Injectable } from '@nestjs/common'
import type { Camera, CameraState, CameraWay, DeviceKind, Protocol, SuspicionVerdict } from '@watchfloor/shared'
import { PgPool } from '../../platform/database/pg-pool.js'
import { CityClock } from '../../platform/places/city-clock.js'

/** A camera as the database has it: every device of kind camera, and every other that was given a video side. */
export interface CameraRow {
  id: string; no: number; name: string; device_kind: DeviceKind; protocol: Protocol; external_id: string; enabled: boolean; lat: number | null; lon: number | null; facing_deg: number | null
  kind: string; main_url: string | null; sub_url: string | null; username: string | null; sealed_password: Buffer | null
  onvif_url: string | null; onvif_username: string | null; sealed_onvif_password: Buffer | null
  field_of_view_deg: number | null; range_m: number | null; height_m: number | null; tilt_deg: number | null; owner: string | null; watchers: Camera['watchers']; groups: string[]
  moving: boolean; asks_reason: boolean
  state: CameraState | null; suspicion: Camera['condition']['suspicion']; verdict: SuspicionVerdict | null; judged_at: Date | null; judged_by: string | null; fault: Camera['condition']['fault']; since: Date | null; checked_at: Date | null; seen_at: Date | null
  codec: string | null; width: number | null; height: number | null; fps: number | null; today_checks: number | null; today_on: number | null
}

/** Protocols by which a device can be told to send its picture. */
const ASKABLE: readonly Protocol[] = ['dji']
/** How its pictures come: an address goes before everything else. */
export function wayOf({ device_kind, protocol, moving, main_url, sub_url }: Pick<CameraRow, 'device_kind' | 'protocol' | 'moving' | 'main_url' | 'sub_url'>): CameraWay {
  if (main_url !== null || sub_url !== null) return 'fetched'
  return device_kind === 'drone' && ASKABLE.includes(protocol) ? 'asked' : moving ? 'sends' : 'fetched'
}

/** A camera of which nobody said whose it is counts as the bureau's own. */
export const FALLBACK_KIND = 'bureau'
/** $1: the city's date, of which the daily figure is told. */
const SELECT = `
SELECT d.id, d.no, d.name, d.kind AS device_kind, d.protocol, d.external_id, d.enabled, d.lat, d.lon, d.facing_deg, k.id AS kind, c.main_url, c.sub_url, c.username, c.sealed_password,
  c.onvif_url, c.onvif_username, c.sealed_onvif_password,
  c.field_of_view_deg, c.range_m, c.height_m, c.tilt_deg, c.owner, coalesce(c.watchers, '{seat,dispatcher,supervisor,admin}') AS watchers, coalesce(c.groups, '{}') AS groups, k.moving, k.asks_reason,
  s.state, s.suspicion, s.verdict, s.judged_at, s.judged_by, s.fault, s.since, s.checked_at, s.seen_at, s.codec, s.width, s.height, s.fps::float8 AS fps, t.checks AS today_checks, t.on_checks AS today_on
FROM device d LEFT JOIN camera c ON c.device_id = d.id
JOIN camera_kind k ON k.id = coalesce(c.kind, CASE d.kind WHEN 'drone' THEN 'drone' WHEN 'bodycam' THEN 'bodycam' WHEN 'phone' THEN 'bodycam' WHEN 'vehicle' THEN 'vehicle' WHEN 'truck' THEN 'vehicle' ELSE '${FALLBACK_KIND}' END)
LEFT JOIN camera_condition s ON s.device_id = d.id LEFT JOIN camera_day t ON t.device_id = d.id AND t.day = $1::date`

@Injectable()
export class CameraRows {
  constructor(private readonly pool: PgPool, private readonly clock: CityClock) {}

  /** All cameras in the order in which they were made. */
  async all(): Promise<CameraRow[]> {
    return this.read("WHERE d.kind = 'camera' OR c.device_id IS NOT NULL ORDER BY d.no")
  }

  /** What somebody can choose from: all cameras, drones that can be asked for their picture, and whatever sends now. */
  async listed(sending: readonly string[]): Promise<CameraRow[]> {
    return this.read("WHERE d.kind = 'camera' OR c.device_id IS NOT NULL OR (d.kind = 'drone' AND d.protocol = ANY($2)) OR d.id = ANY($3::uuid[]) ORDER BY d.no", ASKABLE, sending)
  }

  /** These devices' video sides. */
  async some(ids: readonly string[]): Promise<CameraRow[]> {
    return ids.length === 0 ? [] : this.read('WHERE d.id = ANY($2::uuid[])', ids)
  }

  /** One device's video side; any device that may carry a lens has one, if only an empty one. */
  async one(id: string): Promise<CameraRow | null> {
    return (await this.read("WHERE d.id = $2 AND (d.kind IN ('camera', 'drone', 'bodycam', 'vehicle', 'phone', 'dock', 'truck') OR c.device_id IS NOT NULL)", id))[0] ?? null
  }

  private async read(where: string, ...values: unknown[]): Promise<CameraRow[]> {
    return (await this.pool.query<CameraRow>(`${SELECT} ${where}`, [await this.clock.today(), ...values])).rows
  }
}
