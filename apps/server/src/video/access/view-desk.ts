import { Injectable } from '@nestjs/common'
import type { PublishLeave, StreamName, ViewLeave } from '@watchfloor/shared'
import { AuditService } from '../../platform/audit/audit.service.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { Settings } from '../../platform/config/settings.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { MediaDoor } from '../gateway/media-door.js'
import { MediaPaths, pathOf, transcodedPathOf } from '../gateway/media-paths.js'
import { Senders } from '../gateway/senders.js'
import { PushDesk } from '../push/push-desk.js'
import { ReasonedLooks } from './reasoned-looks.js'
import { PublishLeaves } from './publish-leave.js'
import { sourceOf } from './source-address.js'
import { streamsOf } from '../registry/camera-view.js'
import { wayOf } from '../registry/camera-rows.js'
import { mayWatch } from '../registry/may-watch.js'
import type { CameraRow } from '../registry/camera-rows.js'
import { VideoKey } from '../registry/video-key.js'
import { OpenViews } from './open-views.js'
import { VIEW_MS, ViewTokens } from './view-token.js'

/** A drone flies and a body camera walks for a shift, and reconnects on the way. */
const PUBLISH_MS = 12 * 3_600_000

/** Gives leave to watch or to publish one stream, after the camera's own list of roles was asked. */
@Injectable()
export class ViewDesk {
  constructor(
    private readonly settings: Settings, private readonly door: MediaDoor, private readonly paths: MediaPaths, private readonly tokens: ViewTokens, private readonly key: VideoKey,
    private readonly leaves: PublishLeaves, private readonly pushes: PushDesk, private readonly audit: AuditService, private readonly views: OpenViews, private readonly looks: ReasonedLooks, senders: Senders,
  ) {
    senders.onLook(() => looks.goOn((reading) => senders.isRead(reading), Date.now()))
  }

  /**
   * @param host by which a device that has to be asked for its picture reaches this machine
   * @throws ApiProblem `auth.forbidden`, `video.no_source`, `video.reason_needed`, `video.off`, `video.no_transcoder`
   */
  async watch(camera: CameraRow, asked: StreamName, transcode: boolean, reason: string | undefined, host: string, user: SignedIn, address: string): Promise<ViewLeave> {
    if (camera.asks_reason && reason === undefined) throw new ApiProblem('video.reason_needed', 'say why you watch: it is logged and shown to whoever wears the camera')
    if (transcode && (!this.door.transcodes || wayOf(camera) !== 'fetched')) throw new ApiProblem('video.no_transcoder', 'nothing is encoded anew here: an administrator sets MEDIA_TRANSCODE and installs ffmpeg, or sets the camera to H.264 without B-frames')
    const { path, stream } = await this.open(camera, asked, user, false, transcode)
    if (wayOf(camera) === 'asked') await this.pushes.want(camera, host, user, address)
    if (camera.asks_reason) await this.audit.write(user.username, 'camera.watch', camera.id, address, { name: camera.name, reason })
    this.views.note(camera, user.id)
    const untilMs = Date.now() + VIEW_MS
    if (camera.asks_reason) this.looks.begin(camera.id, user.id, untilMs)
    const token = this.tokens.issue({ path, action: 'read', userId: user.id, untilMs })
    const fallback = this.door.ours ? { way: 'fmp4' as const, url: `/media/${path}/mp4` } : { way: 'hls' as const, url: `/media/hls/${path}/index.m3u8` }
    return { stream, whepUrl: `/media/${path}/whep`, fallback, mayTranscode: this.door.transcodes, token, expiresAt: new Date(untilMs).toISOString() }
  }

  /**
   * Makes a stream reachable for somebody who may see it: the one asked for, or the only one there is.
   * @param stills fetched for a while although nobody watches
   * @param transcode encoded anew, where the source is not for browsers
   */
  async open(camera: CameraRow, asked: StreamName, user: SignedIn, stills = false, transcode = false): Promise<{ path: string; stream: StreamName }> {
    mayWatch(camera, user)
    return this.reach(camera, asked, stills, transcode)
  }

  /** The same for the hub itself, which is no watcher. */
  async reach(camera: CameraRow, asked: StreamName, stills: boolean, transcode: boolean): Promise<{ path: string; stream: StreamName }> {
    if (!camera.enabled) throw new ApiProblem('video.no_source', 'this camera is switched off in the registry')
    const streams = streamsOf(camera)
    const stream = streams.includes(asked) ? asked : streams[0]
    if (stream === undefined) throw new ApiProblem('video.no_source', 'nobody has entered where this camera sends its pictures; an administrator adds its address')
    const path = (transcode ? transcodedPathOf : pathOf)(camera.id, stream)
    await this.paths.ready(path, sourceOf(camera, stream, this.key), stills)
    return { path, stream }
  }

  /** For a moving camera that sends by itself. @param host by which the publisher reaches this machine */
  async publish(camera: CameraRow, host: string, user: SignedIn, address: string): Promise<PublishLeave> {
    if (!camera.moving || camera.main_url !== null) throw new ApiProblem('input.invalid', 'this camera is fetched from its address, it does not publish; only a moving kind without an address does')
    const { path, token, untilMs } = await this.leaves.token(camera.id, user.id, PUBLISH_MS)
    await this.audit.write(user.username, 'camera.publish', camera.id, address, { name: camera.name, until: new Date(untilMs).toISOString() })
    const origin = this.settings.PUBLIC_URL?.replace(/\/$/, '') ?? ''
    return { whipUrl: `${origin}/media/${path}/whip`, rtmpUrl: this.leaves.addressOf(path, token, host), token, expiresAt: new Date(untilMs).toISOString() }
  }
}
