import { randomUUID } from 'node:crypto'
import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import { Redis } from 'ioredis'
import { DataSource, In } from 'typeorm'
import { z } from 'zod'
import { Settings } from '../../platform/config/settings.js'
import { DeviceDirectory } from '../../store/device-directory.js'
import { DeviceEntity } from '../../store/entities/index.js'
import { doneInTime } from './patience.js'

const CHANNEL = 'watchfloor:devices'
const Message = z.object({ from: z.string(), upsert: z.array(z.number().int()), remove: z.array(z.number().int()) })

/** Where several processes share a registry (any ROLE but `all`): a device made or changed in one of them is known to the others at once. */
@Injectable()
export class DirectoryBus implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Live bus')
  private readonly me = randomUUID()
  private clients: Redis[] = []
  private stopListening: (() => void) | null = null
  /** True while a change of another process is taken over: it must not be sent back. */
  private taking = false
  private subscribed = false

  constructor(private readonly settings: Settings, private readonly directory: DeviceDirectory, private readonly database: DataSource) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.settings.ROLE === 'all' || !this.settings.REDIS_URL) return
    const [publisher, listener] = [new Redis(this.settings.REDIS_URL), new Redis(this.settings.REDIS_URL, { maxRetriesPerRequest: null })]
    this.clients = [publisher, listener]
    for (const client of this.clients) client.on('error', (error: Error) => this.log.warn(`REDIS_URL: ${error.message}`))
    this.stopListening = this.directory.onChange(({ upsert, remove }) => {
      if (this.taking) return
      const message = { from: this.me, upsert: upsert.map((device) => device.no), remove: [...remove] }
      publisher.publish(CHANNEL, JSON.stringify(message)).catch((error: Error) => this.log.warn(`A change of the registry did not reach the other processes: ${error.message}`))
    })
    listener.on('message', (_channel: string, text: string) => { void this.take(text).catch((error: Error) => this.log.error(`A change of the registry: ${error.message}`)) })
    // What was said while this process could not hear is lost: after a gap the whole registry is read again.
    listener.on('ready', () => { if (this.subscribed) void this.catchUp().catch((error: Error) => this.log.error(`The registry was not read again: ${error.message}`)) })
    const listening = listener.subscribe(CHANNEL).then(() => { this.subscribed = true }).catch((error: Error) => this.log.warn(`REDIS_URL: ${error.message}`))
    if (!await doneInTime(listening)) this.log.warn('REDIS_URL: no answer yet; changes of the registry in other processes are not seen until there is one')
  }

  async onModuleDestroy(): Promise<void> {
    this.stopListening?.()
    // One that is not connected would keep the farewell for a connection that may never come.
    await Promise.all(this.clients.map((client) => (client.status === 'ready' ? client.quit().catch(() => client.disconnect()) : client.disconnect())))
  }

  private async catchUp(): Promise<void> {
    const rows = await this.database.getRepository(DeviceEntity).find()
    const there = new Set(rows.map(({ no }) => no))
    const gone = [...this.directory.all()].flatMap(({ no }) => (there.has(no) ? [] : [no]))
    this.taking = true
    try { this.directory.changed(rows, gone) } finally { this.taking = false }
    this.log.log(`Heard Redis again; the registry was read anew: ${rows.length} devices`)
  }

  private async take(text: string): Promise<void> {
    const { from, upsert, remove } = Message.parse(JSON.parse(text))
    if (from === this.me) return
    const rows = upsert.length > 0 ? await this.database.getRepository(DeviceEntity).findBy({ no: In(upsert) }) : []
    this.taking = true
    try { this.directory.changed(rows, remove) } finally { this.taking = false }
  }
}
