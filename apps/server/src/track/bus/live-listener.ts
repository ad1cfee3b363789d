import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import { noteClock } from '@watchfloor/domain'
import { Redis } from 'ioredis'
import { Settings } from '../../platform/config/settings.js'
import { DeviceDirectory } from '../../store/device-directory.js'
import { Applied } from '../live/apply.js'
import { Heal } from '../live/heal.js'
import { LiveUnits } from '../live/live-units.js'
import { Telling } from '../live/telling.js'
import type { Unit } from '../live/unit.js'
import { LIVE_CHANNEL } from './live-bus.js'
import { readLiveMessage } from './live-message.js'
import type { BusMessage } from './live-message.js'
import { doneInTime } from './patience.js'

/** In a process that takes no messages in (ROLE=web): keeps the live state as the ingesting process tells it, and tells this process's consoles. */
@Injectable()
export class LiveListener implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Live bus')
  private redis: Redis | null = null
  private readonly applied = new Applied()
  private lastNumber = NaN
  private catchingUp: Promise<void> | null = null
  private missedMore = false

  constructor(
    private readonly settings: Settings, private readonly directory: DeviceDirectory, private readonly live: LiveUnits, private readonly heal: Heal,
    private readonly telling: Telling,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.settings.ROLE !== 'web' || !this.settings.REDIS_URL) return
    const redis = new Redis(this.settings.REDIS_URL, { autoResubscribe: false })
    this.redis = redis
    redis.on('error', (error: Error) => this.log.warn(`REDIS_URL: ${error.message}`))
    redis.on('messageBuffer', (_channel: Buffer, bytes: Buffer) => this.receive(bytes))
    const listening = new Promise<void>((resolve) => redis.on('ready', () => { void this.listen(redis).then(resolve) }))
    if (!await doneInTime(listening)) this.log.warn('REDIS_URL: no answer yet; the map stands still until there is one')
  }

  /** On every new connection: listen first, then read what went by before; the other way round something could fall between the two. */
  private async listen(redis: Redis): Promise<void> {
    try {
      await redis.subscribe(LIVE_CHANNEL)
    } catch (error) { this.log.warn(`REDIS_URL: ${(error as Error).message}`); return }
    this.lastNumber = NaN
    this.catchUp()
  }

  onModuleDestroy(): void { this.redis?.disconnect() }

  private receive(bytes: Buffer): void {
    let message: BusMessage
    try { message = readLiveMessage(bytes) } catch (error) { this.log.error(`A message of the live bus is left alone: ${(error as Error).message}`); return }
    if (!Number.isNaN(this.lastNumber) && message.number !== ((this.lastNumber + 1) >>> 0)) this.catchUp()
    this.lastNumber = message.number
    this.take(message)
  }

  private take(message: BusMessage): void {
    const { applied } = this
    applied.clear()
    // The badge first: a fix carries it as a flag.
    for (const [no, alarm] of message.alarms) { const unit = this.unit(no); if (unit) unit.alarm = alarm }
    for (const { no, ...fix } of message.fixes) {
      const unit = this.unit(no)
      if (!unit) continue
      Object.assign(unit, fix, { heardMs: fix.receivedMs })
      noteClock(unit.order, fix.timeMs, fix.receivedMs)
      applied.push(unit)
    }
    for (const [no, heardMs, state] of message.states) { const unit = this.unit(no); if (unit) Object.assign(unit, { heardMs, state }) }
    const presence = message.presence.flatMap(([no, value, since, heardMs]) => {
      const unit = this.unit(no)
      return unit ? [Object.assign(unit, { presence: value, presenceSinceMs: since, heardMs })] : []
    })
    this.telling.toConsoles({ moved: applied.moved, presence, states: message.states.map(([no]) => no), events: message.events })
  }

  private unit(no: number): Unit | undefined {
    const device = this.directory.byNo(no)
    return device && this.live.of(device)
  }

  /** Reads the database's checkpoint and gives every console a new picture. One at a time; a gap that opens meanwhile is read once more. */
  private catchUp(): void {
    if (this.catchingUp) { this.missedMore = true; return }
    this.missedMore = false
    this.catchingUp = this.heal.load()
      .then(() => this.telling.refresh(), (error: Error) => this.log.error(`Catching up after a gap: ${error.message}`))
      .finally(() => {
        this.catchingUp = null
        if (this.missedMore) this.catchUp()
      })
  }
}
