import { Injectable, Logger } from '@nestjs/common'
import type { OnModuleDestroy } from '@nestjs/common'
import { Redis } from 'ioredis'
import { Settings } from '../../platform/config/settings.js'

/** Short messages between the processes of one installation (any ROLE but `all`), by Redis. With one process it opens nothing and reaches nobody. */
@Injectable()
export class ProcessBus implements OnModuleDestroy {
  private readonly log = new Logger('Processes')
  private readonly publisher: Redis | null
  private readonly listener: Redis | null
  private readonly takers = new Map<string, (message: unknown) => void | Promise<void>>()

  constructor(settings: Settings) {
    const url = settings.ROLE === 'all' ? undefined : settings.REDIS_URL
    this.publisher = url ? new Redis(url) : null
    this.listener = url ? new Redis(url) : null
    for (const client of [this.publisher, this.listener]) client?.on('error', (error: Error) => this.log.warn(`REDIS_URL: ${error.message}`))
    this.listener?.on('message', (channel: string, text: string) => { void this.take(channel, text) })
  }

  /** Sends to all processes that listen, this one included; gives their number. */
  async say(channel: string, message: unknown): Promise<number> {
    return this.publisher ? this.publisher.publish(channel, JSON.stringify(message)) : 0
  }

  /** Calls back with every message on a channel; one listener a channel. */
  async on(channel: string, taker: (message: unknown) => void | Promise<void>): Promise<void> {
    this.takers.set(channel, taker)
    await this.listener?.subscribe(channel)
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([this.publisher, this.listener].map((client) => client?.quit().catch(() => client.disconnect())))
  }

  private async take(channel: string, text: string): Promise<void> {
    try {
      await this.takers.get(channel)?.(JSON.parse(text))
    } catch (error) { this.log.error(`A message on ${channel}: ${(error as Error).message}`) }
  }
}
