import { Injectable, Logger } from '@nestjs/common'
import type { PtzNews, Role } from '@watchfloor/shared'
import { VideoPort } from '../../ports/video.port.js'
import { ConsoleFeed } from './console-feed.js'
import type { ConsoleLink } from './console-link.js'

/** A lens that turns is told of several times a second; what was taken from a person holds from then on. */
const KNOWN_MS = 2000

/** Who moves a camera and where it looks, for the consoles of those who may watch it: by role, by the areas that a person is limited to, and by whom a supervisor has in charge. */
@Injectable()
export class LensNews {
  private readonly log = new Logger('Consoles')
  private readonly known = new Map<string, { atMs: number; may: boolean }>()
  /** One after the other: where it looks now must not arrive before where it looked. */
  private turn: Promise<void> = Promise.resolve()

  constructor(private readonly feed: ConsoleFeed, private readonly video: VideoPort) {}

  tell(roles: readonly Role[], news: PtzNews): void {
    this.turn = this.turn.then(() => this.show(roles, news)).catch((error: unknown) => this.log.debug({ err: error }, 'news of a lens was not told; the next follows'))
  }

  private async show(roles: readonly Role[], news: PtzNews): Promise<void> {
    const nowMs = Date.now()
    for (const [key, { atMs }] of this.known) if (nowMs - atMs > KNOWN_MS) this.known.delete(key)
    for (const link of [...this.feed.all()]) if (roles.includes(link.user.role) && await this.may(link, news.cameraId, nowMs)) link.send('ptz', { news })
  }

  private async may({ user }: ConsoleLink, cameraId: string, atMs: number): Promise<boolean> {
    const key = `${user.id} ${cameraId}`
    const before = this.known.get(key)
    if (before) return before.may
    const may = (await this.video.mayWatch([cameraId], user)).length > 0
    this.known.set(key, { atMs, may })
    return may
  }
}
