import type { ClientConfig } from '@watchfloor/shared'
import type { StyleSpecification } from 'maplibre-gl'
import type { EngineMap } from './engine-map.js'
import type { Problem } from './problem.js'

/** What either engine's component is given. */
export interface CanvasProps {
  config: ClientConfig['map']
  style: StyleSpecification | string
  /** Where to open: the base map's degrees. */
  start: { longitude: number; latitude: number; zoom: number }
  label: string
  /** The map when there is one, null when it goes. */
  onMap(map: EngineMap | null): void
  onProblem(problem: Problem | null): void
}

/** The same for both engines: a flat map with north where one wants it. Pitch is off, for a tilted map hides what stands behind. */
export const COMMON = {
  minZoom: 3, maxZoom: 20, maxPitch: 0, pitchWithRotate: false, touchPitch: false, renderWorldCopies: false, reuseMaps: true, styleDiffing: false,
  // Labels of moving units are new symbols at each step to the engine: with a fade they would never be there.
  fadeDuration: 0, attributionControl: false,
} as const
