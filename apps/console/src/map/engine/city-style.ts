import type { FilterSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { BaseColors } from './base-colors.js'
import { FONTS, cityNames } from './names.js'

type Widths = readonly (readonly [zoom: number, px: number])[]
const SOURCE = 'city'

const of = (layer: string, ...more: FilterSpecification[]): FilterSpecification => ['all', ['==', ['get', 'layer'], layer], ...more] as FilterSpecification
const roads = (...classes: string[]): FilterSpecification => of('road', ['match', ['get', 'class'], classes, true, false] as unknown as FilterSpecification)
const ranks = (low: number, high: number): FilterSpecification[] => {
  const rank = ['coalesce', ['get', 'rank'], 3]
  return [['>=', rank, low], ['<=', rank, high]] as unknown as FilterSpecification[]
}
const byZoom = (stops: Widths) => ['interpolate', ['exponential', 1.5], ['zoom'], ...stops.flat()] as never
const linear = (stops: Widths) => ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as never

const fill = (id: string, filter: FilterSpecification, color: string): LayerSpecification =>
  ({ id, type: 'fill', source: SOURCE, filter, paint: { 'fill-color': color } })
const line = (id: string, filter: FilterSpecification, color: string, widths: Widths, minzoom = 0, more: { dash?: number[]; fade?: Widths } = {}): LayerSpecification => ({
  id, type: 'line', source: SOURCE, filter, minzoom, layout: { 'line-cap': more.dash ? 'butt' : 'round', 'line-join': 'round' },
  paint: {
    'line-color': color, 'line-width': byZoom(widths),
    ...(more.dash ? { 'line-dasharray': more.dash } : {}), ...(more.fade ? { 'line-opacity': linear(more.fade) } : {}),
  },
})

interface NameStyle { filter: FilterSpecification; color: string; size: Widths; minzoom: number; maxzoom?: number; along?: boolean; spaced?: number }
const names = (id: string, halo: string, style: NameStyle): LayerSpecification => ({
  id, type: 'symbol', source: SOURCE, filter: style.filter, minzoom: style.minzoom, ...(style.maxzoom === undefined ? {} : { maxzoom: style.maxzoom }),
  layout: {
    'text-field': style.along ? (['coalesce', ['get', 'name_zh'], ['get', 'name_en'], ['get', 'name'], ''] as never) : cityNames,
    'text-font': FONTS, 'text-size': linear(style.size), 'text-letter-spacing': style.spaced ?? 0.04, 'text-padding': style.along ? 24 : 12,
    ...(style.along ? { 'symbol-placement': 'line' as const, 'symbol-spacing': 420, 'text-max-angle': 28 } : { 'text-max-width': 9 }),
    'symbol-sort-key': ['coalesce', ['get', 'rank'], 3],
  },
  paint: { 'text-color': style.color, 'text-halo-color': halo, 'text-halo-width': 1.2 },
})

/** The quiet map drawn from the city's own shapes: hairlines by class, water and green barely tinted, names thinned by zoom. */
export function cityStyle(url: string, c: BaseColors): StyleSpecification {
  return {
    version: 8,
    name: 'city',
    sources: { [SOURCE]: { type: 'geojson', data: url, maxzoom: 15, tolerance: 0.5, buffer: 64 } },
    layers: [
      { id: 'land', type: 'background', paint: { 'background-color': c.land } },
      fill('landuse', of('landuse'), c.landuse),
      fill('green', of('green'), c.green),
      fill('water', of('water'), c.water),
      line('water-edge', of('water'), c.waterLine, [[11, 0.3], [18, 1]], 12),
      line('street-area', of('street_area'), c.district, [[12, 0.4], [16, 0.7]], 12.5, { dash: [1, 3], fade: [[12.5, 0], [13.5, 0.7]] }),
      line('district', of('district'), c.district, [[8, 0.6], [13, 1]], 0, { dash: [4, 3], fade: [[12, 0.8], [16, 0.3]] }),
      line('lane', roads('lane', 'service', 'path', 'track'), c.street, [[13, 0.3], [15, 0.7], [16, 1.2], [19, 6]], 13.5),
      line('residential', roads('residential', 'unclassified', 'living_street'), c.street, [[12, 0.3], [14, 0.8], [16, 1.8], [19, 10]], 12),
      line('tertiary', roads('tertiary'), c.street, [[11, 0.4], [14, 1], [16, 2.4], [19, 12]], 11),
      line('secondary', roads('secondary'), c.secondary, [[10, 0.4], [13, 0.9], [16, 3], [19, 15]], 10),
      line('primary', roads('primary'), c.primary, [[9, 0.4], [13, 1.2], [16, 4], [19, 19]], 9),
      line('trunk', roads('trunk'), c.primary, [[8, 0.5], [13, 1.6], [16, 4.6], [19, 21]]),
      line('motorway', roads('motorway'), c.motorway, [[7, 0.7], [13, 1.9], [16, 5], [19, 24]]),
      line('divided', roads('motorway', 'trunk'), c.land, [[13, 0.3], [16, 0.8], [19, 3]], 13.5),
      line('rail', of('rail'), c.rail, [[9, 0.6], [14, 1.2], [18, 2.4]], 9, { dash: [6, 3] }),
      names('lane-names', c.halo, { filter: roads('residential', 'lane', 'unclassified', 'living_street'), color: c.nameMinor, size: [[15, 14], [18, 14.5]], minzoom: 16, along: true }),
      names('tertiary-names', c.halo, { filter: roads('tertiary'), color: c.nameMinor, size: [[15, 14], [18, 14.5]], minzoom: 15, along: true }),
      names('secondary-names', c.halo, { filter: roads('secondary'), color: c.nameMinor, size: [[14, 14], [18, 15]], minzoom: 14, along: true }),
      names('road-names', c.halo, { filter: roads('motorway', 'trunk', 'primary'), color: c.name, size: [[12, 14], [18, 15.5]], minzoom: 12.5, along: true }),
      names('water-names', c.halo, { filter: of('waterway', ...ranks(0, 3)), color: c.waterName, size: [[11, 14], [16, 15]], minzoom: 11, along: true, spaced: 0.25 }),
      names('canal-names', c.halo, { filter: of('waterway', ...ranks(4, 9)), color: c.waterName, size: [[14, 14], [17, 14.5]], minzoom: 14, along: true, spaced: 0.2 }),
      names('work-names', c.halo, { filter: ['match', ['get', 'layer'], ['site', 'dump'], true, false] as never, color: c.nameMinor, size: [[13, 14], [17, 14.5]], minzoom: 14 }),
      names('place-minor', c.halo, { filter: of('place', ...ranks(4, 9)), color: c.nameMinor, size: [[14, 14], [17, 14.5]], minzoom: 14.5 }),
      names('place-middle', c.halo, { filter: of('place', ...ranks(3, 3)), color: c.nameMinor, size: [[12, 14], [16, 15]], minzoom: 12.4 }),
      names('place-major', c.halo, { filter: of('place', ...ranks(2, 2)), color: c.name, size: [[10, 14], [14, 15.5]], minzoom: 10.4 }),
      names('place-city', c.halo, { filter: of('place', ...ranks(0, 1)), color: c.name, size: [[7, 15], [11, 18]], minzoom: 5, maxzoom: 12.4, spaced: 0.15 }),
    ],
  }
}
