import { Injectable, Logger } from '@nestjs/common'
import type { OnModuleDestroy } from '@nestjs/common'
import { PTZ_REQUESTS, facingOf, readStatus } from '@watchfloor/domain'
import type { PtzPosition } from '@watchfloor/domain'
import type { PtzPose } from '@watchfloor/shared'
import { CaseFeedPort } from '../../ports/case-feed.port.js'
import type { CameraRow } from '../registry/camera-rows.js'
import { HoldRows } from './hold-rows.js'
import type { Mount } from './lens-book.js'

const ASK_MS = 700
/** A preset at the other end of the circle is reached by then. */
const LONGEST_MS = 30_000
/** A lens runs on a little after it was told to stop. */
const STILL_TIMES = 2

interface Follow { camera: CameraRow; mount: Mount; untilMs: number; still: number; last: string; timer: NodeJS.Timeout | undefined }

/** Asks cameras that move where they look, until they stand still, and tells the consoles. */
@Injectable()
export class PoseWatch implements OnModuleDestroy {
  private readonly log = new Logger('Video')
  private readonly following = new Map<string, Follow>()

  constructor(private readonly feed: CaseFeedPort, private readonly holds: HoldRows) {}

  onModuleDestroy(): void {
    for (const { timer } of this.following.values()) clearTimeout(timer)
    this.following.clear()
  }

  /** Where it looks now. */
  async ask(camera: CameraRow, { device, lens }: Mount): Promise<{ pose: PtzPose; position: PtzPosition }> {
    const position = readStatus(await device.ask(lens.path, PTZ_REQUESTS.status(lens.profile)))
    return { position, pose: { pan: position.pan, tilt: position.tilt, zoom: position.zoom, facingDeg: facingOf(camera.facing_deg, position) } }
  }

  /** It begins to move, or goes on. */
  follow(camera: CameraRow, mount: Mount): void {
    const known = this.following.get(camera.id)
    if (known) { known.untilMs = Date.now() + LONGEST_MS; known.still = 0; return }
    const follow: Follow = { camera, mount, untilMs: Date.now() + LONGEST_MS, still: 0, last: '', timer: undefined }
    this.following.set(camera.id, follow)
    this.soon(follow)
  }

  private soon(follow: Follow): void {
    follow.timer = setTimeout(() => {
      void this.look(follow).then((goesOn) => {
        if (this.following.get(follow.camera.id) !== follow) return
        if (goesOn) this.soon(follow)
        else this.following.delete(follow.camera.id)
      }, (error: unknown) => { this.following.delete(follow.camera.id); this.log.debug({ err: error }, 'a moving camera did not say where it looks') })
    }, ASK_MS)
  }

  private async look(follow: Follow): Promise<boolean> {
    const { pose, position } = await this.ask(follow.camera, follow.mount)
    const now = JSON.stringify(pose)
    if (now !== follow.last) this.feed.ptz(follow.camera.watchers, { cameraId: follow.camera.id, hold: await this.holds.of(follow.camera.id), pose })
    follow.still = now === follow.last && position.moving !== true ? follow.still + 1 : 0
    follow.last = now
    return follow.still < STILL_TIMES && Date.now() < follow.untilMs
  }
}
