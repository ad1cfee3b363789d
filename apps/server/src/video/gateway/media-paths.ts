import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import type { StreamName } from '@watchfloor/shared'
import { GatewayProcess } from './gateway-process.js'
import { MediaDoor, TRANSCODED } from './media-door.js'
import type { PathSetting } from './media-door.js'

/** A path that nobody asked for in this time, and that nobody watches, is forgotten. */
const KEPT_MS = 5 * 60_000
/** A path of which stills are asked stays fetched this long after the last one. */
const WARM_MS = 45_000
const SWEEP_MS = 15_000
/** An outer gateway may have been started anew without our hearing of it: what stands is told again. */
const TELL_AGAIN_MS = 60_000

/** The gateway's name for a stream of a camera. */
export const pathOf = (deviceId: string, stream: StreamName): string => `cam/${deviceId}/${stream}`

/** The same, encoded anew for browsers that cannot play it. */
export const transcodedPathOf = (deviceId: string, stream: StreamName): string => pathOf(deviceId, stream) + TRANSCODED
const MAIN_PATH = /^cam\/([0-9a-f-]{36})\/main$/
/** The device whose own pictures come on this path; null for any other path. */
export const deviceOf = (path: string): string | null => MAIN_PATH.exec(path)?.[1] ?? null

interface KnownPath { told: PathSetting | null; toldMs: number; source: string; askedMs: number; warmUntilMs: number; turn: Promise<void> }

/** The paths that the gateway was told of: only those somebody asked for or that are recorded, so that what it keeps does not grow with what is registered. */
@Injectable()
export class MediaPaths implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Video')
  private readonly known = new Map<string, KnownPath>()
  /** What is wanted of paths whoever watches: recorded, kept warm. */
  private standing: ReadonlyMap<string, PathSetting> = new Map()
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
    const known = this.of(path, source)
    known.askedMs = nowMs
    if (stills) known.warmUntilMs = nowMs + WARM_MS
    // An outer gateway may have been started anew: there each leave tells it again.
    await this.tell(path, known, !this.door.ours)
  }

  /**
   * What stands from now on; what stood before and does no more is told so. Paths that the gateway was told of already cost nothing.
   * @param telling false where another process tells the gateway: here it is known, so that a leave to watch, which tells its path anew, takes no recording away, and what was told
   *   by such a leave is put right
   * @throws the first trouble, after all others were told: one camera's bad address keeps no other from being recorded
   */
  async stand(wishes: ReadonlyMap<string, PathSetting>, telling: boolean): Promise<void> {
    const nowMs = Date.now()
    this.standing = wishes
    const troubles: unknown[] = []
    const told = (path: string, known: KnownPath, again: boolean): Promise<void> => this.tell(path, known, again).catch((error: unknown) => { troubles.push(error) })
    for (const [path, { source }] of wishes) {
      if (!telling && !this.known.get(path)?.told) continue
      const known = this.of(path, source)
      await told(path, known, !this.door.ours && nowMs - known.toldMs > TELL_AGAIN_MS)
    }
    for (const [path, known] of this.known) if (!wishes.has(path) && known.told && (known.told.record || known.told.warm || known.told.keepDays !== null)) await told(path, known, false)
    if (troubles.length > 0) throw troubles[0]
  }

  /** A camera's addresses changed or it is gone: the next one who asks gets the new. */
  async forget(deviceId: string): Promise<void> {
    for (const path of [pathOf(deviceId, 'main'), pathOf(deviceId, 'sub'), transcodedPathOf(deviceId, 'main'), transcodedPathOf(deviceId, 'sub')]) if (this.known.delete(path)) await this.door.dropPath(path).catch(() => undefined)
  }

  private of(path: string, source: string): KnownPath {
    const known = this.known.get(path) ?? { told: null, toldMs: 0, source, askedMs: Date.now(), warmUntilMs: 0, turn: Promise.resolve() }
    known.source = source
    this.known.set(path, known)
    return known
  }

  /** Brings the gateway's word for a path up to date; one call at a time for each, so that the later one wins. */
  private tell(path: string, known: KnownPath, again: boolean): Promise<void> {
    const turn = known.turn.catch(() => undefined).then(async () => {
      const wish = this.standing.get(path)
      const setting: PathSetting = { source: known.source, warm: known.warmUntilMs > Date.now() || wish?.warm === true, record: wish?.record ?? false, keepDays: wish?.keepDays ?? null }
      if (!again && known.told !== null && same(known.told, setting)) return
      await this.door.setPath(path, setting)
      known.told = setting
      known.toldMs = Date.now()
    })
    known.turn = turn
    return turn
  }

  private async sweep(nowMs: number): Promise<void> {
    for (const [path, known] of this.known) if (known.told?.warm && known.warmUntilMs <= nowMs) await this.tell(path, known, false)
    const old = [...this.known].filter(([path, { askedMs }]) => nowMs - askedMs > KEPT_MS && !this.standing.has(path)).map(([path]) => path)
    if (old.length === 0) return
    const watched = new Set((await this.door.openPaths()).filter(({ readers, ready }) => readers.length > 0 || ready).map(({ name }) => name))
    for (const path of old) {
      if (watched.has(path)) continue
      this.known.delete(path)
      await this.door.dropPath(path)
    }
  }
}

const same = (one: PathSetting, other: PathSetting): boolean => one.source === other.source && one.warm === other.warm && one.record === other.record && one.keepDays === other.keepDays
