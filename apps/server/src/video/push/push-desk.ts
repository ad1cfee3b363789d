import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import { bestVideoId } from '@watchfloor/domain'
import type { PushState, PushTrouble } from '@watchfloor/shared'
import { AuditService } from '../../platform/audit/audit.service.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { DeviceDoorPort } from '../../ports/device-door.port.js'
import { LiveStatePort } from '../../ports/live-state.port.js'
import { DeviceDirectory } from '../../store/device-directory.js'
import { PublishLeaves } from '../access/publish-leave.js'
import { Senders } from '../gateway/senders.js'
import type { CameraRow } from '../registry/camera-rows.js'
import { PushRows } from './push-rows.js'
import { PushRun } from './push-run.js'

/** Whoever got a leave and waits comes again within this time. */
const WANT_MS = 60_000
/** The last viewer left: patrol rounds and reloads come back. */
const LINGER_MS = 30_000
const SWEEP_MS = 2000
const AGAIN_MS = 5000
/** A flight is shorter; one that goes on longer is asked anew. */
const LEAVE_MS = 2 * 3_600_000
/** The device chooses: its link knows best what it carries. */
const QUALITY = 0
const SYSTEM = 'system'

interface Wanted { host: string; by: string; run: PushRun | null; abort: AbortController; againMs: number }

/**
 * Asks devices for their picture while somebody wants to see it (DJI\u2019s `live_start_push`), says how far that is, and ends it after the last viewer. The asking is
 * this process\u2019s own; who is asked and until when stands in rows, so that it is ended also after a restart.
 */
@Injectable()
export class PushDesk implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Video')
  private readonly wanted = new Map<string, Wanted>()
  private sweptMs = 0
  private sweeping: Promise<void> | null = null
  private stopping = false

  constructor(
    private readonly rows: PushRows, private readonly senders: Senders, private readonly leaves: PublishLeaves, private readonly orders: DeviceDoorPort,
    private readonly devices: DeviceDirectory, private readonly live: LiveStatePort, private readonly audit: AuditService,
  ) {}

  onApplicationBootstrap(): void {
    this.senders.onLook(() => {
      if (this.sweeping || this.stopping || Date.now() - this.sweptMs < SWEEP_MS) return
      this.sweptMs = Date.now()
      this.sweeping = this.sweep().catch((error: unknown) => this.log.warn(`live pictures were not looked after: ${(error as Error).message}`)).finally(() => { this.sweeping = null })
    })
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true
    for (const { abort } of this.wanted.values()) abort.abort()
    await this.sweeping
  }

  /**
   * Somebody opened it: asked at once unless it sends already, and answers at once; how far it is stands in `state`.
   * @param host by which the device reaches this machine
   */
  async want(camera: CameraRow, host: string, user: SignedIn, address: string): Promise<void> {
    const fresh = await this.rows.want(camera.id, user.username, WANT_MS)
    if (fresh) await this.audit.write(user.username, 'camera.push_start', camera.id, address, { name: camera.name })
    const known = this.wanted.get(camera.id)
    if (known) known.host = host
    else this.wanted.set(camera.id, { host, by: user.username, run: null, abort: new AbortController(), againMs: 0 })
    this.begin(camera.id)
  }

  /** How far it is; null while it sends, or nobody asked. */
  state(deviceId: string): PushState | null {
    return this.senders.of(deviceId) ? null : this.wanted.get(deviceId)?.run?.state ?? null
  }

  private begin(id: string): void {
    const one = this.wanted.get(id)
    if (!one || this.stopping || this.senders.of(id) || one.againMs > Date.now()) return
    one.againMs = Infinity
    const run = one.run = new PushRun({
      ready: () => this.readyOf(id),
      start: async (videoId) => {
        const url = await this.leaves.rtmpUrl(id, one.host, LEAVE_MS)
        if (url === null) throw new Error('the media gateway takes no RTMP now')
        // Taken out meanwhile: nobody would know that there is something to end.
        if (!await this.rows.asked(id, videoId)) throw new Error('nobody wants it any more')
        return this.orders.send(id, { type: 'live_start', videoId, quality: QUALITY, url }, one.by)
      },
      stop: (videoId) => this.orders.send(id, { type: 'live_stop', videoId }, SYSTEM),
      ended: (command, withinMs) => this.orders.ended(command, withinMs),
      sending: () => this.senders.of(id) !== undefined,
      wanted: () => this.stopping || this.wanted.has(id),
    }, one.abort.signal)
    void run.run().catch((error: unknown) => this.log.warn(`${id} was not asked for its picture: ${(error as Error).message}`)).finally(() => { one.againMs = Date.now() + AGAIN_MS })
  }

  /** What the device is asked for, or why it need not be asked. */
  private readyOf(id: string): { videoId: string } | { trouble: PushTrouble } {
    const device = this.devices.byId(id)
    const unit = device && this.live.get(device.no)
    if (!device || !unit || unit.presence === 'offline' || unit.presence === 'never') return { trouble: 'not_flying' }
    // A dock tells what its aircraft offers; which dock that is changes with each flight.
    for (const gateway of this.devices.all()) {
      if (gateway.protocol !== device.protocol) continue
      const offered = this.live.get(gateway.no)?.state['liveVideoIds']
      const videoId = typeof offered === 'string' ? bestVideoId(offered, device.externalId) : null
      if (videoId !== null) return { videoId }
    }
    return { trouble: 'no_camera' }
  }

  private async sweep(): Promise<void> {
    const watched = this.senders.ids().filter((id) => this.senders.of(id)!.readers > 0)
    const kept = new Set(await this.rows.keep(watched, LINGER_MS))
    for (const { deviceId, videoId } of kept.size > 0 ? await this.rows.over() : []) {
      kept.delete(deviceId)
      await this.end(deviceId, videoId)
    }
    for (const [id, { abort }] of this.wanted) {
      if (kept.has(id)) this.begin(id)
      else {
        abort.abort()
        this.wanted.delete(id)
      }
    }
  }

  private async end(id: string, videoId: string | null): Promise<void> {
    if (videoId === null) return
    // One that landed or left has ended by itself.
    const outcome = await this.orders.send(id, { type: 'live_stop', videoId }, SYSTEM).then(() => 'sent', (error: Error) => error.message)
    await this.audit.write(SYSTEM, 'camera.push_stop', id, null, { videoId, outcome })
  }
}
