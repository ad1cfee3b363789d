import { randomUUID } from 'node:crypto'
import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import { Alarm, IncidentRow, Notice, PtzNews, Role } from '@watchfloor/shared'
import { Redis } from 'ioredis'
import { z } from 'zod'
import { Settings } from '../../platform/config/settings.js'

const CHANNEL = 'watchfloor:cases'
/** A start does not hang on a Redis that does not answer. */
const PATIENCE_MS = 3000

/** What one process tells the consoles of the others. `gap` = something before it was lost on the way. */
const CaseMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('incidents'), rows: z.array(IncidentRow) }),
  z.object({ type: z.literal('alarms'), alarms: z.array(Alarm), announced: z.array(z.string()) }),
  z.object({ type: z.literal('notice'), to: z.object({ userIds: z.array(z.string()).optional(), roles: z.array(Role).optional() }), notice: Notice }),
  z.object({ type: z.literal('ptz'), roles: z.array(Role), news: PtzNews }),
  /** Who has which incident open at the consoles of one process: all of it each time, so that the next one mends what was lost. */
  z.object({ type: z.literal('looks'), by: z.string(), looks: z.array(z.object({ incidentId: z.string(), people: z.array(z.object({ id: z.string(), name: z.string() })) })) }),
  z.object({ type: z.literal('gap') }),
])
export type CaseMessage = z.infer<typeof CaseMessage>
const Envelope = z.object({ from: z.string(), message: CaseMessage })

/**
 * Carries changes of cases to the consoles of other processes (any ROLE but `all`): rules run where messages come in, effects where jobs run, consoles hang on
 * neither. What is not delivered is not kept; whoever may have missed something is told so, and reads anew.
 */
@Injectable()
export class CaseBus implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Case bus')
  /** This process, as others hear of it. */
  readonly me = randomUUID()
  private publisher: Redis | null = null
  private listener: Redis | null = null
  private readonly takers: ((message: CaseMessage) => void)[] = []
  private wasHeard = false
  private lost = false

  constructor(private readonly settings: Settings) {}

  /** Who is told of the other processes' messages. */
  onMessage(take: (message: CaseMessage) => void): void { this.takers.push(take) }

  async onApplicationBootstrap(): Promise<void> {
    const { ROLE, REDIS_URL } = this.settings
    if (ROLE === 'all' || !REDIS_URL) return
    const publisher = this.publisher = new Redis(REDIS_URL, { enableOfflineQueue: false, maxRetriesPerRequest: 0 })
    const listener = this.listener = new Redis(REDIS_URL, { autoResubscribe: false, maxRetriesPerRequest: null })
    for (const client of [publisher, listener]) client.on('error', (error: Error) => this.log.warn(`REDIS_URL: ${error.message}`))
    publisher.on('ready', () => { if (this.lost) this.say({ type: 'gap' }) })
    listener.on('message', (_channel: string, text: string) => this.hear(text))
    const listening = new Promise<void>((resolve) => listener.on('ready', () => { void this.listen(listener).then(resolve) }))
    await Promise.race([listening, new Promise((late) => setTimeout(late, PATIENCE_MS).unref())])
  }

  onModuleDestroy(): void {
    this.publisher?.disconnect()
    this.listener?.disconnect()
  }

  /** Tells the other processes; in one process nobody. */
  say(message: CaseMessage): void {
    this.publisher?.publish(CHANNEL, JSON.stringify({ from: this.me, message })).then(() => { if (message.type === 'gap') this.lost = false }, () => { this.lost = true })
  }

  /** On every new connection; what was said while nobody listened is lost. */
  private async listen(listener: Redis): Promise<void> {
    try { await listener.subscribe(CHANNEL) } catch (error) { this.log.warn(`REDIS_URL: ${(error as Error).message}`); return }
    if (this.wasHeard) this.take({ type: 'gap' })
    this.wasHeard = true
  }

  private take(message: CaseMessage): void { for (const take of this.takers) take(message) }

  private hear(text: string): void {
    try {
      const { from, message } = Envelope.parse(JSON.parse(text))
      if (from !== this.me) this.take(message)
    } catch (error) { this.log.error(`A message of the case bus is left alone: ${(error as Error).message}`) }
  }
}
