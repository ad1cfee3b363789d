import type { Map as MaplibreMap } from 'maplibre-gl'
import type { WorldMatrix } from './mercator.js'

/** Which library draws. */
export type Engine = 'maplibre' | 'mapbox'

/**
 * The one map of a window. The layers are written against MapLibre's types and use of it only what mapbox-gl has by the same name and meaning;
 * the few places where the two differ are in engine/differences.ts.
 */
export type EngineMap = MaplibreMap

/** World square → clip space, whichever engine calls: MapLibre hands an object over, mapbox-gl the matrix itself. */
export function worldMatrix(input: unknown): WorldMatrix {
  if (Array.isArray(input) || ArrayBuffer.isView(input)) return input as unknown as WorldMatrix
  return (input as { defaultProjectionData: { mainMatrix: WorldMatrix } }).defaultProjectionData.mainMatrix
}
