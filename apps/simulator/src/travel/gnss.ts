import { gauss, toLatLon } from '@watchfloor/city'
import type { LatLon, Random } from '@watchfloor/city'

const { exp, max, sqrt } = Math

/** A receiver's error: it wanders rather than jumps, a few metres wide, and nearly stands still while the thing does. */
export class Gnss {
  private east = 0
  private north = 0
  private lastMs = 0

  constructor(private readonly random: Random, private readonly sigmaM: number) {
    this.east = gauss(random) * sigmaM
    this.north = gauss(random) * sigmaM
  }

  /** What the receiver says of a true place on the city's sheet. */
  observe(x: number, y: number, timeMs: number, moving: boolean): LatLon {
    const keep = this.lastMs === 0 ? 1 : exp(-(timeMs - this.lastMs) / (moving ? 25_000 : 900_000))
    const fresh = this.sigmaM * sqrt(max(0, 1 - keep * keep))
    this.east = this.east * keep + gauss(this.random) * fresh
    this.north = this.north * keep + gauss(this.random) * fresh
    this.lastMs = timeMs
    return toLatLon([x + this.east, y + this.north])
  }
}
