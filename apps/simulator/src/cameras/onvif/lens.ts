/** Where a lens looks: pan and tilt in degrees (right and up are positive), zoom from 0 to 1. */
export interface Pose { readonly pan: number; readonly tilt: number; readonly zoom: number }
interface Motion { readonly speed: Pose; readonly goal: Pose | null; readonly fromMs: number; readonly untilMs: number }

const PAN_DEG_S = 60
const TILT_DEG_S = 30
const ZOOM_PER_S = 0.4
/** To a preset it goes as fast as it can. */
const HURRY = 1.5
const TILT = [-90, 20] as const
/** A lens that looks straight ahead. */
export const AHEAD: Pose = { pan: 0, tilt: 0, zoom: 0 }

/** A simulated lens: its clock alone moves it, so that it costs nothing while nobody asks. */
export class Lens {
  readonly presets = new Map<string, { name: string; pose: Pose }>()
  #pose: Pose
  #home: Pose
  #motion: Motion | null = null
  readonly #now: () => number

  constructor(home: Pose, now: () => number = Date.now) {
    this.#pose = this.#home = home
    this.#now = now
  }

  get pose(): Pose { return this.#at(this.#now()) }
  get moving(): boolean { return this.#motion !== null && this.#now() < this.#motion.untilMs }

  /** @param speed each from -1 to 1 @param lastsMs after which it stops by itself */
  move(speed: Pose, lastsMs: number): void { this.#begin({ pan: speed.pan * PAN_DEG_S, tilt: speed.tilt * TILT_DEG_S, zoom: speed.zoom * ZOOM_PER_S }, null, lastsMs) }
  stop(): void { this.#settle() }
  goHome(): void { this.goTo(this.#home) }

  goTo(goal: Pose): void {
    const from = this.pose
    const turn = wrapped(goal.pan - from.pan)
    const seconds = Math.max(Math.abs(turn) / PAN_DEG_S, Math.abs(goal.tilt - from.tilt) / TILT_DEG_S, Math.abs(goal.zoom - from.zoom) / ZOOM_PER_S) / HURRY
    if (seconds === 0) { this.#settle(); return }
    this.#begin({ pan: turn / seconds, tilt: (goal.tilt - from.tilt) / seconds, zoom: (goal.zoom - from.zoom) / seconds }, goal, seconds * 1000)
  }

  #begin(speed: Pose, goal: Pose | null, lastsMs: number): void {
    this.#settle()
    const now = this.#now()
    this.#motion = { speed, goal, fromMs: now, untilMs: now + lastsMs }
  }

  #settle(): void {
    this.#pose = this.pose
    this.#motion = null
  }

  #at(nowMs: number): Pose {
    const motion = this.#motion
    if (!motion) return this.#pose
    if (motion.goal && nowMs >= motion.untilMs) return motion.goal
    const seconds = (Math.min(nowMs, motion.untilMs) - motion.fromMs) / 1000
    const { pan, tilt, zoom } = this.#pose
    return { pan: wrapped(pan + motion.speed.pan * seconds), tilt: Math.min(TILT[1], Math.max(TILT[0], tilt + motion.speed.tilt * seconds)), zoom: Math.min(1, Math.max(0, zoom + motion.speed.zoom * seconds)) }
  }
}

const wrapped = (deg: number): number => ((((deg + 180) % 360) + 360) % 360) - 180
