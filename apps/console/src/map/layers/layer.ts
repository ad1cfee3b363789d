import type { Datum } from '@watchfloor/shared'
import type { Tokens } from '../engine/colors.js'
import type { Engine, EngineMap } from '../engine/engine-map.js'
import type { UnitScene } from './units/unit-scene.js'

/** What a layer may use. Everything on the map is in the base map's datum: go through `toBase`, always. */
export interface LayerContext {
  map: EngineMap
  engine: Engine
  tokens: Tokens
  datum: Datum
  toBase(lon: number, lat: number): readonly [number, number]
  scene: UnitScene
}

/** One layer, one file. `mount` adds its sources and layers and gives back what removes exactly those. */
export interface MapLayer {
  id: string
  mount(context: LayerContext): () => void
}
