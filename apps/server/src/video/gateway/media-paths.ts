import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import type { StreamName } from '@watchfloor/shared'
import { GatewayProcess } from './gateway-process.js'
import { MediaDoor } from './media-door.js'

/** A path that nobody asked for in this time, and that nobody watches, is forgotten. */
const KEPT_MS = 5 * 60_000
/** A path of which stills are asked stays fetched this long after the last one. */
const WARM_MS = 45_000
const SWEEP_MS = 15_000

/** The gateway's name for a stream of a camera. */
export const pathOf = (deviceId: string, stream: StreamName): string => `cam/${deviceId}/${stream}`

interface KnownPath { source: string; warm: boolean; askedMs: number; warmUntilMs: number }

/** The paths that the gateway was told of: only those somebody asked for, so that what it keeps grows with what is watched and not with what is registered. */
@Injectable()
export class MediaPaths implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Video')
  private readonly known = new Map<string, KnownPath>()
  private timer: NodeJS.Timeout | undefined

  constructor(private readonly door: MediaDoor, gateway: GatewayProcess) {
    gateway.onUp(() => { this.known.clear() })
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => { void this.sweep(Date.now()).catch((error: unknown) => this.log.debug({ err: error }, 'paths were not swept')) }, SWEEP_MS)
  }

  onModuleDestroy(): void { clearInterval(this.timer) }

  /**
   * Makes sure that the gateway knows the path, with this source.
   * @param stills its last key frame will be asked for although nobody watches
   */
  async ready(path: string, source: string, stills = false): Promise<void> {
    const nowMs = Date.now()
    const known = this.known.get(path)
    const warmUntilMs = stills ? nowMs + WARM_MS : (known?.warmUntilMs ?? 0)
    const warm = warmUntilMs > nowMs
    // An outer gateway may have been started anew without our hearing of it: there each leave tells it again.
    if (known?.source !== source || known.warm !== warm || !this.door.ours) await this.door.setPath(path, source, warm)
    this.known.set(path, { source, warm, askedMs: nowMs, warmUntilMs })
  }

  /** A camera's addresses changed or it is gone: the next one who asks gets the new. */
  async forget(deviceId: string): Promise<void> {
    for (const path of [pathOf(deviceId, 'main'), pathOf(deviceId, 'sub')]) if (this.known.delete(path)) await this.door.dropPath(path).catch(() => undefined)
  }

  private async sweep(nowMs: number): Promise<void> {
    for (const [path, known] of this.known) {
      if (!known.warm || known.warmUntilMs > nowMs) continue
      known.warm = false
      await this.door.setPath(path, known.source, false)
    }
    const old = [...this.known].filter(([, { askedMs }]) => nowMs - askedMs > KEPT_MS).map(([path]) => path)
    if (old.length === 0) return
    const watched = new Set((await this.door.openPaths()).filter(({ readers, ready }) => readers > 0 || ready).map(({ name }) => name))
    for (const path of old) {
      if (watched.has(path)) continue
      this.known.delete(path)
      await this.door.dropPath(path)
    }
  }
}
