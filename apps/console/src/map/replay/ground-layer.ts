import type { BeatPlace, TrackLook } from '@watchfloor/shared'
import type { Feature, Position } from 'geojson'
import { indexAt } from '../../store/supervise/track-at.js'
import { css, readTokens } from '../engine/colors.js'
import type { MapDatum } from '../engine/datum.js'
import type { EngineMap } from '../engine/engine-map.js'
import { fitBox } from '../engine/fit.js'
import { NOTHING, Own } from '../layers/own.js'
import type { NamedTrack } from './draw-replay.js'

/** What lies still under a replay, and how to take it away. */
export interface Ground { remove(): void }
const BEAT = 'wf-replay-beat'
const TRACK = 'wf-replay-track'
const BAD = 'wf-replay-bad'
const CIRCLE_CORNERS = 48
const METRES_PER_DEGREE = 111_195

/** The ring of a post. */
function circle({ lat, lon, radiusM }: Extract<BeatPlace, { type: 'post' }>): Position[] {
  return Array.from({ length: CIRCLE_CORNERS + 1 }, (_, i) => {
    const turn = (2 * Math.PI * i) / CIRCLE_CORNERS
    return [lon + (radiusM * Math.sin(turn)) / (METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)), lat + (radiusM * Math.cos(turn)) / METRES_PER_DEGREE]
  })
}
/** The outlines of a beat, [lon, lat]. */
export const beatRings = (place: BeatPlace): Position[][] => place.type === 'post' ? [circle(place)] : (place.geometry.type === 'Polygon' ? place.geometry.coordinates : place.geometry.coordinates.flat())

/** Beats and tracks, the stretches with findings in the colour of urgency; the map is laid on them once. */
export function mountGround(map: EngineMap, looks: readonly TrackLook[], tracks: readonly NamedTrack[], { toBase }: MapDatum): Ground {
  const tokens = readTokens()
  const own = new Own(map)
  const base = ([lon, lat]: Position): Position => [...toBase(lon!, lat!)]
  for (const id of [BEAT, TRACK, BAD]) own.source(id, { type: 'geojson', data: NOTHING, tolerance: 0.3 })
  own.layer({ id: `${BEAT}-fill`, type: 'fill', source: BEAT, paint: { 'fill-color': css(tokens.info), 'fill-opacity': 0.1 } })
  own.layer({ id: BEAT, type: 'line', source: BEAT, paint: { 'line-color': css(tokens.info), 'line-width': 2, 'line-dasharray': [4, 2] } })
  const layout = { 'line-cap': 'round', 'line-join': 'round' } as const
  own.layer({ id: `${TRACK}-casing`, type: 'line', source: TRACK, layout, paint: { 'line-color': css(tokens.ground), 'line-width': 5, 'line-opacity': 0.7 } })
  own.layer({ id: TRACK, type: 'line', source: TRACK, layout, paint: { 'line-color': css(tokens['ink-2']), 'line-width': ['case', ['get', 'first'], 2.5, 1.2], 'line-opacity': ['case', ['get', 'first'], 0.95, 0.5] } })
  own.layer({ id: BAD, type: 'line', source: BAD, layout, paint: { 'line-color': css(tokens.urgent), 'line-width': 4 } })

  // A squad may share a beat: it is drawn once, and looks no stronger for it.
  const places = [...new Map(looks.flatMap(({ place }) => (place ? [[JSON.stringify(place), place] as const] : []))).values()]
  own.put(BEAT, places.flatMap((place) => beatRings(place).map((ring): Feature => ({ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring.map(base)] } }))))
  const line = (coordinates: Position[], properties: object): Feature[] => coordinates.length < 2 ? [] : [{ type: 'Feature', properties: { ...properties }, geometry: { type: 'LineString', coordinates } }]
  own.put(TRACK, tracks.flatMap(({ track: { lats, lons } }, n) => line(Array.from(lats, (lat, i) => base([lons[i]!, lat])), { first: n === 0 })))
  own.put(BAD, tracks.flatMap(({ track }, n) => looks[n]!.findings.filter(({ state }) => state === 'outside' || state === 'still').flatMap(({ from, to }) => {
    const [a, b] = [Math.max(0, indexAt(track, Date.parse(from))), indexAt(track, Date.parse(to))]
    return line(Array.from({ length: Math.max(0, b - a + 1) }, (_, i) => base([track.lons[a + i]!, track.lats[a + i]!])), {})
  })))

  const corners = [...places.flatMap(beatRings).flat(), ...tracks.flatMap(({ track: { lats, lons } }) => Array.from(lats, (lat, i): Position => [lons[i]!, lat]))].map(base)
  const box = fitBox(corners.map(([lon]) => lon!), corners.map(([, lat]) => lat!))
  if (box) map.fitBounds([[box.west, box.south], [box.east, box.north]], { padding: 36, maxZoom: 17, duration: 0 })
  return { remove: () => own.remove() }
}
