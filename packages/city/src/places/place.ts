import type { LatLon, Point } from '../geo/local-frame.js'
import { toLatLon } from '../geo/local-frame.js'
import type { Router } from '../route/router.js'

export const PLACE_KINDS = ['city', 'town', 'site', 'dump', 'depot', 'dock', 'school', 'squad', 'hospital', 'station', 'port', 'market', 'government', 'museum'] as const
export type PlaceKind = (typeof PLACE_KINDS)[number]
/** A named point. `node` is where a vehicle reaches it from the street; `radiusM` how far its ground goes. */
export interface Place extends LatLon {
  readonly id: string
  readonly kind: PlaceKind
  readonly zh: string
  readonly en: string
  readonly at: Point
  readonly node: number
  readonly radiusM: number
  /** 1 shown from afar … 5 only near. */
  readonly rank: number
}

/** Puts a place on the sheet and finds its way in, never from an expressway. */
export function placeAt(router: Router, id: string, kind: PlaceKind, zh: string, en: string, [x, y]: readonly [number, number], radiusM: number, rank: number): Place {
  const at: Point = [x * 1000, y * 1000]
  return { id, kind, zh, en, at, ...toLatLon(at), radiusM, rank, node: router.nearest(at, kind === 'school' ? undefined : ['primary', 'secondary', 'tertiary', 'residential']) }
}
