import { PTZ_AGAIN_MS } from '@watchfloor/shared'
import type { PtzPreset } from '@watchfloor/shared'
import { ptzCalls } from '../../link/nouns/ptz.js'
import { seat } from './walls.js'

export interface Speed { readonly pan: number; readonly tilt: number; readonly zoom: number }
export const STILL: Speed = { pan: 0, tilt: 0, zoom: 0 }
const same = (one: Speed, other: Speed): boolean => one.pan === other.pan && one.tilt === other.tilt && one.zoom === other.zoom

/** The calls of one hand, so that a test may stand in for the hub. */
export type PtzCalls = Pick<typeof ptzCalls, 'move' | 'stop' | 'release' | 'go' | 'keep' | 'hold' | 'back'>

/**
 * One hand on one camera. A movement is said again and again while it lasts, so that silence, from whatever cause, is a stop. One call at a time is under way;
 * a stop does not wait for it, and is said once more behind it, for the two may reach the hub in either order.
 */
export class PtzHand {
  private speed: Speed = STILL
  private said: Speed = STILL
  private busy = false
  private used = false
  private timer: ReturnType<typeof setTimeout> | undefined
  private over = false

  constructor(private readonly cameraId: string, private readonly failed: (error: unknown) => void, private readonly calls: PtzCalls = ptzCalls, private readonly at = seat()) {}

  get moving(): boolean { return !same(this.speed, STILL) }

  move(speed: Speed): void {
    if (this.over || same(speed, this.speed)) return
    this.speed = speed
    if (this.moving) void this.say()
    else this.stop()
  }

  /** Lets go of the stick; the camera stays in this hand. */
  stop(): void {
    clearTimeout(this.timer)
    this.speed = STILL
    if (same(this.said, STILL) && !this.busy) return
    this.said = STILL
    void this.calls.stop(this.cameraId, { seat: this.at }).catch(this.failed)
  }

  async go(preset: string | null): Promise<void> { await this.tell(() => this.calls.go(this.cameraId, { seat: this.at, preset })) }
  /** To where it looked when a picture was kept. */
  async back(evidenceId: string): Promise<boolean> { return await this.tell(async () => { await this.calls.back(this.cameraId, { seat: this.at, evidenceId }); return true }) ?? false }
  async takeOver(): Promise<void> { await this.tell(() => this.calls.hold(this.cameraId, { seat: this.at, takeOver: true })) }
  /** Null when the camera or the hub refused, which was told. */
  async keep(name: string): Promise<PtzPreset | null> { return await this.tell(() => this.calls.keep(this.cameraId, { seat: this.at, name })) ?? null }

  /** Gives the camera back. */
  close(): void {
    if (this.over) return
    this.stop()
    this.over = true
    if (this.used) void this.calls.release(this.cameraId, { seat: this.at }).catch(() => undefined)
  }

  private async tell<T>(call: () => Promise<T>): Promise<T | undefined> {
    this.used = true
    try { return await call() } catch (error) { this.failed(error); return undefined }
  }

  private async say(): Promise<void> {
    if (this.busy) return
    clearTimeout(this.timer)
    this.busy = this.used = true
    const speed = this.said = this.speed
    try { await this.calls.move(this.cameraId, { seat: this.at, ...speed }) } catch (error) {
      this.speed = STILL
      this.failed(error)
    }
    this.busy = false
    if (!this.moving) {
      this.said = STILL
      if (!same(speed, STILL)) void this.calls.stop(this.cameraId, { seat: this.at }).catch(() => undefined)
      if (this.over) void this.calls.release(this.cameraId, { seat: this.at }).catch(() => undefined)
    } else if (!same(this.speed, speed)) void this.say()
    else this.timer = setTimeout(() => { if (this.moving) void this.say() }, PTZ_AGAIN_MS)
  }
}
