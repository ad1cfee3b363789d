import { Injectable } from '@nestjs/common'
import { nearestSeeing } from '@watchfloor/domain'
import type { Alarm } from '@watchfloor/shared'
import { AuditService } from '../../platform/audit/audit.service.js'
import { StillDesk } from '../access/still-desk.js'
import type { Movie } from '../access/still-desk.js'
import { MediaDoor } from '../gateway/media-door.js'
import { Senders } from '../gateway/senders.js'
import { CameraAreas } from '../registry/camera-areas.js'
import { CameraRows, wayOf } from '../registry/camera-rows.js'
import type { CameraRow } from '../registry/camera-rows.js'
import { NoPicture } from './no-picture.js'

/** A camera by which an alarm can be seen; `distanceM` null = the alarm is its own. */
export interface AlarmView { readonly camera: CameraRow; readonly distanceM: number | null }

/** Which camera shows what an alarm is about, and its picture of this moment. */
@Injectable()
export class AlarmViews {
  constructor(
    private readonly rows: CameraRows, private readonly areas: CameraAreas, private readonly senders: Senders, private readonly door: MediaDoor, private readonly stills: StillDesk,
    private readonly audit: AuditService,
  ) {}

  /** Whether there is video that gives stills at all: not with `VIDEO=off`, nor with a gateway that is not ours. */
  get givesAny(): boolean { return this.door.ours && this.door.state() !== 'off' }

  /** Its own camera where that gives pictures now, else the nearest fixed one whose field of view holds the place; null = nobody looks there, or there is no video that gives stills. */
  async of({ sourceId, lat, lon }: Alarm): Promise<AlarmView | null> {
    if (!this.givesAny) return null
    const own = await this.rows.one(sourceId)
    if (own?.enabled && this.gives(own)) return { camera: own, distanceM: null }
    if (lat === null || lon === null) return null
    // What people wear is looked through in its own alarm only: not for being near another's.
    const fixed = (await this.rows.all()).filter((camera) => camera.enabled && !camera.moving && !camera.asks_reason && camera.id !== sourceId && this.gives(camera))
    const found = nearestSeeing(fixed.map((row) => ({ row, lat: row.lat, lon: row.lon, facingDeg: row.facing_deg, fieldOfViewDeg: row.field_of_view_deg, rangeM: row.range_m })), lat, lon)
    return found === null ? null : { camera: found.camera.row, distanceM: found.distanceM }
  }

  /** @throws NoPicture */
  async still({ camera }: AlarmView, { rule, kind }: Alarm, stopping: AbortSignal): Promise<Movie> {
    if (this.door.state() !== 'ok') throw new NoPicture('unreachable', true, 'the media gateway is away')
    if (camera.asks_reason) await this.audit.write(rule, 'camera.watch', camera.id, null, { name: camera.name, reason: kind })
    try {
      return await this.stills.hubStill(camera, 'main', stopping)
    } catch (error) {
      throw new NoPicture('camera_silent', true, (error as Error).message)
    }
  }

  placeOf(camera: CameraRow): { lat: number | null; lon: number | null } { return this.areas.placeOf(camera) }

  /** A drone is not commanded for it, and nobody is asked to begin: what is fetched, or what sends at this moment. */
  private gives(camera: CameraRow): boolean {
    return wayOf(camera) === 'fetched' ? camera.main_url !== null || camera.sub_url !== null : this.senders.of(camera.id) !== undefined
  }
}
