import type { LngLatLike } from 'maplibre-gl'
import { select } from '../../store/selection.js'
import { CLUSTER_MAX_ZOOM } from '../layers/units/cluster-size.js'
import type { Hit } from '../layers/units/unit-scene.js'
import type { EngineMap } from './engine-map.js'
import { latOf, lonOf } from './mercator.js'

const calm = typeof matchMedia === 'undefined' ? null : matchMedia('(prefers-reduced-motion: reduce)')
/** Long enough to see where the map went, short enough not to wait for it; nothing for those who asked for stillness. */
export const flightMs = (ms: number): number => (calm?.matches ? 0 : ms)

/** Close enough to tell units apart. */
export const NEAR_ZOOM = 15.5

/** Goes to a place: softly when it is in reach, at once when a flight would only blur the whole country. */
export function goTo(map: EngineMap, center: LngLatLike, zoom: number): void {
  const far = !map.getBounds().contains(center) && Math.abs(zoom - map.getZoom()) > 5
  map.easeTo({ center, zoom, duration: far ? 0 : flightMs(500), essential: true })
}

/** What a click or the Enter key does: a unit is selected, a cluster opened by going nearer until its members part. */
export function act(map: EngineMap, hit: Hit | null): void {
  if (hit === null) return select(null)
  if (hit.type === 'unit') return select(hit.unit.id)
  const { west, east, north, south, x, y } = hit.cluster
  const fitted = map.cameraForBounds([[lonOf(west), latOf(south)], [lonOf(east), latOf(north)]], { padding: 80, maxZoom: CLUSTER_MAX_ZOOM + 1 })
  // Members in one spot part at the street's zoom only; always at least one step, so that no click is in vain.
  const zoom = Math.max(map.getZoom() + 1, Math.min(fitted?.zoom ?? CLUSTER_MAX_ZOOM, CLUSTER_MAX_ZOOM + 1))
  goTo(map, [lonOf(x), latOf(y)], zoom)
}
