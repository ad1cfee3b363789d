import { toLatLon } from './geo/local-frame.js'
import type { LatLon, Line, Point } from './geo/local-frame.js'
import { simplify } from './geo/line.js'
import { RAILWAY, ROAD_CLASSES } from './plan/arterials.plan.js'
import { GREENS, LANDUSES, WHARVES } from './plan/green.plan.js'
import { ISLAND, WATERS } from './plan/water.plan.js'
import { city } from './city.js'

type Coordinates = [lon: number, lat: number]
export interface CityFeature {
  readonly type: 'Feature'
  readonly geometry: { type: 'Point'; coordinates: Coordinates } | { type: 'LineString'; coordinates: Coordinates[] } | { type: 'MultiLineString' | 'Polygon'; coordinates: Coordinates[][] }
  /** `layer` sorts features for a style; `class` tells kinds within a layer; `rank` 1 is shown from farthest away. Other keys as the layer needs. */
  readonly properties: { layer: string; class: string; rank: number; name_zh?: string; name_en?: string; [key: string]: string | number | undefined }
}
export interface CityCollection { readonly type: 'FeatureCollection'; readonly features: readonly CityFeature[] }

const at = ({ lat, lon }: LatLon): Coordinates => [Math.round(lon * 1e5) / 1e5, Math.round(lat * 1e5) / 1e5]
const lineOf = (line: Line): Coordinates[] => line.map((p) => at(toLatLon(p)))
const names = (zh: string, en: string): { name_zh?: string; name_en?: string } => (zh ? { name_zh: zh, name_en: en } : {})
/** Counter-clockwise, as RFC 7946 §3.1.6 wants outer rings. */
const polygon = (ring: Line, tolerance = 2): CityFeature['geometry'] => {
  const half = ring.length >> 1
  const out = lineOf([...simplify(ring.slice(0, half + 1), tolerance), ...simplify(ring.slice(half), tolerance).slice(1)])
  let twice = 0
  for (let i = 1; i < out.length; i++) twice += out[i - 1]![0] * out[i]![1] - out[i]![0] * out[i - 1]![1]
  return { type: 'Polygon', coordinates: [twice < 0 ? out.reverse() : out] }
}

const spot = ([x, y]: Point): string => `${x.toFixed(2)} ${y.toFixed(2)}`
/** A road with fewer corners, its crossings kept: whoever measures ways on the drawn roads needs the positions that they share. */
function simplifyBetween(line: Line, crossings: ReadonlySet<string>, tolerance: number): Point[] {
  const out: Point[] = [line[0]!]
  for (let from = 0, to = 1; to < line.length; to++) {
    if (to < line.length - 1 && !crossings.has(spot(line[to]!))) continue
    out.push(...simplify(line.slice(from, to + 1), tolerance).slice(1))
    from = to
  }
  return out
}

/** The drawn city as one GeoJSON collection, WGS-84, five decimals (a metre): the base map where none is configured. */
export function cityGeoJson(): CityCollection {
  const c = city()
  const features: CityFeature[] = []
  const add = (geometry: CityFeature['geometry'], properties: CityFeature['properties']): void => { features.push({ type: 'Feature', geometry, properties }) }

  for (const l of LANDUSES) add(polygon(l.ring), { layer: 'landuse', class: l.class, rank: 3, ...names(l.zh, l.en) })
  for (const g of GREENS) add(polygon(g.ring), { layer: 'green', class: g.class, rank: g.rank, ...names(g.zh, g.en) })
  for (const w of WATERS) add(polygon(w.ring), { layer: 'water', class: w.class, rank: w.rank, ...names(w.zh, w.en) })
  for (const w of WATERS) if (w.center && w.zh) add({ type: 'LineString', coordinates: lineOf(simplify(w.center, 8)) }, { layer: 'waterway', class: w.class, rank: w.rank, ...names(w.zh, w.en) })
  add(polygon(ISLAND), { layer: 'green', class: 'island', rank: 4, name_zh: '望月岛', name_en: 'Wangyue Isle' })
  for (const w of WHARVES) add(polygon(w.ring), { layer: 'landuse', class: 'wharf', rank: 4, ...names(w.zh, w.en) })
  for (const a of c.areas) {
    const layer = { district: 'district', street: 'street_area', community: 'community', duty: 'squad_area' }[a.level]
    add({ type: 'Polygon', coordinates: [lineOf(a.ring)] }, { layer, class: a.level, rank: { district: 1, street: 2, community: 4, duty: 2 }[a.level], ...names(a.zh, a.en), id: a.id, label_lon: at(a.label)[0], label_lat: at(a.label)[1] })
  }
  add({ type: 'LineString', coordinates: lineOf(simplify(RAILWAY.line, 2)) }, { layer: 'rail', class: 'rail', rank: 3, ...names(RAILWAY.zh, RAILWAY.en) })
  const crossings = new Set(c.graph.nodes.filter((n) => n.edges.length > 2).map((n) => spot([n.x, n.y])))
  for (const r of [...c.graph.roads].sort((a, b) => ROAD_CLASSES.indexOf(b.class) - ROAD_CLASSES.indexOf(a.class))) {
    const pieces = r.pieces.map((p) => lineOf(simplifyBetween(p, crossings, 1.5)))
    add(pieces.length === 1 ? { type: 'LineString', coordinates: pieces[0]! } : { type: 'MultiLineString', coordinates: pieces }, { layer: 'road', class: r.class, rank: ROAD_CLASSES.indexOf(r.class) + 1, ...names(r.zh, r.en) })
  }
  for (const p of [...c.landmarks, ...c.schools, ...c.depots]) add({ type: 'Point', coordinates: at(p) }, { layer: 'place', class: p.kind, rank: p.rank, ...names(p.zh, p.en) })
  for (const p of [...c.sites, ...c.dumps, ...c.docks]) add({ type: 'Point', coordinates: at(p) }, { layer: p.kind, class: p.kind, rank: p.rank, radius_m: p.radiusM, ...names(p.zh, p.en) })
  for (const cam of c.cameras) add({ type: 'Point', coordinates: at(cam) }, { layer: 'camera', class: cam.source, rank: 5, ...names(cam.zh, cam.en), id: cam.id })
  return { type: 'FeatureCollection', features }
}
