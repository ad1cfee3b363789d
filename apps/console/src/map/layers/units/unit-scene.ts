import { worldPx } from '../../engine/mercator.js'
import { ALONE, Clusterer } from './cluster.js'
import type { Box, Cluster } from './cluster.js'
import { CLUSTER_MAX_ZOOM, clusterLevel, clusterPx } from './cluster-size.js'
import { DrawList } from './draw-list.js'
import { nextPaintMs } from './motion.js'
import { PickGrid } from './pick-grid.js'
import { UnitTable } from './unit-table.js'
import type { ToBase } from './unit-table.js'
import type { Unit } from '../../../store/units.js'

/** The list is made anew at most this often because units moved; a view that leaves the box makes it at once. */
const RELIST_MS = 400
/** The list reaches this share of the view beyond its edges, so that panning finds units already there. */
const MARGIN = 0.5
/** A box this many views wide is mostly waste. */
const WASTE = 8
/** A finger's or a pointer's reach beyond the outline. */
const REACH_PX = 5

export interface SceneView extends Box { zoom: number; x: number; y: number }
export type Hit = { type: 'unit'; unit: Unit } | { type: 'cluster'; cluster: Cluster }

/** Everything the unit layer knows before any of it is drawn: no WebGL, no map, no store. */
export class UnitScene {
  readonly table: UnitTable
  readonly list = new DrawList()
  private readonly clusterer = new Clusterer()
  private readonly grid = new PickGrid(48)
  private gridXs = new Float64Array(0)
  private gridYs = new Float64Array(0)
  private box: Box = { west: 0, east: 0, north: 0, south: 0 }
  private level: number | null | undefined
  private listedMs = -Infinity
  private moved = false
  private forced = true
  private zoom = 0
  private clusters = true
  private selectedId: string | null = null
  private hoverId: string | null = null
  private hiddenKinds: readonly string[] = []

  constructor(toBase?: ToBase) {
    this.table = new UnitTable(toBase)
  }

  /** Units came or went. */
  lay(units: readonly Unit[], nowMs: number): void {
    this.table.lay(units, nowMs)
    this.clusterer.forget()
    this.list.clear()
    this.hide(this.hiddenKinds)
    this.forced = true
  }

  /** Units reported; true when anything that may be seen is other than before. */
  change(numbers: readonly number[], nowMs: number): boolean {
    let any = false
    for (const n of numbers) {
      const row = this.table.row(n)
      if (row < 0 || !this.table.take(row, nowMs)) continue
      any = true
      this.list.refresh(this.table, row)
    }
    if (any) this.moved = true
    return any
  }

  hide(kinds: readonly string[]): void {
    this.hiddenKinds = kinds
    for (const [row, unit] of this.table.units.entries()) this.table.hidden[row] = kinds.includes(unit.kind) ? 1 : 0
    this.forced = true
  }

  cluster(on: boolean): void {
    this.clusters = on
    this.forced = true
  }

  /** Selection takes a unit out of its cluster, hover only marks it. */
  mark(selectedId: string | null, hoverId: string | null): void {
    if (selectedId !== this.selectedId) this.forced = true
    this.selectedId = selectedId
    this.hoverId = hoverId
    if (!this.forced) this.list.mark(this.table, hoverId === null ? -1 : this.table.rowOfId(hoverId))
  }

  /** Brings the list to this view and this moment. True when it was made anew: the whole of it must be uploaded. */
  frame(view: SceneView, nowMs: number): boolean {
    const level = this.clusters && view.zoom < CLUSTER_MAX_ZOOM ? clusterLevel(view.zoom) : null
    this.zoom = view.zoom
    const due = this.forced || level !== this.level || !this.covers(view) || (this.moved && nowMs - this.listedMs >= RELIST_MS)
    if (!due) return false
    this.box = widen(view, MARGIN)
    this.level = level
    this.forced = this.moved = false
    this.listedMs = nowMs
    const [selected, hovered] = [this.rowOf(this.selectedId), this.rowOf(this.hoverId)]
    this.clusterer.run(this.table, this.box, level, selected, nowMs)
    this.list.build(this.table, this.clusterer, selected, hovered, nowMs)
    return true
  }

  /** Milliseconds until the next frame is worth its cost; null = nothing will change by itself. */
  nextMs(nowMs: number): number | null {
    const moving = nowMs < this.list.movesUntilMs ? nextPaintMs(this.list.speed * worldPx(this.zoom)) : null
    const relist = this.forced ? 0 : this.moved ? Math.max(0, RELIST_MS - (nowMs - this.listedMs)) : null
    return moving === null ? relist : relist === null ? moving : Math.min(moving, relist)
  }

  /** What lies under a place of the world square, or nearest to it within reach. */
  pick(x: number, y: number, nowMs: number): Hit | null {
    const world = worldPx(this.zoom)
    this.sortForPicking(nowMs, world)
    let best = -1
    let bestPx = Infinity
    this.grid.near(x * world, y * world, clusterPx(1e9) + REACH_PX, (at, d2) => {
      const disc = this.list.discs[at]
      const beyond = Math.max(0, Math.sqrt(d2) - clusterPx(disc ? disc.cluster.count : 1))
      // Of things that cover the same place the one on top wins: it comes later in the list.
      if (beyond <= REACH_PX && (beyond < bestPx || (beyond === bestPx && at > best))) [best, bestPx] = [at, beyond]
    })
    if (best < 0) return null
    const disc = this.list.discs[best]
    return disc ? { type: 'cluster', cluster: disc.cluster } : { type: 'unit', unit: this.table.units[this.list.rowAt(best)] as Unit }
  }

  /** Units drawn with a glyph of their own, the ones on top first. */
  eachAlone(each: (row: number) => boolean): void {
    for (let at = this.list.count - 1; at >= this.list.discs.length; at--) if (!each(this.list.rowAt(at))) return
  }

  /** Everything drawn inside a view, from its middle outwards. */
  around(view: SceneView, nowMs: number): Hit[] {
    const { list, table } = this
    const found: { hit: Hit; far: number }[] = []
    for (let at = 0; at < list.count; at++) {
      const disc = list.discs[at]
      const row = list.rowAt(at)
      const x = disc ? list.discX(disc, nowMs) : table.drawnX(row, nowMs)
      const y = disc ? list.discY(disc, nowMs) : table.drawnY(row, nowMs)
      if (x < view.west || x > view.east || y < view.north || y > view.south) continue
      found.push({ far: Math.hypot(x - view.x, y - view.y), hit: disc ? { type: 'cluster', cluster: disc.cluster } : { type: 'unit', unit: table.units[row] as Unit } })
    }
    return found.sort((a, b) => a.far - b.far).map(({ hit }) => hit)
  }

  isAlone = (row: number): boolean => row >= 0 && this.clusterer.of[row] === ALONE

  private sortForPicking(nowMs: number, world: number): void {
    const { list, table } = this
    // Positions of this very moment: cheap enough to do at every question, and then a moving unit is where it is seen.
    if (this.gridXs.length < list.count) [this.gridXs, this.gridYs] = [new Float64Array(list.count * 2), new Float64Array(list.count * 2)]
    for (let at = 0; at < list.count; at++) {
      const row = list.rowAt(at)
      const disc = list.discs[at]
      this.gridXs[at] = (disc ? list.discX(disc, nowMs) : table.drawnX(row, nowMs)) * world
      this.gridYs[at] = (disc ? list.discY(disc, nowMs) : table.drawnY(row, nowMs)) * world
    }
    this.grid.build(this.gridXs, this.gridYs, list.count)
  }

  private covers = (view: Box & { zoom: number }): boolean =>
    view.west >= this.box.west && view.east <= this.box.east && view.north >= this.box.north && view.south <= this.box.south
    && (view.east - view.west) * WASTE > this.box.east - this.box.west

  private rowOf = (id: string | null): number => (id === null ? -1 : this.table.rowOfId(id))
}

const widen = ({ west, east, north, south }: Box, share: number): Box => {
  const [dx, dy] = [(east - west) * share, (south - north) * share]
  return { west: west - dx, east: east + dx, north: north - dy, south: south + dy }
}
