import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationShutdown } from '@nestjs/common'
import { createAdapter } from '@socket.io/redis-adapter'
import { Redis } from 'ioredis'
import type { Server } from 'socket.io'
import { Settings } from '../../platform/config/settings.js'

/** Lets what is sent to a room of sockets reach the sockets of other processes too. Without REDIS_URL there are none. */
@Injectable()
export class RedisRooms implements OnApplicationShutdown {
  private readonly log = new Logger('Consoles')
  private clients: Redis[] = []

  constructor(private readonly settings: Settings) {}

  attach(server: Server): void {
    if (!this.settings.REDIS_URL) return
    const publisher = new Redis(this.settings.REDIS_URL)
    this.clients = [publisher, publisher.duplicate()]
    for (const client of this.clients) client.on('error', (error: Error) => this.log.warn(`REDIS_URL: ${error.message}`))
    server.adapter(createAdapter(publisher, this.clients[1], { key: 'watchfloor:sockets' }))
  }

  /** Last of all: the sockets' own closing still unsubscribes here. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.quit().catch(() => client.disconnect())))
  }
}
