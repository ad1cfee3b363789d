import { FIX_FLAG } from '@watchfloor/shared'
import type { Unit } from '../../../store/units.js'
import { mercatorX, mercatorY } from '../../engine/mercator.js'
import { SHAPE_OF_KIND, alarmOf, lifeOf, packLook } from './glyph-bits.js'
import { glideMs, restOf, turnDeg } from './motion.js'

/** Slower than walking, a course is noise of the receiver: the nose stays where it was. */
const COURSE_MIN_MPS = 0.5

/** Puts a WGS-84 place on the base map, which may be drawn in another datum. */
export type ToBase = (lon: number, lat: number) => readonly [number, number]

/**
 * Where every unit is drawn and whence it glides, as columns of numbers: ten thousand units are walked several times a second,
 * and columns make no garbage and stay in the cache. A row keeps its number as long as the picture is not laid anew.
 */
export class UnitTable {
  size = 0
  units: Unit[] = []
  /** Place in the world square; NaN = no place known. */
  x = new Float64Array(0)
  y = new Float64Array(0)
  fromX = new Float64Array(0)
  fromY = new Float64Array(0)
  startMs = new Float64Array(0)
  glideMs = new Float64Array(0)
  /** Degrees clockwise from north; NaN = unknown. */
  heading = new Float32Array(0)
  fromHeading = new Float32Array(0)
  look = new Uint32Array(0)
  /** 1 = switched off by its kind. */
  hidden = new Uint8Array(0)
  private fixMs = new Float64Array(0)
  private rowOf = new Map<number, number>()
  private rowById = new Map<string, number>()

  constructor(private readonly toBase: ToBase = (lon, lat) => [lon, lat]) {}

  row = (n: number): number => this.rowOf.get(n) ?? -1
  rowOfId = (id: string): number => this.rowById.get(id) ?? -1

  /** Lays the table anew for a new list; units that stay go on gliding from where they are drawn. */
  lay(units: readonly Unit[], nowMs: number): void {
    const before = this.rowById
    const old = { x: this.x, y: this.y, fromX: this.fromX, fromY: this.fromY, startMs: this.startMs, glideMs: this.glideMs,
      heading: this.heading, fromHeading: this.fromHeading, fixMs: this.fixMs }
    this.size = units.length
    this.units = [...units]
    this.allot(units.length)
    this.rowOf = new Map()
    this.rowById = new Map()
    for (let row = 0; row < units.length; row++) {
      const unit = units[row] as Unit
      this.rowOf.set(unit.n, row)
      this.rowById.set(unit.id, row)
      const was = before.get(unit.id)
      for (const column of COLUMNS) this[column][row] = was === undefined ? NaN : (old[column][was] as number)
      this.take(row, nowMs)
    }
  }

  /** Reads one unit again. True when it stands or looks otherwise than before. */
  take(row: number, nowMs: number): boolean {
    const unit = this.units[row] as Unit
    const moved = unit.timeMs !== this.fixMs[row] && this.move(row, unit, nowMs)
    const look = packLook({
      shape: SHAPE_OF_KIND[unit.kind], life: lifeOf(unit.presence), alarm: alarmOf(unit.alarm), turned: !Number.isNaN(this.heading[row] as number), recording: (unit.flags & FIX_FLAG.recording) !== 0,
    })
    const changed = look !== this.look[row]
    this.look[row] = look
    return moved || changed
  }

  /** Where the row is drawn at this moment. */
  drawnX = (row: number, nowMs: number): number => this.between(this.x, this.fromX, row, nowMs)
  drawnY = (row: number, nowMs: number): number => this.between(this.y, this.fromY, row, nowMs)

  private between(to: Float64Array, from: Float64Array, row: number, nowMs: number): number {
    const rest = restOf(this.startMs[row] as number, this.glideMs[row] as number, nowMs)
    const end = to[row] as number
    return rest === 0 ? end : end + ((from[row] as number) - end) * rest
  }

  private move(row: number, unit: Unit, nowMs: number): boolean {
    const since = unit.timeMs - (this.fixMs[row] as number)
    this.fixMs[row] = unit.timeMs
    if (Number.isNaN(unit.lat)) {
      this.x[row] = this.y[row] = NaN
      return true
    }
    const [lon, lat] = this.toBase(unit.lon, unit.lat)
    const [x, y] = [mercatorX(lon), mercatorY(lat)]
    const [fromX, fromY] = [this.drawnX(row, nowMs), this.drawnY(row, nowMs)]
    const rest = restOf(this.startMs[row] as number, this.glideMs[row] as number, nowMs)
    const heading = this.heading[row] as number
    const fromHeading = rest > 0 ? heading + turnDeg(this.fromHeading[row] as number, heading) * rest : heading
    const glide = glideMs(fromX, fromY, x, y, since)
    this.x[row] = x
    this.y[row] = y
    this.fromX[row] = glide > 0 ? fromX : x
    this.fromY[row] = glide > 0 ? fromY : y
    this.startMs[row] = nowMs
    this.glideMs[row] = glide
    const steers = !Number.isNaN(unit.courseDeg) && (Number.isNaN(heading) || !(unit.speedMps < COURSE_MIN_MPS))
    this.heading[row] = steers ? unit.courseDeg : heading
    this.fromHeading[row] = glide > 0 && !Number.isNaN(fromHeading) ? fromHeading : (this.heading[row] as number)
    return true
  }

  private allot(size: number): void {
    for (const column of ['x', 'y', 'fromX', 'fromY', 'startMs', 'glideMs', 'fixMs'] as const) this[column] = new Float64Array(size)
    this.heading = new Float32Array(size)
    this.fromHeading = new Float32Array(size)
    this.look = new Uint32Array(size)
    this.hidden = new Uint8Array(size)
  }
}

const COLUMNS = ['x', 'y', 'fromX', 'fromY', 'startMs', 'glideMs', 'heading', 'fromHeading', 'fixMs'] as const
