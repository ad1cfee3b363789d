import type { AreaGeometry, BlindSpotRow, BlindStretches } from '@watchfloor/shared'
import { areaIndex } from '../geo/area-index.js'
import { localFrame } from '../geo/local-plane.js'
import { positionKey } from '../geo/position-key.js'
import type { RoadLine } from '../geo/road-graph.js'
import { cameraCones } from './camera-cones.js'
import type { FixedCamera } from './camera-cones.js'

/** A duty area whose streets are counted. */
export interface DutyArea { readonly id: string; readonly name: string; readonly geometry: AreaGeometry }
/** A survey under way: roads are added one by one, so that the caller may breathe in between. */
export interface BlindSurvey {
  add(road: RoadLine): void
  rows(): BlindSpotRow[]
  stretches(): BlindStretches
  readonly assumed: number
  readonly placeless: number
}
type Stretch = BlindStretches['features'][number]

/** How closely streets are sampled, metres; pieces are no longer than this. */
export const SAMPLE_M = 4

/**
 * Metres of street that no fixed camera sees, by duty area. Each piece of street counts once: where areas overlap for the first of them, where a street is drawn
 * twice between the same two points the first time. A piece is seen when its middle lies in a camera's field of view; houses and trees are not reckoned with.
 */
export function blindSurvey(cameras: readonly FixedCamera[], areas: readonly DutyArea[]): BlindSurvey {
  const { sees, assumed, placeless, frame } = cameraCones(cameras)
  const index = areaIndex(areas)
  const tally = new Map<string | null, BlindSpotRow>(areas.map(({ id, name }) => [id, { areaId: id, areaName: name, streetM: 0, seenM: 0, blindM: 0 }]))
  const drawn = new Set<string>()
  const features: Stretch[] = []
  const count = (areaId: string | null, metres: number, isSeen: boolean): void => {
    let row = tally.get(areaId)
    if (!row) tally.set(areaId, (row = { areaId, areaName: null, streetM: 0, seenM: 0, blindM: 0 }))
    row.streetM += metres
    if (isSeen) row.seenM += metres
    else row.blindM += metres
  }
  return {
    assumed, placeless,
    add(road) {
      let open: Stretch | null = null
      for (let i = 1; i < road.length; i++) {
        const [[lon1 = NaN, lat1 = NaN], [lon2 = NaN, lat2 = NaN]] = [road[i - 1]!, road[i]!]
        const [from, to] = [positionKey(lon1, lat1), positionKey(lon2, lat2)]
        const once = from < to ? `${from}/${to}` : `${to}/${from}`
        const plane = frame ?? localFrame({ south: lat1, north: lat1, west: lon1, east: lon1 })
        const [a, b] = [plane.of(lat1, lon1), plane.of(lat2, lon2)]
        const lengthM = Math.hypot(b.x - a.x, b.y - a.y)
        if (from === to || drawn.has(once) || !Number.isFinite(lengthM)) { open = null; continue }
        drawn.add(once)
        const pieces = Math.ceil(lengthM / SAMPLE_M)
        const at = (share: number): [number, number] => [lon1 + (lon2 - lon1) * share, lat1 + (lat2 - lat1) * share]
        for (let n = 0; n < pieces; n++) {
          const [lon, lat] = at((n + 0.5) / pieces)
          const areaId = index.at(lat, lon)[0]?.id ?? null
          const isSeen = sees(lat, lon)
          count(areaId, lengthM / pieces, isSeen)
          if (isSeen) { open = null; continue }
          if (open === null || open.properties.areaId !== areaId) features.push((open = { type: 'Feature', properties: { areaId, lengthM: 0 }, geometry: { type: 'LineString', coordinates: [at(n / pieces)] } }))
          open.properties.lengthM += lengthM / pieces
          // Only where a stretch bends or ends is a point of it worth keeping.
          const { coordinates } = open.geometry
          if (n > 0 && coordinates.length > 1) coordinates.pop()
          coordinates.push(at((n + 1) / pieces))
        }
      }
    },
    rows: () => [...tally.values()].sort((a, b) => b.blindM - a.blindM),
    stretches: () => ({ type: 'FeatureCollection', features }),
  }
}
