import { Injectable } from '@nestjs/common'
import type { HealthState } from '@watchfloor/shared'
import type { Watcher } from '../../ports/picture.port.js'
import { VideoPort } from '../../ports/video.port.js'
import { CameraRows } from '../registry/camera-rows.js'
import { WatchLimits } from '../registry/watch-limits.js'
import { MediaDoor } from './media-door.js'
import { Senders } from './senders.js'

/** How video is, and who sends, for the consoles. */
@Injectable()
export class VideoState extends VideoPort {
  constructor(private readonly door: MediaDoor, private readonly senders: Senders, private readonly rows: CameraRows, private readonly limits: WatchLimits) { super() }

  override state(): HealthState { return this.door.state() }
  override sending(): string[] { return this.senders.ids() }

  override async mayWatch(ids: readonly string[], by: Watcher): Promise<string[]> {
    if (ids.length === 0) return []
    const [rows, maySee] = await Promise.all([this.rows.some(ids), this.limits.sightOf(by)])
    return rows.filter((row) => row.enabled && maySee(row)).map(({ id }) => id)
  }
}
