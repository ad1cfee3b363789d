import { along } from '@watchfloor/city'
import type { Wayline } from './wayline.js'

const CLIMB_MPS = 4
const SINK_MPS = 3
const CRUISE_MPS = 13.5

/** Where an aircraft is in the air. `mode` is DJI's mode_code: 4 auto take-off, 5 wayline, 9 return home, 10 auto landing. */
export interface AirPose { readonly x: number; readonly y: number; readonly heightM: number; readonly speedMps: number; readonly verticalMps: number; readonly headingDeg: number; readonly mode: 4 | 5 | 9 | 10; readonly flownM: number; readonly percent: number }

/** One sortie as a function of the seconds since take-off: up, along the wayline, down. `recalledAtS` cuts it short: straight home from there. */
export class Flight {
  private readonly upS: number
  private readonly downS: number
  private cruiseS: number
  /** Metres along the wayline after which only the way home is left. */
  private readonly homewardM: number
  private recalled: { s: number; atS: number; homeM: number } | null = null

  constructor(readonly wayline: Wayline, readonly heightM: number) {
    this.upS = heightM / CLIMB_MPS
    this.downS = heightM / SINK_MPS
    this.cruiseS = wayline.lengthM / CRUISE_MPS
    const [last, home] = [wayline.points.at(-2)!, wayline.points.at(-1)!]
    this.homewardM = wayline.lengthM - Math.hypot(last[0] - home[0], last[1] - home[1])
  }
  get durationS(): number { return this.upS + this.cruiseS + this.downS }
  /** Metres over ground of the whole sortie. */
  get lengthM(): number { return this.recalled ? this.recalled.s + this.recalled.homeM : this.wayline.lengthM }

  recall(atS: number): void {
    if (this.recalled || atS < this.upS || atS > this.upS + this.cruiseS) return
    const s = (atS - this.upS) * CRUISE_MPS
    const { point } = along(this.wayline.points, s)
    const home = this.wayline.points[0]!
    const homeM = Math.hypot(point[0] - home[0], point[1] - home[1])
    this.recalled = { s, atS, homeM }
    this.cruiseS = atS - this.upS + homeM / CRUISE_MPS
  }

  at(seconds: number): AirPose {
    const home = this.wayline.points[0]!
    const percent = Math.max(0, Math.min(100, Math.round((seconds / this.durationS) * 100)))
    if (seconds < this.upS) return { x: home[0], y: home[1], heightM: Math.max(0, seconds * CLIMB_MPS), speedMps: 0, verticalMps: CLIMB_MPS, headingDeg: 0, mode: 4, flownM: 0, percent }
    const over = seconds - this.upS
    if (over < this.cruiseS) return this.cruise(over, percent)
    const left = Math.max(0, this.durationS - seconds)
    return { x: home[0], y: home[1], heightM: left * SINK_MPS, speedMps: 0, verticalMps: left > 0 ? -SINK_MPS : 0, headingDeg: 0, mode: 10, flownM: this.lengthM, percent }
  }

  private cruise(over: number, percent: number): AirPose {
    const { recalled } = this
    if (recalled && over > recalled.atS - this.upS) {
      const { point } = along(this.wayline.points, recalled.s)
      const home = this.wayline.points[0]!
      const f = Math.min(1, ((over - (recalled.atS - this.upS)) * CRUISE_MPS) / Math.max(1, recalled.homeM))
      return { x: point[0] + (home[0] - point[0]) * f, y: point[1] + (home[1] - point[1]) * f, heightM: this.heightM, speedMps: CRUISE_MPS, verticalMps: 0, headingDeg: bearing(home[0] - point[0], home[1] - point[1]), mode: 9, flownM: recalled.s + f * recalled.homeM, percent }
    }
    const s = over * CRUISE_MPS
    const { point, angle } = along(this.wayline.points, s)
    return { x: point[0], y: point[1], heightM: this.heightM, speedMps: CRUISE_MPS, verticalMps: 0, headingDeg: (90 - (angle * 180) / Math.PI + 360) % 360, mode: s > this.homewardM ? 9 : 5, flownM: s, percent }
  }
}

const bearing = (dx: number, dy: number): number => (90 - (Math.atan2(dy, dx) * 180) / Math.PI + 360) % 360
