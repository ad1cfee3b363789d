import { EventEmitter } from 'node:events'
import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import { MediaDoor } from './media-door.js'
import { deviceOf } from './media-paths.js'

const LOOK_MS = 1000

/** A device that sends its picture now. */
export interface Sender { readonly sinceMs: number; readonly readers: number }

/**
 * Which devices send pictures by themselves, as the gateway says: what publishes is there, whoever told it to, and is gone when it ends. Asked each second,
 * for MediaMTX has no other way to tell; the answer is as long as the paths that are open, not as the registry.
 */
@Injectable()
export class Senders implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Video')
  private readonly emitter = new EventEmitter()
  private now: ReadonlyMap<string, Sender> = new Map()
  private read: ReadonlySet<string> = new Set()
  private timer: NodeJS.Timeout | undefined
  private looking: Promise<void> | null = null

  constructor(private readonly door: MediaDoor) {}

  onApplicationBootstrap(): void {
    if (this.door.state() !== 'off') this.timer = setInterval(() => { this.looking ??= this.look().finally(() => { this.looking = null }) }, LOOK_MS)
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer)
    await this.looking
  }

  of(deviceId: string): Sender | undefined { return this.now.get(deviceId) }
  ids(): string[] { return [...this.now.keys()] }
  /** Whether somebody still watches, by the gateway's name for that. */
  isRead(reading: string): boolean { return this.read.has(reading) }

  /** Called after each look that reached the gateway. */
  onLook(listener: () => void): void { this.emitter.on('look', listener) }

  private async look(): Promise<void> {
    if (this.door.state() !== 'ok') {
      this.now = new Map()
      this.read = new Set()
      return
    }
    try {
      const found = new Map<string, Sender>()
      const read = new Set<string>()
      for (const { name, ready, pushed, sinceMs, readers } of await this.door.openPaths()) {
        for (const id of readers) read.add(id)
        const device = deviceOf(name)
        if (device !== null && ready && pushed) found.set(device, { sinceMs: sinceMs ?? this.now.get(device)?.sinceMs ?? Date.now(), readers: readers.length })
      }
      this.now = found
      this.read = read
      this.emitter.emit('look')
    } catch (error) {
      // The next look is a second away; until then what was known is the best there is.
      this.log.debug({ err: error }, 'the gateway did not say who sends')
    }
  }
}
