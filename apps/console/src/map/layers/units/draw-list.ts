import { RANKS, packCluster, rankOf, withMarks } from './glyph-bits.js'
import { ALONE } from './cluster.js'
import type { Cluster, Clusterer } from './cluster.js'
import { clusterPx } from './cluster-size.js'
import { countText, packText } from './count-text.js'
import { InstanceBytes } from './instance.js'
import { restOf, turnDeg } from './motion.js'
import type { UnitTable } from './unit-table.js'

const RAD = Math.PI / 180
/** A disc follows its members' middle this fast. */
const CLUSTER_GLIDE_MS = 350

interface Disc { cluster: Cluster; fromX: number; fromY: number; startMs: number; glideMs: number }

/** What is drawn now, in order: discs first, then units by how much they need somebody, the hovered and the selected one last. */
export class DrawList {
  readonly instances = new InstanceBytes()
  count = 0
  discs: Disc[] = []
  /** Grows with each new list: whoever keeps indices looks at it. */
  version = 0
  /** Fastest thing in the list, in world widths per second; an upper bound until the next list. */
  speed = 0
  /** Until when something in the list moves, by the clock of `performance.now()`. */
  movesUntilMs = 0
  readonly touched = new Set<number>()
  private epochMs = 0
  /** Row of each unit in the list, discs left out: the place in the list is discs.length + index. */
  private rows = new Int32Array(0)
  private placeOf = new Int32Array(0)
  private selected = -1
  private hovered = -1

  /** Seconds after the epoch: what the shader counts in. Starts anew with each list, so that a float never runs out of milliseconds. */
  seconds = (nowMs: number): number => (nowMs - this.epochMs) / 1000
  /** Row of the unit at a place in the list, or -1 for a disc. */
  rowAt = (at: number): number => (at < this.discs.length ? -1 : (this.rows[at - this.discs.length] as number))
  isDrawn = (row: number): boolean => row >= 0 && row < this.placeOf.length && (this.placeOf[row] as number) >= 0

  build(table: UnitTable, clusterer: Clusterer, selected: number, hovered: number, nowMs: number): void {
    this.epochMs = nowMs
    this.selected = selected
    this.hovered = hovered
    this.version++
    this.speed = 0
    this.movesUntilMs = 0
    this.touched.clear()
    this.discs = this.follow(clusterer.clusters, nowMs)
    this.order(table, clusterer)
    this.instances.reserve(this.count)
    for (const [at, disc] of this.discs.entries()) this.writeDisc(at, disc)
    for (let at = this.discs.length; at < this.count; at++) this.writeUnit(table, at)
  }

  /** The rows mean other units now: nothing is drawn until the next list. */
  clear(): void {
    this.count = 0
    this.discs = []
    this.touched.clear()
    this.placeOf.fill(-1)
    this.version++
  }

  /** A unit changed: its place in the buffer is written again and remembered for the next upload. */
  refresh(table: UnitTable, row: number): boolean {
    if (!this.isDrawn(row)) return false
    const at = this.placeOf[row] as number
    this.writeUnit(table, at)
    this.touched.add(at)
    return true
  }

  mark(table: UnitTable, hovered: number): void {
    const before = this.hovered
    this.hovered = hovered
    this.refresh(table, before)
    this.refresh(table, hovered)
  }

  discX = (disc: Disc, nowMs: number): number => disc.cluster.x + (disc.fromX - disc.cluster.x) * restOf(disc.startMs, disc.glideMs, nowMs)
  discY = (disc: Disc, nowMs: number): number => disc.cluster.y + (disc.fromY - disc.cluster.y) * restOf(disc.startMs, disc.glideMs, nowMs)

  private follow(clusters: readonly Cluster[], nowMs: number): Disc[] {
    const before = new Map(this.discs.map((disc) => [disc.cluster.key, disc]))
    return clusters.map((cluster) => {
      const was = before.get(cluster.key)
      if (!was) return { cluster, fromX: cluster.x, fromY: cluster.y, startMs: nowMs, glideMs: 0 }
      return { cluster, fromX: this.discX(was, nowMs), fromY: this.discY(was, nowMs), startMs: nowMs, glideMs: CLUSTER_GLIDE_MS }
    })
  }

  /** Counting sort by rank: stable, so that overlapping units keep their order from list to list. */
  private order(table: UnitTable, clusterer: Clusterer): void {
    const marks = RANKS + 2
    const starts = new Int32Array(marks + 1)
    const rank = (row: number): number => (row === this.selected ? RANKS + 1 : row === this.hovered ? RANKS : rankOf(table.look[row] as number))
    for (let row = 0; row < table.size; row++) if (clusterer.of[row] === ALONE) starts[rank(row) + 1]!++
    for (let i = 1; i <= marks; i++) starts[i]! += starts[i - 1] as number
    const units = starts[marks] as number
    this.count = this.discs.length + units
    if (this.rows.length < units) this.rows = new Int32Array(Math.ceil(units * 1.5))
    if (this.placeOf.length !== table.size) this.placeOf = new Int32Array(table.size)
    this.placeOf.fill(-1)
    for (let row = 0; row < table.size; row++) {
      if (clusterer.of[row] !== ALONE) continue
      const at = starts[rank(row)]!++
      this.rows[at] = row
      this.placeOf[row] = this.discs.length + at
    }
  }

  private writeDisc(at: number, { cluster, fromX, fromY, startMs, glideMs }: Disc): void {
    this.instances.place(at, cluster.x, cluster.y, fromX, fromY, this.seconds(startMs), glideMs / 1000)
    this.instances.turn(at, 0, 0)
    this.instances.dress(at, packCluster(cluster.alarm, cluster.stale / cluster.count), packText(countText(cluster.count), clusterPx(cluster.count)))
    this.notice(cluster.x - fromX, cluster.y - fromY, startMs, glideMs)
  }

  private writeUnit(table: UnitTable, at: number): void {
    const row = this.rowAt(at)
    const [x, y] = [table.x[row] as number, table.y[row] as number]
    const [fromX, fromY] = [table.fromX[row] as number, table.fromY[row] as number]
    const [startMs, glideMs] = [table.startMs[row] as number, table.glideMs[row] as number]
    const heading = table.heading[row] as number
    this.instances.place(at, x, y, fromX, fromY, this.seconds(startMs), glideMs / 1000)
    if (Number.isNaN(heading)) this.instances.turn(at, 0, 0)
    else this.instances.turn(at, heading * RAD, turnDeg(table.fromHeading[row] as number, heading) * RAD)
    this.instances.dress(at, withMarks(table.look[row] as number, row === this.selected, row === this.hovered), 0)
    this.notice(x - fromX, y - fromY, startMs, glideMs)
  }

  private notice(dx: number, dy: number, startMs: number, glideMs: number): void {
    if (glideMs <= 0 || (dx === 0 && dy === 0) || startMs + glideMs <= this.epochMs) return
    this.speed = Math.max(this.speed, (Math.hypot(dx, dy) / glideMs) * 1000)
    this.movesUntilMs = Math.max(this.movesUntilMs, startMs + glideMs)
  }
}
