import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import { judgeFinding } from '@watchfloor/domain'
import { STREAM_FAULTS } from '@watchfloor/shared'
import type { StreamFault } from '@watchfloor/shared'
import { z } from 'zod'
import { Metrics } from '../../platform/observe/metrics.js'
import { sourceOf } from '../access/source-address.js'
import { MediaDoor } from '../gateway/media-door.js'
import { CameraRows } from '../registry/camera-rows.js'
import type { CameraRow } from '../registry/camera-rows.js'
import { VideoKey } from '../registry/video-key.js'
import { ConditionRows } from './condition-rows.js'

/** Every camera is looked at once in this time. */
const ROUND_MS = 8 * 60_000
/** Few cameras are not looked at all the time. */
const LEAST_GAP_MS = 250
const SHORTEST_ROUND_MS = 60_000
/** A look waits for the next key frame, some seconds at most; so several are under way. */
const AT_ONCE = 6
const LOOK_MS = 15_000
const AWAY_MS = 5000

/** What the embedded gateway answers about one source. */
const Probe = z.object({
  why: z.string().nullish(), codec: z.string().nullish(), bFrames: z.boolean().nullish(), width: z.number().int().nullish(), height: z.number().int().nullish(), fps: z.number().nullish(),
  keyFrameBytes: z.number().int().nullish(), sha256: z.string().nullish(),
})

/**
 * Looks at one camera after another, round and round, spread evenly: how long a round takes does not depend on how many there are, and what it costs is the
 * price of one key frame each. Only with the embedded gateway, which can look; with an outer one conditions stay unknown.
 */
@Injectable()
export class Prober implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Video')
  private readonly stop = new AbortController()
  private looking = 0
  private loop: Promise<void> = Promise.resolve()

  constructor(private readonly rows: CameraRows, private readonly door: MediaDoor, private readonly key: VideoKey, private readonly conditions: ConditionRows, private readonly metrics: Metrics) {}

  onApplicationBootstrap(): void {
    if (this.door.ours) this.loop = this.rounds()
  }

  async onModuleDestroy(): Promise<void> {
    this.stop.abort()
    await this.loop
  }

  private async rounds(): Promise<void> {
    while (!this.stop.signal.aborted) {
      const begun = Date.now()
      try {
        await this.conditions.forgetOld()
        await this.round((await this.rows.all()).filter(({ enabled, main_url, sub_url }) => enabled && (main_url !== null || sub_url !== null)))
      } catch (error) { this.log.warn(`a round of looking at cameras broke off: ${(error as Error).message}`) }
      await this.wait(Math.max(AWAY_MS, SHORTEST_ROUND_MS - (Date.now() - begun)))
    }
  }

  private async round(cameras: readonly CameraRow[]): Promise<void> {
    const gapMs = Math.max(LEAST_GAP_MS, ROUND_MS / Math.max(1, cameras.length))
    for (const camera of cameras) {
      while ((this.looking >= AT_ONCE || this.door.state() !== 'ok') && !this.stop.signal.aborted) await this.wait(LEAST_GAP_MS)
      if (this.stop.signal.aborted) return
      void this.look(camera)
      await this.wait(Math.min(gapMs, SHORTEST_ROUND_MS / 4))
    }
  }

  /** The small stream is looked at, for it costs least; the large one where there is no other. */
  private async look(camera: CameraRow): Promise<void> {
    this.looking++
    try {
      const source = sourceOf(camera, camera.sub_url === null ? 'main' : 'sub', this.key)
      const answer = Probe.parse(await (await this.door.call('POST', '/wf/probe', { source }, [], LOOK_MS)).json())
      const fault = answer.bFrames ? 'b_frames' : faultOf(answer.why)
      const verdict = judgeFinding({ fault, keyBytes: answer.keyFrameBytes ?? null, keyHash: answer.sha256 ?? null }, await this.conditions.memory(camera.id))
      await this.conditions.write(camera.id, verdict, { fault, codec: answer.codec ?? null, width: answer.width ?? null, height: answer.height ?? null, fps: answer.fps ?? null })
      this.metrics.out.inc({ stage: 'camera_checked' })
    } catch (error) {
      // The gateway's own trouble says nothing about the camera.
      if (!this.stop.signal.aborted) this.log.debug(`camera ${camera.id} could not be looked at: ${(error as Error).message}`)
    } finally { this.looking-- }
  }

  private wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      if (this.stop.signal.aborted) return resolve()
      const timer = setTimeout(done, ms)
      const { signal } = this.stop
      function done(): void { clearTimeout(timer); signal.removeEventListener('abort', done); resolve() }
      signal.addEventListener('abort', done)
    })
  }
}

/** A word of ours, or `protocol` for one that a newer gateway has. */
const faultOf = (word: string | null | undefined): StreamFault | null => word == null ? null : STREAM_FAULTS.find((fault) => fault === word) ?? 'protocol'
