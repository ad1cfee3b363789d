import { Injectable } from '@nestjs/common'
import type { Camera, Role } from '@watchfloor/shared'
import { CameraAreas } from './camera-areas.js'
import { Senders } from '../gateway/senders.js'
import { wayOf } from './camera-rows.js'
import type { CameraRow } from './camera-rows.js'

/** A row as the API tells it. Addresses are for those who manage cameras; a password is for nobody. */
@Injectable()
export class CameraView {
  constructor(private readonly areas: CameraAreas, private readonly senders: Senders) {}

  of(row: CameraRow, role: Role): Camera {
    const { lat, lon } = this.areas.placeOf(row)
    const sending = this.senders.of(row.id)
    const area = this.areas.of(row).at(-1)
    return {
      id: row.id, name: row.name, externalId: row.external_id, lat, lon, facingDeg: row.facing_deg, kind: row.kind,
      ...(role === 'admin' ? { mainUrl: row.main_url, subUrl: row.sub_url, username: row.username, hasPassword: row.sealed_password !== null, onvifUrl: row.onvif_url, onvifUsername: row.onvif_username, hasOnvifPassword: row.sealed_onvif_password !== null } : {}),
      ptz: row.onvif_url !== null,
      streams: streamsOf(row),
      fieldOfViewDeg: row.field_of_view_deg, rangeM: row.range_m, heightM: row.height_m, tiltDeg: row.tilt_deg, owner: row.owner,
      areaId: area?.id ?? null, areaName: area?.name ?? null, watchers: row.watchers, groups: row.groups, sendingSince: sending ? iso(new Date(sending.sinceMs)) : null, way: wayOf(row),
      condition: {
        // What sends by itself is not looked at in turn: it is on while it sends.
        ...(sending && row.state === null ? { state: 'on', since: iso(new Date(sending.sinceMs)) } : { state: row.state ?? 'unknown', since: iso(row.since) }), suspicion: row.suspicion, seen: row.verdict && { verdict: row.verdict, at: row.judged_at!.toISOString(), by: row.judged_by! }, fault: row.fault, checkedAt: iso(row.checked_at), seenAt: iso(row.seen_at),
        codec: row.codec, width: row.width, height: row.height, fps: row.fps, today: row.today_checks ? row.today_on! / row.today_checks : null,
      },
    }
  }
}

/** What can be asked for: fixed cameras by their addresses; what publishes has one stream, its own. */
export function streamsOf({ main_url, sub_url, moving }: Pick<CameraRow, 'main_url' | 'sub_url' | 'moving'>): Camera['streams'] {
  const streams: Camera['streams'] = []
  if (main_url !== null || (moving && sub_url === null)) streams.push('main')
  if (sub_url !== null) streams.push('sub')
  return streams
}

const iso = (time: Date | null): string | null => time?.toISOString() ?? null
