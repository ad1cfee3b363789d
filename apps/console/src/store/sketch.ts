import type { AreaGeometry } from '@watchfloor/shared'
import { createStore } from 'zustand/vanilla'

const SAME_DEG = 1e-6
/** More steps back than these nobody remembers. */
const MOST_STEPS = 100

/** A corner, WGS-84, [lon, lat] as in GeoJSON. */
export type Corner = readonly [lon: number, lat: number]
/** A post that is being placed: where, and how far around it counts. */
export interface SketchPost { readonly at: Corner | null; readonly radiusM: number }
/** What is drawn: an outline by its corners, or (`post` not null) one place and its circle. */
export interface Shape { readonly corners: readonly Corner[]; readonly post: SketchPost | null }

/** What is being drawn on the map, and the others of its kind that are shown faintly so that it fits in between. */
export interface Sketch extends Shape {
  readonly drawing: boolean
  /** The corner that is being looked at; null = none. */
  readonly chosen: number | null
  readonly others: readonly AreaGeometry[]
  /** Places that the hub refused. */
  readonly faults: readonly Corner[]
  /** As it was before each edit. */
  readonly past: readonly Shape[]
}

const NOTHING: Sketch = { drawing: false, corners: [], post: null, chosen: null, others: [], faults: [], past: [] }
export const sketch = createStore<Sketch>(() => NOTHING)
export const beginSketch = (given: Partial<Sketch>): void => sketch.setState({ ...NOTHING, ...given })
export const endSketch = (): void => sketch.setState(NOTHING)

/** Changes the drawing so that it can be taken back. */
export function edit(change: Partial<Shape>, chosen: number | null = null): void {
  sketch.setState(({ corners, post, past }) => ({ ...change, chosen, faults: [], past: [...past.slice(1 - MOST_STEPS), { corners, post }] }))
}
/** Takes the last edit back. */
export function undo(): void {
  const last = sketch.getState().past.at(-1)
  if (last) sketch.setState(({ past }) => ({ ...last, chosen: null, faults: [], past: past.slice(0, -1) }))
}

/** A click on the map while something is drawn. */
export function addCorner(corner: Corner): void {
  const { drawing, corners, post } = sketch.getState()
  if (!drawing) return
  if (post) return edit({ post: { ...post, at: corner } })
  const last = corners.at(-1)
  // Both clicks of a double click are one corner.
  const again = last !== undefined && Math.abs(last[0] - corner[0]) < SAME_DEG && Math.abs(last[1] - corner[1]) < SAME_DEG
  if (!again) edit({ corners: [...corners, corner] })
}
/** A new corner behind another: on the edge that was taken hold of. */
export const insertCorner = (after: number, corner: Corner): void => edit({ corners: sketch.getState().corners.toSpliced(after + 1, 0, corner) }, after + 1)
export const dropCorner = (index: number): void => edit({ corners: sketch.getState().corners.toSpliced(index, 1) })
/** Puts a corner elsewhere; a drag is one edit, `goingOn` says that it began before. */
export function moveCorner(index: number, corner: Corner, goingOn: boolean): void {
  const corners = sketch.getState().corners.with(index, corner)
  if (goingOn) sketch.setState({ corners })
  else edit({ corners }, index)
}
export function movePost(at: Corner, goingOn: boolean): void {
  const { post } = sketch.getState()
  if (!post) return
  if (goingOn) sketch.setState({ post: { ...post, at } })
  else edit({ post: { ...post, at } })
}
export const choose = (chosen: number | null): void => sketch.setState({ chosen })

/** The closed ring of some corners; null while they are no area. Five decimals are a metre. */
export function polygonOf(corners: readonly Corner[]): AreaGeometry | null {
  if (corners.length < 3) return null
  const ring = corners.map(([lon, lat]): [number, number] => [Number(lon.toFixed(6)), Number(lat.toFixed(6))])
  return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] }
}

/** The corners of an outline that one ring says; null where it has holes or parts, which a drawing cannot keep. */
export const cornersOf = (geometry: AreaGeometry): readonly Corner[] | null => (geometry.type === 'Polygon' && geometry.coordinates.length === 1 ? geometry.coordinates[0]!.slice(0, -1) : null)

/** Where an outline crosses itself: then nobody could say what is inside. null = nowhere. */
export function crossingOf(corners: readonly Corner[]): Corner | null {
  const n = corners.length
  const side = (a: Corner, b: Corner, c: Corner): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
  for (let i = 0; i < n; i++) {
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue
      const [a, b, c, d] = [corners[i]!, corners[i + 1]!, corners[j]!, corners[(j + 1) % n]!]
      const [fromC, fromD] = [side(a, b, c), side(a, b, d)]
      if (Math.sign(fromC) === Math.sign(fromD) || Math.sign(side(c, d, a)) === Math.sign(side(c, d, b))) continue
      const share = fromC / (fromC - fromD)
      return [c[0] + (d[0] - c[0]) * share, c[1] + (d[1] - c[1]) * share]
    }
  }
  return null
}
