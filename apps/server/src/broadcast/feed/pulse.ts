import { Injectable } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import type { HubHealth } from '@watchfloor/shared'
import { PgPool } from '../../platform/database/pg-pool.js'
import { JobService } from '../../platform/jobs/job.service.js'
import { Readiness } from '../../platform/observe/readiness.js'
import { seesDevice } from '../../ports/charge.port.js'
import { LiveStatePort } from '../../ports/live-state.port.js'
import { VideoPort } from '../../ports/video.port.js'
import { DeviceDirectory } from '../../store/device-directory.js'
import { AskedPart } from './asked-part.js'
import { ConsoleFeed } from './console-feed.js'
import type { ConsoleLink } from './console-link.js'
import { FeedMetrics } from './feed-metrics.js'
import { SenderNews } from './sender-news.js'
import { WatchedUnits } from './watched-units.js'

const DETAIL_MS = 1000
const HEALTH_MS = 5000
const SENDING_MS = 1000

/** What comes by the clock: the detail of an open drawer once a second at most, who sends pictures, and the pulse by which a console knows that it is live. */
@Injectable()
export class Pulse implements OnApplicationBootstrap, OnModuleDestroy {
  private timers: NodeJS.Timeout[] = []
  private readonly database: AskedPart
  private readonly queue: AskedPart

  constructor(
    private readonly feed: ConsoleFeed, private readonly live: LiveStatePort, private readonly directory: DeviceDirectory, private readonly metrics: FeedMetrics,
    private readonly readiness: Readiness, private readonly watched: WatchedUnits, private readonly video: VideoPort, private readonly senders: SenderNews, pool: PgPool, jobs: JobService,
  ) {
    this.database = new AskedPart(() => pool.query('SELECT 1'))
    this.queue = new AskedPart(() => jobs.answers())
  }

  onApplicationBootstrap(): void {
    this.timers = [
      setInterval(() => { for (const link of this.feed.all()) this.detailIfNew(link) }, DETAIL_MS),
      setInterval(() => { void this.beat() }, HEALTH_MS),
      setInterval(() => { this.senders.tell([...this.feed.all()], Date.now()) }, SENDING_MS),
    ]
  }

  onModuleDestroy(): void { for (const timer of this.timers) clearInterval(timer) }

  /** Tells one console how the hub is: right after it connected, then with everybody. */
  tell(link: ConsoleLink): void { link.send('health', { serverTime: Date.now(), health: this.health() }) }

  /** The drawer was opened: its content at once. */
  detail(link: ConsoleLink): void {
    const device = link.watched === null ? undefined : this.directory.byNo(link.watched)
    if (!device || !seesDevice(link.people, device)) return
    const unit = this.live.get(device.no)
    link.detailDue = false
    link.detailHeardMs = unit?.heardMs ?? NaN
    link.send('detail', {
      id: device.id, state: unit?.state ?? {}, raw: this.watched.message(device.no), lastFix: this.live.lastFix(device.no) ?? null,
      receivedAt: unit && !Number.isNaN(unit.heardMs) ? unit.heardMs : null, clockOffsetMs: unit && !Number.isNaN(unit.clockOffsetMs) ? unit.clockOffsetMs : null,
    })
  }

  private detailIfNew(link: ConsoleLink): void {
    if (link.watched === null) return
    const heardMs = this.live.get(link.watched)?.heardMs ?? NaN
    if (link.detailDue || !Object.is(heardMs, link.detailHeardMs)) this.detail(link)
  }

  private async beat(): Promise<void> {
    await Promise.all([this.database.ask(), this.queue.ask()])
    for (const link of this.feed.all()) this.tell(link)
  }

  private health(): HubHealth {
    const rooms = this.readiness.missing().filter(({ part }) => part !== 'broker')
    const broker = this.readiness.stateOf('broker')
    return {
      hub: rooms.length > 0 || this.database.state !== 'ok' || this.queue.state !== 'ok' ? 'degraded' : 'ok',
      database: this.database.state,
      broker: broker === undefined ? 'off' : broker === 'ready' ? 'ok' : 'down',
      video: this.video.state(), queue: this.queue.state, ...this.metrics.pulse(Date.now()),
    }
  }
}
