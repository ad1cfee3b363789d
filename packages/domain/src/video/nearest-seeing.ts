import { nearDistanceM } from '../geo/distance.js'
import { USUAL_VIEW, cameraCones } from '../patrol/camera-cones.js'
import type { FixedCamera } from '../patrol/camera-cones.js'

/**
 * The nearest of some fixed cameras whose field of view holds a place, with its distance in metres; null = none looks there. One that nobody measured is taken to see
 * what a street camera usually sees; one without a place or direction sees nothing.
 */
export function nearestSeeing<C extends FixedCamera>(cameras: readonly C[], lat: number, lon: number): { readonly camera: C; readonly distanceM: number } | null {
  const near = cameras.flatMap((camera) => {
    if (camera.lat === null || camera.lon === null) return []
    const distanceM = nearDistanceM(lat, lon, camera.lat, camera.lon)
    return distanceM <= (camera.rangeM ?? USUAL_VIEW.rangeM) ? [{ camera, distanceM }] : []
  })
  return near.sort((a, b) => a.distanceM - b.distanceM).find(({ camera }) => cameraCones([camera]).sees(lat, lon)) ?? null
}
