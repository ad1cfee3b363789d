import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import { judgeFinding } from '@watchfloor/domain'
import { Settings, runs } from '../../platform/config/settings.js'
import { Metrics } from '../../platform/observe/metrics.js'
import { sourceOf } from '../access/source-address.js'
import { MediaDoor } from '../gateway/media-door.js'
import { CameraRows } from '../registry/camera-rows.js'
import type { CameraRow } from '../registry/camera-rows.js'
import { VideoKey } from '../registry/video-key.js'
import { ConditionRows } from './condition-rows.js'
import { SourceLook } from './source-look.js'

/** Every camera is looked at once in this time. */
const ROUND_MS = 8 * 60_000
const LEAST_GAP_MS = 250
/** One that nobody has looked at yet is not left unknown for a whole round; few cameras are not looked at all the time. */
const FRESH_GAP_MS = 500
const MOST_GAP_MS = 15_000
/** A look waits for the next key frame, some seconds at most; so several are under way. */
const AT_ONCE = 6
/** Longer than the usual distance between key frames. */
const AGAIN_MS = 2500
const AWAY_MS = 5000
const FORGET_MS = 6 * 3_600_000

/**
 * Looks at one camera after another, round and round, spread evenly: how long a round takes does not depend on how many there are, and what it costs is the
 * price of one key frame each. An outer gateway tells whether pictures come and of what kind, not what is in them: there nothing is suspected.
 */
@Injectable()
export class Prober implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Video')
  private readonly stop = new AbortController()
  /** Cameras that are being looked at; one that could not be is left out for a round, so that it does not keep the others waiting. */
  private readonly left = new Map<string, NodeJS.Timeout | null>()
  private looking = 0
  private forgotMs = 0
  private loop: Promise<void> = Promise.resolve()

  constructor(
    private readonly settings: Settings, private readonly rows: CameraRows, private readonly door: MediaDoor, private readonly source: SourceLook, private readonly key: VideoKey, private readonly conditions: ConditionRows, private readonly metrics: Metrics,
  ) {}

  onApplicationBootstrap(): void {
    // One process looks: with an outer gateway each of them has a door to it.
    if (runs(this.settings, 'worker') && this.settings.VIDEO_PROBE === 'on' && this.door.state() !== 'off') this.loop = this.rounds()
  }

  async onModuleDestroy(): Promise<void> {
    this.stop.abort()
    for (const timer of this.left.values()) if (timer) clearTimeout(timer)
    await this.loop
  }

  private async rounds(): Promise<void> {
    while (!this.stop.signal.aborted) {
      try { await this.wait(await this.step()) } catch (error) {
        this.log.warn(`looking at cameras broke off and goes on: ${(error as Error).message}`)
        await this.wait(AWAY_MS)
      }
    }
  }

  /** Begins one look; how long until the next. */
  private async step(): Promise<number> {
    if (this.looking >= AT_ONCE) return LEAST_GAP_MS
    if (this.door.state() !== 'ok') return AWAY_MS
    if (Date.now() - this.forgotMs > FORGET_MS) {
      this.forgotMs = Date.now()
      await this.conditions.forgetOld()
    }
    const next = await this.conditions.next([...this.left.keys()])
    const camera = next && await this.rows.one(next.id)
    if (!next || !camera) return AWAY_MS
    void this.look(camera)
    return next.fresh ? FRESH_GAP_MS : Math.min(MOST_GAP_MS, Math.max(LEAST_GAP_MS, ROUND_MS / next.cameras))
  }

  /** The small stream is looked at, for it costs least; the large one where there is no other. */
  private async look(camera: CameraRow): Promise<void> {
    this.looking++
    this.left.set(camera.id, null)
    try {
      const source = sourceOf(camera, camera.sub_url === null ? 'main' : 'sub', this.key)
      const before = await this.conditions.memory(camera.id)
      let found = await this.source.at(source)
      let verdict = judgeFinding(found, before)
      if (found.keyHash !== null && found.keyHash === before.keyHashes.at(-1)) {
        // The same picture as some minutes ago: a second glance tells chance from a picture that stands still.
        await this.wait(AGAIN_MS)
        found = await this.source.at(source)
        verdict = judgeFinding(found, verdict)
      }
      if (this.stop.signal.aborted) return
      await this.conditions.write(camera.id, verdict, found)
      this.metrics.out.inc({ stage: 'camera_checked' })
      this.left.delete(camera.id)
    } catch (error) {
      if (this.stop.signal.aborted) return
      // The gateway's own trouble says nothing about the camera.
      this.log.debug(`camera ${camera.id} could not be looked at: ${(error as Error).message}`)
      this.left.set(camera.id, setTimeout(() => this.left.delete(camera.id), ROUND_MS / 8))
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
