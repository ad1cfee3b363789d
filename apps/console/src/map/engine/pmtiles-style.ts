import type { LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { BaseColors } from './base-colors.js'
import { FONTS } from './names.js'

/** What a PMTiles file says of itself. */
export interface PmtilesContent { vector: boolean; layers: readonly string[]; attribution?: string | undefined }

const SOURCE = 'base'
/** Layer and class names of the two schemas in wide use: Protomaps' own and OpenMapTiles. */
const SCHEMAS = [
  { marks: ['earth', 'roads'], water: 'water', green: 'landuse', greenKey: 'kind', roads: 'roads', roadKey: 'kind', buildings: 'buildings', places: 'places',
    major: ['highway'], middle: ['major_road'], zh: 'name:zh' },
  { marks: ['transportation'], water: 'water', green: 'landcover', greenKey: 'class', roads: 'transportation', roadKey: 'class', buildings: 'building', places: 'place',
    major: ['motorway'], middle: ['trunk', 'primary', 'secondary'], zh: 'name:zh' },
] as const
const GREEN = ['park', 'forest', 'wood', 'grass', 'grassland', 'nature_reserve', 'scrub', 'garden']

const byZoom = (...stops: number[]) => ['interpolate', ['exponential', 1.5], ['zoom'], ...stops] as never

/**
 * A dropped-in file in our quiet colours. An unknown vector schema is drawn as plain lines and areas of all its layers: poor, but a map;
 * pictures are shown as they are.
 */
export function pmtilesStyle(url: string, content: PmtilesContent, c: BaseColors): StyleSpecification {
  const land: LayerSpecification = { id: 'land', type: 'background', paint: { 'background-color': c.land } }
  const attribution = content.attribution === undefined ? {} : { attribution: content.attribution }
  if (!content.vector) {
    return { version: 8, sources: { [SOURCE]: { type: 'raster', url: `pmtiles://${url}`, tileSize: 256, ...attribution } },
      layers: [land, { id: 'picture', type: 'raster', source: SOURCE, paint: { 'raster-saturation': -0.6 } }] }
  }
  const schema = SCHEMAS.find(({ marks }) => marks.every((mark) => content.layers.includes(mark)))
  return { version: 8, sources: { [SOURCE]: { type: 'vector', url: `pmtiles://${url}`, ...attribution } },
    layers: [land, ...(schema ? known(schema, c) : content.layers.flatMap((layer) => unknown(layer, c)))] }
}

const unknown = (layer: string, c: BaseColors): LayerSpecification[] => [
  { id: `${layer}-area`, type: 'fill', source: SOURCE, 'source-layer': layer, filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': c.building } },
  { id: `${layer}-line`, type: 'line', source: SOURCE, 'source-layer': layer, filter: ['==', ['geometry-type'], 'LineString'], paint: { 'line-color': c.secondary, 'line-width': 0.7 } },
]

function known(s: (typeof SCHEMAS)[number], c: BaseColors): LayerSpecification[] {
  const road = (id: string, classes: readonly string[], but: boolean, color: string, width: never, minzoom: number): LayerSpecification => ({
    id, type: 'line', source: SOURCE, 'source-layer': s.roads, minzoom, filter: ['match', ['get', s.roadKey], [...classes], !but, but] as never,
    layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': color, 'line-width': width },
  })
  return [
    { id: 'green', type: 'fill', source: SOURCE, 'source-layer': s.green, filter: ['match', ['get', s.greenKey], GREEN, true, false] as never, paint: { 'fill-color': c.green } },
    { id: 'water', type: 'fill', source: SOURCE, 'source-layer': s.water, filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': c.water } },
    { id: 'building', type: 'fill', source: SOURCE, 'source-layer': s.buildings, minzoom: 14.5, paint: { 'fill-color': c.building } },
    road('street', [...s.major, ...s.middle], true, c.street, byZoom(12, 0.3, 16, 1.6, 19, 9), 12),
    road('middle', s.middle, false, c.primary, byZoom(8, 0.4, 13, 1.1, 16, 3.4, 19, 16), 8),
    road('major', s.major, false, c.motorway, byZoom(6, 0.5, 13, 1.8, 16, 5, 19, 22), 5),
    { id: 'places', type: 'symbol', source: SOURCE, 'source-layer': s.places,
      layout: { 'text-field': ['coalesce', ['get', s.zh], ['get', 'name']] as never, 'text-font': FONTS, 'text-size': byZoom(5, 14, 12, 15, 16, 16), 'text-padding': 12, 'text-max-width': 8 },
      paint: { 'text-color': c.name, 'text-halo-color': c.halo, 'text-halo-width': 1.2 } },
  ]
}
