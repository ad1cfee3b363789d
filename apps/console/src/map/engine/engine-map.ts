import type { Map as MaplibreMap } from 'maplibre-gl'
import type { WorldMatrix } from './mercator.js'

/** Which library draws. */
export type Engine = 'maplibre' | 'mapbox'

/**
 * The one map of a window. The layers are written against MapLibre's types and use of it only what mapbox-gl has by the same name and meaning;
 * where the two differ, this file and the labels say so.
 */
export type EngineMap = MaplibreMap

/** World square → clip space, whichever engine calls: MapLibre hands an object over, mapbox-gl the matrix itself. */
export function worldMatrix(input: unknown): WorldMatrix {
  if (Array.isArray(input) || ArrayBuffer.isView(input)) return input as unknown as WorldMatrix
  return (input as { defaultProjectionData: { mainMatrix: WorldMatrix } }).defaultProjectionData.mainMatrix
}

/**
 * True when layers can be put on. `isStyleLoaded()` asks for more, that all data has come, and would miss a style whose `style.load` is over;
 * both engines keep this flag under this name, and react-map-gl relies on it too.
 */
export const takesLayers = (map: EngineMap): boolean => (map as unknown as { style?: { _loaded?: boolean } }).style?._loaded === true
