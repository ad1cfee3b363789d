import { Injectable } from '@nestjs/common'
import { Settings } from '../../platform/config/settings.js'
import { MediaDoor } from '../gateway/media-door.js'
import { MediaPaths, pathOf } from '../gateway/media-paths.js'
import { ViewTokens } from './view-token.js'

const NOBODY = 'system'

/** Makes a path ready for a device that will send, with a token for that path alone. */
@Injectable()
export class PublishLeaves {
  constructor(private readonly settings: Settings, private readonly door: MediaDoor, private readonly paths: MediaPaths, private readonly tokens: ViewTokens) {}

  /** @throws ApiProblem `video.off` */
  async token(deviceId: string, userId: string, forMs: number): Promise<{ path: string; token: string; untilMs: number }> {
    const path = pathOf(deviceId, 'main')
    await this.paths.ready(path, 'publisher')
    const untilMs = Date.now() + forMs
    return { path, token: this.tokens.issue({ path, action: 'publish', userId, untilMs }), untilMs }
  }

  /** Where a device sends by RTMP, the token in the address; null while nobody listens there. */
  async rtmpUrl(deviceId: string, host: string, forMs: number): Promise<string | null> {
    const { path, token } = await this.token(deviceId, NOBODY, forMs)
    return this.addressOf(path, token, host)
  }

  /** The public name of this hub goes before the one by which a browser found it: a dock does not sit at the browser's desk. */
  addressOf(path: string, token: string, host: string): string | null {
    const { PUBLIC_URL } = this.settings
    const rtmp = this.door.rtmpUrl(PUBLIC_URL ? new URL(PUBLIC_URL).hostname : host)
    return rtmp && `${rtmp}/${path}?token=${token}`
  }
}
