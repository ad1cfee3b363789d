import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationShutdown } from '@nestjs/common'
import { Redis } from 'ioredis'
import { Settings } from '../../platform/config/settings.js'
import { DeviceDirectory } from '../../store/device-directory.js'
import type { LiveUnits } from '../live/live-units.js'
import type { LiveUpdate } from '../live/live-update.js'
import { writeLiveMessage } from './live-message.js'

/** Where committed batches travel from the process that takes messages in to those that serve consoles. */
export const LIVE_CHANNEL = 'watchfloor:live'

/** Sends committed batches to other processes. In one process (ROLE=all) it does nothing and opens nothing. */
@Injectable()
export class LiveBus implements OnApplicationShutdown {
  private readonly log = new Logger('Live bus')
  private readonly redis: Redis | null
  private number = 0

  constructor(settings: Settings, private readonly directory: DeviceDirectory) {
    this.redis = settings.ROLE === 'ingest' && settings.REDIS_URL ? new Redis(settings.REDIS_URL, { enableOfflineQueue: false, maxRetriesPerRequest: 0 }) : null
    this.redis?.on('error', (error: Error) => this.log.warn(`REDIS_URL: ${error.message}`))
  }

  /** What is not delivered is not kept: a listener that misses a number reads the database instead. */
  publish(update: LiveUpdate, live: LiveUnits): void {
    if (!this.redis) return
    const bytes = writeLiveMessage(++this.number >>> 0, update, (no) => live.known(no), (id) => this.directory.byId(id)?.no)
    this.redis.publish(LIVE_CHANNEL, bytes).catch(() => undefined)
  }

  onApplicationShutdown(): void { this.redis?.disconnect() }
}
