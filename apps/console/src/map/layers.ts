import { areaLayer } from './layers/area-layer.js'
import { blindSpotLayer } from './layers/blind-spot-layer.js'
import { candidateLayer } from './layers/candidate-layer.js'
import { fieldLayer } from './layers/field-layer.js'
import { incidentLayer } from './layers/incident-layer.js'
import { labelLayer } from './layers/label-layer.js'
import type { LayerContext, MapLayer } from './layers/layer.js'
import { placeLayer } from './layers/place-layer.js'
import { poseLayer } from './layers/pose-layer.js'
import { sketchLayer } from './layers/sketch-layer.js'
import { trailLayer } from './layers/trail-layer.js'
import { unitLayer } from './layers/unit-layer.js'

/** What lies on the base map, from below to above. A new layer is one file and one line here. */
export const LAYERS: readonly MapLayer[] = [areaLayer, blindSpotLayer, fieldLayer, incidentLayer, trailLayer, labelLayer, unitLayer, candidateLayer, sketchLayer, poseLayer, placeLayer]

/** Mounts all layers in their order; gives back what unmounts them, uppermost first. */
export function mountLayers(context: LayerContext): () => void {
  const mounted = LAYERS.map((layer) => layer.mount(context))
  return () => mounted.reverse().forEach((unmount) => unmount())
}
