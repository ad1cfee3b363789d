import { Injectable } from '@nestjs/common'
import type { StreamName } from '@watchfloor/shared'
import { StreamState, StreamWhy } from '@watchfloor/shared'
import { z } from 'zod'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { MediaDoor } from '../gateway/media-door.js'
import { pathOf, transcodedPathOf } from '../gateway/media-paths.js'
import { PushDesk } from '../push/push-desk.js'
import { wayOf } from '../registry/camera-rows.js'
import type { CameraRow } from '../registry/camera-rows.js'
import { streamsOf } from '../registry/camera-view.js'
import { ViewDesk } from './view-desk.js'

/** A cold camera has to be fetched and to send its next key frame. */
const STILL_MS = 10_000
const ASK_MS = 250
const NOTHING: StreamState = { push: null, why: null, lastFrameAgeMs: null, codec: null, width: null, height: null, fps: null, suspicion: null }
const PathState = z.object({
  whyBlack: z.string().nullish(), lastFrameAgeMs: z.number().nullish(), codec: z.string().nullish(), width: z.number().nullish(), height: z.number().nullish(), fps: z.number().nullish(),
  suspectedFrozen: z.boolean().optional(), suspectedDark: z.boolean().optional(),
})

/** A film of one picture or of one group of pictures, byte for byte as the camera sent them. */
export interface Movie { bytes: Buffer; sha256: string; takenAt: string }

/** Pictures taken out of the gateway, which MediaMTX does not give, and what it knows of a stream. */
@Injectable()
export class StillDesk {
  constructor(private readonly door: MediaDoor, private readonly desk: ViewDesk, private readonly pushes: PushDesk) {}

  /** The last key frame; a camera that nobody watches is fetched for a while, so that the next still is at hand at once. */
  async still(camera: CameraRow, asked: StreamName, user: SignedIn): Promise<Movie> {
    const { path } = await this.ours(camera, asked, user)
    return this.keyFrame(path)
  }

  /** The same for the hub itself, which is no watcher: whoever asks answers for the reason. */
  async hubStill(camera: CameraRow, asked: StreamName, signal: AbortSignal): Promise<Movie> {
    if (!this.door.ours) throw new ApiProblem('video.off', 'an outer media gateway gives no stills')
    const { path } = await this.desk.reach(camera, asked, true, false)
    return this.keyFrame(path, signal)
  }

  private async keyFrame(path: string, signal?: AbortSignal): Promise<Movie> {
    for (const end = Date.now() + STILL_MS; ;) {
      signal?.throwIfAborted()
      const movie = await this.movie(`/wf/paths/${path}/keyframe`)
      if (movie) return movie
      if (Date.now() > end) throw new ApiProblem('video.no_source', 'the camera sent no picture in time')
      await new Promise((resolve) => { setTimeout(resolve, ASK_MS) })
    }
  }

  /** The group of pictures that was on show so many seconds ago, to be kept as evidence. */
  async group(camera: CameraRow, asked: StreamName, backS: number, user: SignedIn): Promise<Movie> {
    const { path } = await this.ours(camera, asked, user)
    const movie = await this.movie(`/wf/paths/${path}/gop?back=${backS}`)
    if (!movie) throw new ApiProblem('video.no_source', 'that moment is not kept; only what was watched is')
    return movie
  }

  /** What was on show between two instants, from the key frame before. */
  async clip(camera: CameraRow, asked: StreamName, from: string, to: string, user: SignedIn): Promise<Movie> {
    const { path } = await this.ours(camera, asked, user)
    const movie = await this.movie(`/wf/paths/${path}/clip?${new URLSearchParams({ from, to })}`)
    if (!movie) throw new ApiProblem('video.no_source', 'that time is not kept; the last minute of what was watched is')
    return movie
  }

  /** How a stream is now, which tells why a tile is black. */
  async state(camera: CameraRow, asked: StreamName, transcode = false): Promise<StreamState> {
    const streams = streamsOf(camera)
    const stream = streams.includes(asked) ? asked : streams[0]
    if (stream === undefined) return NOTHING
    const push = this.pushes.state(camera.id)
    if (!this.door.ours) return { ...await this.outerState(camera, pathOf(camera.id, stream)), push }
    const answer = await this.door.call('GET', `/wf/paths/${(transcode ? transcodedPathOf : pathOf)(camera.id, stream)}/state`, undefined, [404])
    if (!answer.ok) { await answer.body?.cancel(); return { ...NOTHING, push, why: wayOf(camera) === 'fetched' ? null : 'no_publisher' } }
    const { whyBlack, suspectedFrozen, suspectedDark, ...rest } = PathState.parse(await answer.json())
    const why = whyBlack == null ? null : StreamWhy.safeParse(whyBlack).data ?? 'protocol'
    return StreamState.parse({ ...NOTHING, ...rest, push, why, suspicion: suspectedFrozen ? 'frozen' : suspectedDark ? 'dark' : null })
  }

  /** MediaMTX says whether pictures come and of what kind; a path without a source is fetched by nobody, or nobody publishes it. */
  private async outerState(camera: CameraRow, name: string): Promise<StreamState> {
    const path = await this.door.outerPath(name)
    if (path === null) return { ...NOTHING, why: wayOf(camera) === 'fetched' ? null : 'no_publisher' }
    return { ...NOTHING, why: path.ready ? path.fault : path.fetched ? 'connecting' : camera.main_url === null && camera.sub_url === null ? 'no_publisher' : 'idle', codec: path.codec, width: path.width, height: path.height }
  }

  private async ours(camera: CameraRow, asked: StreamName, user: SignedIn): Promise<{ path: string }> {
    if (!this.door.ours) throw new ApiProblem('video.off', 'an outer media gateway gives no stills')
    return this.desk.open(camera, asked, user, true)
  }

  private async movie(call: string): Promise<Movie | null> {
    const answer = await this.door.call('GET', call, undefined, [404])
    if (!answer.ok) { await answer.body?.cancel(); return null }
    return { bytes: Buffer.from(await answer.arrayBuffer()), sha256: answer.headers.get('x-sha256') ?? '', takenAt: answer.headers.get('x-from') ?? new Date().toISOString() }
  }
}
