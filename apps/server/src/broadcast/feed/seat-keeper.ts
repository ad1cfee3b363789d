import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import { SessionService } from '../../platform/auth/session.service.js'
import { ConsoleFeed } from './console-feed.js'

const KEEP_MS = 60_000

/** Keeps the sessions of connected consoles alive: a wall display only listens, and no call of its own would prolong its session. */
@Injectable()
export class SeatKeeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Consoles')
  private timer: NodeJS.Timeout | null = null

  constructor(private readonly feed: ConsoleFeed, private readonly sessions: SessionService) {}

  onApplicationBootstrap(): void { this.timer = setInterval(() => { void this.keep() }, KEEP_MS) }

  onModuleDestroy(): void { if (this.timer) clearInterval(this.timer) }

  /** One statement for all seats; several tabs of a browser share a session. */
  async keep(): Promise<void> {
    const sessionIds = new Set<string>()
    for (const link of this.feed.all()) sessionIds.add(link.sessionId)
    try {
      await this.sessions.prolong([...sessionIds])
    } catch (error) {
      // The next minute tries again; a session lasts hours.
      this.log.warn(`sessions of ${sessionIds.size} seats were not prolonged: ${String(error)}`)
    }
  }
}
