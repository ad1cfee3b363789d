import type { AreaGeometry } from '@watchfloor/shared'
import { createStore } from 'zustand/vanilla'

const SAME_DEG = 1e-6

/** A corner, WGS-84, [lon, lat] as in GeoJSON. */
export type Corner = readonly [lon: number, lat: number]

/** An outline that is being drawn on the map, and the others that are shown faintly so that it fits in between. */
export const sketch = createStore<{ drawing: boolean; corners: readonly Corner[]; others: readonly AreaGeometry[] }>(() => ({ drawing: false, corners: [], others: [] }))

/** A click on the map while an outline is drawn. */
export function addCorner(corner: Corner): void {
  const { drawing, corners } = sketch.getState()
  const last = corners.at(-1)
  // Both clicks of a double click are one corner.
  const again = last !== undefined && Math.abs(last[0] - corner[0]) < SAME_DEG && Math.abs(last[1] - corner[1]) < SAME_DEG
  if (drawing && !again) sketch.setState({ corners: [...corners, corner] })
}
export const dropCorner = (): void => sketch.setState(({ corners }) => ({ corners: corners.slice(0, -1) }))

/** The closed ring of some corners; null while they are no area. Five decimals are a metre. */
export function polygonOf(corners: readonly Corner[]): AreaGeometry | null {
  if (corners.length < 3) return null
  const ring = corners.map(([lon, lat]): [number, number] => [Number(lon.toFixed(6)), Number(lat.toFixed(6))])
  return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] }
}

/** The corners of an outline that one ring says; null where it has holes or parts, which a drawing cannot keep. */
export const cornersOf = (geometry: AreaGeometry): readonly Corner[] | null => (geometry.type === 'Polygon' && geometry.coordinates.length === 1 ? geometry.coordinates[0]!.slice(0, -1) : null)

/** Whether an outline crosses itself: then nobody could say what is inside. */
export function crossesItself(corners: readonly Corner[]): boolean {
  const n = corners.length
  const side = (a: Corner, b: Corner, c: Corner): number => Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))
  for (let i = 0; i < n; i++) {
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue
      const [a, b, c, d] = [corners[i]!, corners[i + 1]!, corners[j]!, corners[(j + 1) % n]!]
      if (side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b)) return true
    }
  }
  return false
}
