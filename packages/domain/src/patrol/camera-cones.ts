import Flatbush from 'flatbush'
import { boundsOfLines, localFrame } from '../geo/local-plane.js'
import type { LocalFrame } from '../geo/local-plane.js'

/** A camera that does not move: where it stands and what it looks at; null = nobody measured it. */
export interface FixedCamera { readonly lat: number | null; readonly lon: number | null; readonly facingDeg: number | null; readonly fieldOfViewDeg: number | null; readonly rangeM: number | null }
/** What some cameras see together. */
export interface CameraCones {
  sees(lat: number, lon: number): boolean
  /** Cameras that were given the usual view, for nobody measured theirs. */
  readonly assumed: number
  /** Cameras of which the place or the direction is not known: they see nothing here. */
  readonly placeless: number
  /** The plane in which it is reckoned; null without any camera. */
  readonly frame: LocalFrame | null
}

/** What a street camera sees well enough to tell a plate or a face, where its own view was not measured: the angle, degrees, and how far, metres. */
export const USUAL_VIEW = { fieldOfViewDeg: 60, rangeM: 90 } as const
const ALL_ROUND_DEG = 360
/** So near below itself a camera sees whatever its direction is. */
const FOOT_M = 1

/** The fields of view as one question; a tree of their boxes answers most of it. */
export function cameraCones(cameras: readonly FixedCamera[]): CameraCones {
  const placed = cameras.flatMap(({ lat, lon, facingDeg, fieldOfViewDeg, rangeM }) => {
    const openDeg = fieldOfViewDeg ?? USUAL_VIEW.fieldOfViewDeg
    if (lat === null || lon === null || (facingDeg === null && openDeg < ALL_ROUND_DEG)) return []
    return [{ lat, lon, facingDeg: facingDeg ?? 0, openDeg, rangeM: rangeM ?? USUAL_VIEW.rangeM, isAssumed: fieldOfViewDeg === null || rangeM === null }]
  })
  const counts = { assumed: placed.filter(({ isAssumed }) => isAssumed).length, placeless: cameras.length - placed.length }
  if (placed.length === 0) return { ...counts, sees: () => false, frame: null }
  const frame = localFrame(boundsOfLines([placed.map(({ lat, lon }) => [lon, lat])]))
  const cones = placed.map((camera) => ({ ...camera, ...frame.of(camera.lat, camera.lon) }))
  const index = new Flatbush(cones.length)
  for (const { x, y, rangeM } of cones) index.add(x - rangeM, y - rangeM, x + rangeM, y + rangeM)
  index.finish()
  return {
    ...counts, frame,
    sees(lat, lon) {
      const { x, y } = frame.of(lat, lon)
      return index.search(x, y, x, y).some((i) => {
        const cone = cones[i]!
        const [east, north] = [x - cone.x, y - cone.y]
        const awayM = Math.hypot(east, north)
        if (awayM > cone.rangeM) return false
        if (cone.openDeg >= ALL_ROUND_DEG || awayM <= FOOT_M) return true
        const off = Math.abs(((Math.atan2(east, north) * 180) / Math.PI - cone.facingDeg + 900) % 360 - 180)
        return off <= cone.openDeg / 2
      })
    },
  }
}
