import { worldPx } from '../../engine/mercator.js'
import { ALARM, LIFE, alarmIn, lifeIn } from './glyph-bits.js'
import type { AlarmLevel } from './glyph-bits.js'
import { clusterPx } from './cluster-size.js'
import type { UnitTable } from './unit-table.js'

const CELL_PX = 72
/** A unit leaves its cell only when it is this share of a cell beyond the edge: one that drives along an edge does not flicker. */
const STICK = 0.2
/** Two that overlap are drawn as one; they part again only when they are clear of each other. */
const TOUCH = 0.9
const PART = 1.25
const ROWS = 2 ** 26

/** Units drawn as one disc with a number. */
export interface Cluster {
  /** Stays the same while the cluster lasts, so that its disc can glide. */
  key: number
  x: number
  y: number
  count: number
  stale: number
  alarm: AlarmLevel
  west: number
  east: number
  north: number
  south: number
}
export interface Box { west: number; east: number; north: number; south: number }

/** Row's place in the outcome: its own glyph, not in the box at all, or the number of its cluster. */
export const ALONE = -1
export const OUTSIDE = -2

/**
 * Grid clusters anchored to the world (panning never changes them), cells kept with a margin, neighbours that would overlap joined.
 * One walk over the units and one over the occupied cells: under two milliseconds for ten thousand.
 */
export class Clusterer {
  /** For each row: ALONE, OUTSIDE or an index into `clusters`. */
  of = new Int32Array(0)
  clusters: Cluster[] = []
  private level = NaN
  private home = new Float64Array(0)
  private joined = new Set<string>()

  /** Forgets what kept things together: rows mean other units now. */
  forget(): void {
    this.home = new Float64Array(0)
    this.joined.clear()
  }

  /** `level` null = every unit for itself. `keepApart` is a row that is never swallowed (the selected one). */
  run(table: UnitTable, box: Box, level: number | null, keepApart: number, nowMs: number): void {
    if (this.of.length !== table.size) this.of = new Int32Array(table.size)
    if (this.home.length !== table.size || this.level !== level) {
      this.home = new Float64Array(table.size).fill(-1)
      this.joined.clear()
      this.level = level ?? NaN
    }
    this.clusters = []
    const cells = this.fill(table, box, level, keepApart, nowMs)
    if (level === null) return
    const owner = this.join(cells, worldPx(level))
    this.number(cells, owner)
  }

  private fill(table: UnitTable, box: Box, level: number | null, keepApart: number, nowMs: number): Cell[] {
    const across = level === null ? 0 : worldPx(level) / CELL_PX
    const byKey = new Map<number, Cell>()
    const cells: Cell[] = []
    for (let row = 0; row < table.size; row++) {
      const x = table.drawnX(row, nowMs)
      const y = table.drawnY(row, nowMs)
      // Written so that NaN, a unit without a place, is outside.
      if (table.hidden[row] === 1 || !(x >= box.west && x <= box.east && y >= box.north && y <= box.south)) {
        this.of[row] = OUTSIDE
        continue
      }
      this.of[row] = ALONE
      if (level === null || row === keepApart) continue
      const key = this.cellKey(row, x * across, y * across)
      let cell = byKey.get(key)
      if (!cell) {
        cell = new Cell(key, cells.length)
        cells.push(cell)
        byKey.set(key, cell)
      }
      cell.add(row, x, y, table.look[row] as number)
    }
    return cells
  }

  private cellKey(row: number, gx: number, gy: number): number {
    const home = this.home[row] as number
    if (home >= 0) {
      const hx = Math.floor(home / ROWS)
      const hy = home % ROWS
      if (gx >= hx - STICK && gx < hx + 1 + STICK && gy >= hy - STICK && gy < hy + 1 + STICK) return home
    }
    return (this.home[row] = Math.floor(gx) * ROWS + Math.floor(gy))
  }

  /** For each cell the cell that it is drawn with. The biggest take their neighbours first; nothing is taken twice, so chains cannot form. */
  private join(cells: readonly Cell[], world: number): Int32Array {
    const owner = Int32Array.from(cells.keys())
    const byKey = new Map(cells.map((cell) => [cell.key, cell]))
    const before = this.joined
    this.joined = new Set()
    const taker = new Uint8Array(cells.length)
    for (const cell of [...cells].sort((a, b) => b.count - a.count || a.key - b.key)) {
      if (owner[cell.index] !== cell.index) continue
      for (let side = 0; side < 9; side++) {
        const other = byKey.get(cell.key + (Math.floor(side / 3) - 1) * ROWS + ((side % 3) - 1))
        if (!other || other === cell || owner[other.index] !== other.index || taker[other.index] === 1) continue
        const pair = cell.key < other.key ? `${cell.key}/${other.key}` : `${other.key}/${cell.key}`
        const reach = (clusterPx(cell.count) + clusterPx(other.count)) * (before.has(pair) ? PART : TOUCH)
        if (Math.hypot(cell.x / cell.count - other.x / other.count, cell.y / cell.count - other.y / other.count) * world >= reach) continue
        owner[other.index] = cell.index
        taker[cell.index] = 1
        this.joined.add(pair)
      }
    }
    return owner
  }

  private number(cells: readonly Cell[], owner: Int32Array): void {
    const sums = new Map<number, Cell>()
    for (const cell of cells) {
      const root = cells[owner[cell.index] as number] as Cell
      if (root !== cell) root.swallow(cell)
      sums.set(root.index, root)
    }
    for (const cell of sums.values()) {
      if (cell.rows.length < 2) continue
      for (const row of cell.rows) this.of[row] = this.clusters.length
      this.clusters.push(cell.asCluster())
    }
  }
}

/** What stands in one cell of the grid. */
class Cell {
  rows: number[] = []
  count = 0
  x = 0
  y = 0
  private stale = 0
  private alarm: AlarmLevel = ALARM.none
  private west = Infinity
  private east = -Infinity
  private north = Infinity
  private south = -Infinity

  constructor(readonly key: number, readonly index: number) {}

  add(row: number, x: number, y: number, look: number): void {
    this.rows.push(row)
    this.count++
    this.x += x
    this.y += y
    if (lifeIn(look) === LIFE.stale) this.stale++
    const alarm = alarmIn(look)
    if (alarm > this.alarm) this.alarm = alarm
    this.stretch(x, x, y, y)
  }

  swallow(other: Cell): void {
    for (const row of other.rows) this.rows.push(row)
    this.count += other.count
    this.x += other.x
    this.y += other.y
    this.stale += other.stale
    if (other.alarm > this.alarm) this.alarm = other.alarm
    this.stretch(other.west, other.east, other.north, other.south)
  }

  asCluster(): Cluster {
    const { key, count, stale, alarm, west, east, north, south } = this
    return { key, x: this.x / count, y: this.y / count, count, stale, alarm, west, east, north, south }
  }

  private stretch(west: number, east: number, north: number, south: number): void {
    if (west < this.west) this.west = west
    if (east > this.east) this.east = east
    if (north < this.north) this.north = north
    if (south > this.south) this.south = south
  }
}
