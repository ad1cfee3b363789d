import { Injectable } from '@nestjs/common'
import { PTZ_REQUESTS } from '@watchfloor/domain'
import type { PtzPlace } from '@watchfloor/domain'
import { AuditService } from '../../platform/audit/audit.service.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import type { CameraRow } from '../registry/camera-rows.js'
import { LensBook } from './lens-book.js'
import { Mover } from './mover.js'
import { PoseWatch } from './pose-watch.js'
import { PtzDesk } from './ptz-desk.js'
import type { Hand } from './ptz-desk.js'

interface Row { pan: number | null; tilt: number | null; zoom: number | null; pan_tilt_space: string | null; zoom_space: string | null }

/** Where a lens looked when a picture was kept, and the way back there: so that whoever checks afterwards sees the same ground. */
@Injectable()
export class KeptLooks {
  constructor(private readonly pool: PgPool, private readonly lenses: LensBook, private readonly poses: PoseWatch, private readonly mover: Mover, private readonly desk: PtzDesk, private readonly audit: AuditService) {}

  /** Notes where it looks now beside a picture of it. False: the device does not say, or cannot be told to look there again. @throws ApiProblem `not_found` for a picture of another */
  async keep(camera: CameraRow, evidenceId: string): Promise<boolean> {
    const { rows: [item] } = await this.pool.query('SELECT 1 FROM evidence_item WHERE id = $1 AND device_id = $2', [evidenceId, camera.id])
    if (!item) throw new ApiProblem('not_found', 'there is no such picture of this camera')
    const mount = await this.lenses.mount(camera)
    const { places } = mount.lens
    const { position: { pan, tilt, zoom, panTiltSpace, zoomSpace } } = await this.poses.ask(camera, mount)
    const turned = places.panTilt && pan !== null && tilt !== null
    const closer = places.zoom && zoom !== null
    if (!turned && !closer) return false
    await this.pool.query('INSERT INTO camera_look(evidence_id, device_id, pan, tilt, zoom, pan_tilt_space, zoom_space) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING',
      [evidenceId, camera.id, turned ? pan : null, turned ? tilt : null, closer ? zoom : null, panTiltSpace, zoomSpace])
    return true
  }

  /** Whether there is a view to go back to. */
  async has(camera: CameraRow, evidenceId: string): Promise<boolean> { return await this.of(camera, evidenceId) !== null }

  /** Turns it to where it looked then, in this hand. @throws ApiProblem `ptz.held`, `ptz.refused` */
  async goBack(camera: CameraRow, hand: Hand, evidenceId: string): Promise<void> {
    const place = await this.of(camera, evidenceId)
    if (!place) throw new ApiProblem('ptz.refused', 'nobody noted where the camera looked when this picture was kept; turn it by hand')
    await this.desk.hold(camera, hand, false)
    const mount = await this.lenses.mount(camera)
    await this.mover.tell(camera.id, () => mount.device.ask(mount.lens.path, PTZ_REQUESTS.lookAt(mount.lens.profile, place)))
    this.poses.follow(camera, mount)
    await this.audit.write(hand.user.username, 'camera.ptz_go', camera.id, hand.address, { name: camera.name, picture: evidenceId })
  }

  private async of(camera: CameraRow, evidenceId: string): Promise<PtzPlace | null> {
    const { rows: [row] } = await this.pool.query<Row>('SELECT pan, tilt, zoom, pan_tilt_space, zoom_space FROM camera_look WHERE evidence_id = $1 AND device_id = $2', [evidenceId, camera.id])
    return row ? { pan: row.pan, tilt: row.tilt, zoom: row.zoom, panTiltSpace: row.pan_tilt_space, zoomSpace: row.zoom_space } : null
  }
}
