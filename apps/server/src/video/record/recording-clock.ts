import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import { planRecording } from '@watchfloor/domain'
import type { RecordingWish } from '@watchfloor/domain'
import type { RecordingSettings, StreamName } from '@watchfloor/shared'
import { Settings, runs } from '../../platform/config/settings.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { CityClock } from '../../platform/places/city-clock.js'
import { sourceOf } from '../access/source-address.js'
import { GatewayProcess } from '../gateway/gateway-process.js'
import { MediaDoor } from '../gateway/media-door.js'
import type { PathSetting } from '../gateway/media-door.js'
import { MediaPaths, pathOf } from '../gateway/media-paths.js'
import { CameraAreas } from '../registry/camera-areas.js'
import { CameraPool } from '../registry/camera-pool.js'
import { CameraRows } from '../registry/camera-rows.js'
import type { CameraRow } from '../registry/camera-rows.js'
import { streamsOf } from '../registry/camera-view.js'
import { VideoKey } from '../registry/video-key.js'
import { CameraCases } from './camera-cases.js'
import { RecordingRuleBook } from './rule-book.js'
import { RecordingSettingsBook } from './recording-settings.js'

/** How long after an incident was opened, or an hour began, a camera is recorded at the latest. */
const LOOK_MS = 5000
const GB = 1e9
/** What was recorded by a rule that is gone. */
const RULE_GONE_KEEP_DAYS = 30
const DAY_MS = 86_400_000

/** What is to be recorded and kept warm at this moment: looked at every few seconds from the rows, so that a lost message loses nothing, and told to the gateway where it changed: by the worker alone. */
@Injectable()
export class RecordingClock implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Video')
  private timer: NodeJS.Timeout | undefined
  private work: Promise<void> = Promise.resolve()
  private waiting = false
  private stopped = false
  private limitsTold = false
  private said = ''

  constructor(
    private readonly pool: PgPool, private readonly rules: RecordingRuleBook, private readonly settings: RecordingSettingsBook, private readonly cases: CameraCases, private readonly cameras: CameraRows,
    private readonly choice: CameraPool, private readonly areas: CameraAreas, private readonly key: VideoKey, private readonly paths: MediaPaths, private readonly door: MediaDoor, private readonly city: CityClock,
    private readonly gateway: GatewayProcess, private readonly config: Settings,
  ) {}

  onApplicationBootstrap(): void {
    this.gateway.onUp(() => { this.limitsTold = false; this.soon() })
    this.timer = setInterval(() => this.soon(), LOOK_MS)
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true
    clearInterval(this.timer)
    await this.work
  }

  /** Rules or settings were changed: looks at once, also at the limits of the disk. */
  changed(): Promise<void> {
    this.limitsTold = false
    return this.soon()
  }

  /** What the rules say now, by camera. */
  async wishes(rows?: readonly CameraRow[]): Promise<Map<string, RecordingWish>> {
    const rules = (await this.rules.all()).filter(({ enabled }) => enabled)
    if (rules.length === 0) return new Map()
    const [cameras, cases, offset] = await Promise.all([rows ?? this.cameras.all(), rules.some(({ when }) => when.kind === 'incident') ? this.cases.open() : [], this.city.utcOffsetMin()])
    const enabled = cameras.filter((row) => row.enabled)
    return planRecording(rules.map(({ id, when, stream, keepDays, pool }) => ({ id, when, stream, keepDays, cameras: this.choice.of(pool, enabled).map((row) => ({ id: row.id, ...this.areas.placeOf(row) })) })), cases, Date.now(), offset)
  }

  /** One look at a time; what asks meanwhile gets one more behind it. */
  private soon(): Promise<void> {
    if (this.waiting || this.stopped) return this.work
    this.waiting = true
    this.work = this.work.then(async () => {
      this.waiting = false
      if (!this.stopped && this.door.state() === 'ok') await this.look()
      this.said = ''
    }).catch((error: unknown) => {
      // The gateway's own trouble is said by the bar; here once, not each five seconds.
      const message = (error as Error).message
      if (message !== this.said) this.log.warn(`what is to be recorded could not be told: ${message}`)
      this.said = message
    })
    return this.work
  }

  private async look(): Promise<void> {
    const settings = await this.settings.read()
    const { rows: clips } = await this.pool.query<{ camera_id: string }>("SELECT DISTINCT camera_id FROM camera_clip WHERE state IN ('waiting', 'taking')")
    const warm = new Set([...settings.warm, ...clips.map(({ camera_id }) => camera_id)])
    const wishes = await this.wishes()
    const standing = new Map<string, PathSetting>()
    const rows = warm.size > 0 || wishes.size > 0 ? await this.cameras.all() : []
    for (const row of rows) {
      const wish = wishes.get(row.id)
      if (!row.enabled || (!wish && !warm.has(row.id))) continue
      const record = wish && streamFor(row, wish.stream)
      if (record) standing.set(pathOf(row.id, record), { source: sourceOf(row, record, this.key), warm: false, record: wish.record, keepDays: wish.keepDays })
      const kept = warm.has(row.id) ? streamFor(row, 'main') : null
      if (!kept) continue
      const path = pathOf(row.id, kept)
      standing.set(path, { source: sourceOf(row, kept, this.key), record: false, keepDays: null, ...standing.get(path), warm: true })
    }
    if (this.door.ours && !this.limitsTold) await this.tellLimits(settings)
    await this.paths.stand(standing, runs(this.config, 'worker'))
  }

  /** After the paths have been told their own times; one that is switched off for now is not, so the longest that any rule asks for holds for the rest. */
  private async tellLimits({ maxGb, minFreeGb }: RecordingSettings): Promise<void> {
    this.limitsTold = true
    const keepDays = Math.max(RULE_GONE_KEEP_DAYS, ...(await this.rules.all()).map((rule) => rule.keepDays))
    try { await this.door.call('PUT', '/wf/recordings', { maxBytes: maxGb * GB, minFreeBytes: minFreeGb * GB, keepMs: keepDays * DAY_MS }) } catch (error) {
      this.limitsTold = false
      throw error
    }
  }
}

/** The stream that is asked for, or the only one there is. */
export function streamFor(row: CameraRow, asked: StreamName): StreamName | null {
  const streams = streamsOf(row)
  return streams.includes(asked) ? asked : streams[0] ?? null
}
