import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import { PTZ_REQUESTS } from '@watchfloor/domain'
import type { PtzSpeed } from '@watchfloor/domain'
import { CameraRows } from '../registry/camera-rows.js'
import { HoldRows, MOVE_MS } from './hold-rows.js'
import { LensBook } from './lens-book.js'
import type { Mount } from './lens-book.js'

/** A movement that goes on is told to the camera again this often, so that the time after which it stops by itself can be short. */
const TELL_AGAIN_MS = 1000
/** Longer than between two tellings, so that nothing jerks; shorter than a lens needs to run far. */
const TIMEOUT_S = 3
const STOP_TRIES = 3
const TRY_AGAIN_MS = 400
/** Movements of a process that died: another one, or this one after its restart, finds them. */
const SWEEP_MS = 2000
const LAST_WORD_MS = 1500

/** One camera's commands: one after the other, and of movements that wait only the newest. */
interface Lane { tail: Promise<unknown>; told: PtzSpeed | null; toldMs: number; waiting: { speed: PtzSpeed; done: Promise<void> } | null; deadline: NodeJS.Timeout | undefined }

/**
 * Moves cameras and stops them. Four things end a movement: the hand that lets go, the hub when nobody said it again in time (whatever became of the console, its
 * window or its network), another process of the hub when this one dies, and the camera itself, which is told with each movement how long it lasts.
 */
@Injectable()
export class Mover implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Video')
  private readonly lanes = new Map<string, Lane>()
  private sweep: NodeJS.Timeout | undefined

  constructor(private readonly rows: CameraRows, private readonly lenses: LensBook, private readonly holds: HoldRows) {}

  onApplicationBootstrap(): void { this.sweep = setInterval(() => { void this.stopOverdue() }, SWEEP_MS) }

  /** What moves is stopped before we go; a camera that does not answer keeps nobody. */
  async onModuleDestroy(): Promise<void> {
    clearInterval(this.sweep)
    for (const { deadline } of this.lanes.values()) clearTimeout(deadline)
    const stopped = Promise.all([...this.lanes].map(async ([id, { told }]) => { if (told) await this.stopById(id) }))
    let late: NodeJS.Timeout | undefined
    await Promise.race([stopped, new Promise((resolve) => { late = setTimeout(resolve, LAST_WORD_MS) })])
    clearTimeout(late)
  }

  /** Tells the camera, unless it has just been told the same. The caller has renewed the hold, which is the deadline. */
  move(cameraId: string, mount: Mount, speed: PtzSpeed): Promise<void> {
    const lane = this.lane(cameraId)
    this.watch(cameraId, lane, MOVE_MS)
    if (lane.waiting) { lane.waiting.speed = speed; return lane.waiting.done }
    if (lane.told && same(lane.told, speed) && Date.now() - lane.toldMs < TELL_AGAIN_MS) return Promise.resolve()
    const waiting: NonNullable<Lane['waiting']> = { speed, done: Promise.resolve() }
    lane.waiting = waiting
    waiting.done = this.inTurn(lane, async () => {
      // A stop came in between.
      if (lane.waiting !== waiting) return
      lane.waiting = null
      lane.told = waiting.speed
      lane.toldMs = Date.now()
      const { lens: { path, profile, panTilt, zoom, timeoutS } } = mount
      const lasts = Math.min(timeoutS?.[1] ?? TIMEOUT_S, Math.max(timeoutS?.[0] ?? TIMEOUT_S, TIMEOUT_S))
      await mount.device.ask(path, PTZ_REQUESTS.move(profile, waiting.speed, panTilt, zoom, lasts))
    })
    return waiting.done
  }

  /** Stops it, trying again when the camera does not answer. */
  stop(cameraId: string, mount: Mount): Promise<void> {
    const lane = this.lane(cameraId)
    clearTimeout(lane.deadline)
    lane.waiting = lane.told = null
    return this.inTurn(lane, async () => {
      for (let tries = 1; ; tries++) {
        try { await mount.device.ask(mount.lens.path, PTZ_REQUESTS.stop(mount.lens.profile)); return } catch (error) {
          if (tries >= STOP_TRIES) throw error
          await new Promise((resolve) => { setTimeout(resolve, TRY_AGAIN_MS) })
        }
      }
    })
  }

  /** Another command of the camera, after those that wait. */
  tell<T>(cameraId: string, work: () => Promise<T>): Promise<T> {
    const lane = this.lane(cameraId)
    lane.waiting = lane.told = null
    return this.inTurn(lane, work)
  }

  private lane(id: string): Lane {
    let lane = this.lanes.get(id)
    if (!lane) this.lanes.set(id, lane = { tail: Promise.resolve(), told: null, toldMs: 0, waiting: null, deadline: undefined })
    return lane
  }

  private inTurn<T>(lane: Lane, work: () => Promise<T>): Promise<T> {
    const done = lane.tail.then(work)
    lane.tail = done.catch(() => undefined)
    return done
  }

  /** Looks at the deadline when it should be over; another process may have heard of the hand meanwhile. */
  private watch(id: string, lane: Lane, afterMs: number): void {
    clearTimeout(lane.deadline)
    lane.deadline = setTimeout(() => {
      void this.stopOverdue().then(() => this.holds.movesFor(id)).then((left) => { if (left !== null) this.watch(id, lane, Math.max(50, left)) }, (error: unknown) => this.log.warn({ err: error }, 'the deadline of a movement'))
    }, afterMs)
  }

  private async stopOverdue(): Promise<void> {
    try { await Promise.all((await this.holds.overdue()).map((id) => this.stopById(id))) } catch (error) { this.log.debug({ err: error }, 'movements that nobody renews were not looked for') }
  }

  private async stopById(id: string): Promise<void> {
    try {
      const camera = await this.rows.one(id)
      if (camera) await this.stop(id, await this.lenses.mount(camera))
    } catch (error) { this.log.warn(`camera ${id} could not be told to stop: ${(error as Error).message}; it ends the movement by itself`) }
  }
}

const same = (one: PtzSpeed, other: PtzSpeed): boolean => one.pan === other.pan && one.tilt === other.tilt && one.zoom === other.zoom
