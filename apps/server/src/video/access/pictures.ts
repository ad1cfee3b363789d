import { Injectable } from '@nestjs/common'
import { PicturePort } from '../../ports/picture.port.js'
import type { Watcher } from '../../ports/picture.port.js'
import { MediaDoor } from '../gateway/media-door.js'
import { Senders } from '../gateway/senders.js'
import { CameraRows } from '../registry/camera-rows.js'
import { WatchLimits } from '../registry/watch-limits.js'

/** Says who can be seen: a camera that is fetched and was not found off, or one that publishes at this moment. */
@Injectable()
export class Pictures extends PicturePort {
  constructor(private readonly cameras: CameraRows, private readonly door: MediaDoor, private readonly senders: Senders, private readonly limits: WatchLimits) { super() }

  override async canBeSeen(deviceId: string, by: Watcher): Promise<boolean> {
    const camera = await this.cameras.one(deviceId)
    if (!camera?.enabled || !camera.watchers.some((role) => role === by.role) || !(await this.limits.sightOf(by))(camera)) return false
    if (this.door.state() === 'off' || this.door.state() === 'down') return false
    if (camera.main_url !== null) return camera.state !== 'off'
    return this.senders.of(deviceId) !== undefined
  }
}
