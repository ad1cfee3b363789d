import type { Feature, Geometry, Position } from 'geojson'
import type { Shape, Sketch } from '../../store/sketch.js'
import { crossingOf } from '../../store/sketch.js'
import type { Corner } from '../../store/sketch.js'

const METRES_PER_DEGREE = 111_195
const CIRCLE_CORNERS = 64
/** What a point of the drawing is: a corner, the middle of an edge that can be pulled out, the middle of a post, a place that was refused. */
type Grip = 'corner' | 'chosen' | 'mid' | 'post' | 'fault'

/** The circle around a post as a ring, near enough for the eye. */
export function circleOf([lon, lat]: Corner, radiusM: number): Corner[] {
  const [high, wide] = [radiusM / METRES_PER_DEGREE, radiusM / (METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180))]
  return Array.from({ length: CIRCLE_CORNERS }, (_, i) => {
    const angle = (2 * Math.PI * i) / CIRCLE_CORNERS
    return [lon + wide * Math.cos(angle), lat + high * Math.sin(angle)] as const
  })
}

/** The middles of an outline's edges; two corners have one edge. */
export const middlesOf = (corners: readonly Corner[]): Corner[] =>
  corners.length < 2 ? [] : corners.slice(0, corners.length === 2 ? 1 : undefined).map(([lon, lat], i) => { const [lonB, latB] = corners[(i + 1) % corners.length]!; return [(lon + lonB) / 2, (lat + latB) / 2] })

/** What of a drawing lies on the map, each point with what it is and which. */
export function featuresOf({ corners, post, chosen, faults, drawing }: Sketch, at: (lon: number, lat: number) => Position): Feature[] {
  const place = ([lon, lat]: Corner): Position => at(lon, lat)
  const feature = (geometry: Geometry, properties: Record<string, unknown> = {}): Feature => ({ type: 'Feature', properties, geometry })
  const grip = (corner: Corner, kind: Grip, index = 0): Feature => feature({ type: 'Point', coordinates: place(corner) }, { grip: kind, index })
  const refused = faults.map((corner) => grip(corner, 'fault'))
  if (post) return post.at ? [feature(ringOf(circleOf(post.at, post.radiusM).map(place))), grip(post.at, 'post'), ...refused] : refused
  const crossing = crossingOf(corners)
  return [
    ...outline(corners.map(place)).map((geometry) => feature(geometry)),
    ...(drawing ? middlesOf(corners).map((corner, i) => grip(corner, 'mid', i)) : []),
    ...corners.map((corner, i) => grip(corner, i === chosen ? 'chosen' : 'corner', i)), ...refused, ...(crossing ? [grip(crossing, 'fault')] : []),
  ]
}

const ringOf = (ring: Position[]): Geometry => ({ type: 'Polygon', coordinates: [[...ring, ring[0]!]] })
const outline = (corners: Position[]): Geometry[] => (corners.length < 2 ? [] : corners.length === 2 ? [{ type: 'LineString', coordinates: corners }] : [ringOf(corners)])

/** The box around a shape, WGS-84; null for nothing. */
export function spanOf({ corners, post }: Shape): { west: number; south: number; east: number; north: number } | null {
  const all = post ? (post.at ? circleOf(post.at, post.radiusM) : []) : corners
  if (all.length === 0) return null
  const [lons, lats] = [all.map(([lon]) => lon), all.map(([, lat]) => lat)]
  return { west: Math.min(...lons), south: Math.min(...lats), east: Math.max(...lons), north: Math.max(...lats) }
}
