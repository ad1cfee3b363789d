import { FixFrameWriter } from '@watchfloor/shared'
import type { LiveFix } from '../../ports/broadcast.port.js'
import type { SeenPeople } from '../../ports/charge.port.js'
import { PERSONAL_BITS } from './seen-area.js'
import type { SeenArea } from './seen-area.js'

/**
 * Committed fixes of a few moments, in commit order, as columns: one console after the other runs over them without an object being made.
 * Each fix is packed once; a console's frame copies the stretches that it sees.
 */
export class FixRun {
  private room = 1024
  private no = new Int32Array(this.room)
  private timeMs = new Float64Array(this.room)
  private lat = new Float64Array(this.room)
  private lon = new Float64Array(this.room)
  private speed = new Float32Array(this.room)
  private course = new Float32Array(this.room)
  private battery = new Float32Array(this.room)
  private flags = new Uint8Array(this.room)
  private kind = new Int32Array(this.room)
  private readonly packed = new FixFrameWriter()
  private baseMs = 0
  count = 0
  /** Receipt of the oldest fix in it. */
  oldestMs = Infinity
  /** Sum of all receipts, for the mean wait. */
  receivedSum = 0

  add(fix: LiveFix, kind: number): void {
    if (this.count === this.room) this.grow()
    const i = this.count++
    this.no[i] = fix.no
    this.timeMs[i] = fix.timeMs
    this.lat[i] = fix.lat
    this.lon[i] = fix.lon
    this.speed[i] = fix.speedMps
    this.course[i] = fix.courseDeg
    this.battery[i] = fix.batteryPct
    this.flags[i] = fix.flags
    this.kind[i] = kind
    if (fix.receivedMs < this.oldestMs) this.oldestMs = fix.receivedMs
    this.receivedSum += fix.receivedMs
  }

  /** Packs everything, ages counting back from the newest fix so that each of them fits. */
  seal(): void {
    let newest = -Infinity
    for (let i = 0; i < this.count; i++) if (this.timeMs[i]! > newest) newest = this.timeMs[i]!
    this.baseMs = newest
    this.packed.begin(newest)
    for (let i = 0; i < this.count; i++) {
      this.packed.add(this.no[i]!, this.timeMs[i]!, this.lat[i]!, this.lon[i]!, this.speed[i]!, this.course[i]!, this.flags[i]!, this.battery[i]!)
    }
  }

  /** Writes what a console sees into a frame. Answers how many. */
  write(to: FixFrameWriter, area: SeenArea, people: SeenPeople): number {
    to.begin(this.baseMs)
    let first = -1
    for (let i = 0; i < this.count; i++) {
      if (this.isSeen(i, area, people)) { if (first < 0) first = i } else if (first >= 0) {
        to.take(this.packed, first, i)
        first = -1
      }
    }
    if (first >= 0) to.take(this.packed, first, this.count)
    return to.count
  }

  /** The units of which a console sees a fix here, added to a set. Answers how many fixes that were. */
  note(units: Set<number>, area: SeenArea, people: SeenPeople): number {
    let seen = 0
    for (let i = 0; i < this.count; i++) {
      if (!this.isSeen(i, area, people)) continue
      units.add(this.no[i]!)
      seen++
    }
    return seen
  }

  clear(): void {
    this.count = 0
    this.oldestMs = Infinity
    this.receivedSum = 0
  }

  private isSeen(i: number, area: SeenArea, people: SeenPeople): boolean {
    return area.sees(this.lat[i]!, this.lon[i]!, this.kind[i]!) && (people === null || (this.kind[i]! & PERSONAL_BITS) === 0 || people.has(this.no[i]!))
  }

  private grow(): void {
    this.room *= 2
    const wider = <T extends Int32Array | Float64Array | Float32Array | Uint8Array>(old: T): T => {
      const column = new (old.constructor as new (length: number) => T)(this.room)
      column.set(old)
      return column
    }
    this.no = wider(this.no)
    this.timeMs = wider(this.timeMs)
    this.lat = wider(this.lat)
    this.lon = wider(this.lon)
    this.speed = wider(this.speed)
    this.course = wider(this.course)
    this.battery = wider(this.battery)
    this.flags = wider(this.flags)
    this.kind = wider(this.kind)
  }
}
