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

const fill = (id: string, filter: FilterSpecification, color: string, minzoom = 0): LayerSpecification =>
  ({ id, type: 'fill', source: SOURCE, filter: ['all', ['==', ['geometry-type'], 'Polygon'], filter] as never, minzoom, paint: { 'fill-color': color, 'fill-antialias': true } })
const line = (id: string, filter: FilterSpecification, color: string, widths: Widths, minzoom = 0): LayerSpecification =>
  ({ id, type: 'line', source: SOURCE, filter, minzoom, layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': color, 'line-width': byZoom(widths) } })

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
      fill('green', of('green'), c.green),
      fill('water', of('water'), c.water),
      line('water-line', ['all', of('water'), ['==', ['geometry-type'], 'LineString']] as never, c.water, [[9, 0.6], [14, 3], [18, 18]]),
      line('water-edge', ['all', of('water'), ['==', ['geometry-type'], 'Polygon']] as never, c.waterLine, [[11, 0.3], [18, 1]], 12),
      fill('building', of('building'), c.building, 14.5),
      { id: 'district', type: 'line', source: SOURCE, filter: of('district'), maxzoom: 15,
        paint: { 'line-color': c.district, 'line-width': linear([[8, 0.6], [13, 1]]), 'line-dasharray': [4, 3], 'line-opacity': linear([[12, 0.7], [15, 0.25]]) } },
      line('street', roads('residential', 'service', 'unclassified', 'living_street', 'track', 'path'), c.street, [[12, 0.3], [14, 0.7], [16, 1.6], [19, 9]], 12),
      line('tertiary', roads('tertiary'), c.street, [[11, 0.4], [14, 1], [16, 2.2], [19, 12]], 11),
      line('secondary', roads('secondary'), c.secondary, [[10, 0.4], [13, 0.9], [16, 3], [19, 15]], 10),
      line('primary', roads('primary', 'trunk'), c.primary, [[8, 0.5], [13, 1.3], [16, 4], [19, 19]]),
      line('motorway', roads('motorway'), c.motorway, [[7, 0.7], [13, 1.9], [16, 5], [19, 24]]),
      line('motorway-middle', roads('motorway'), c.casing, [[13, 0.3], [16, 0.8], [19, 3]], 13.5),
      line('site', of('site'), c.site, [[12, 0.5], [17, 1.2]], 13),
      line('dump', of('dump'), c.site, [[12, 0.5], [17, 1.2]], 12),
      names('street-names', c.halo, { filter: roads('residential', 'tertiary', 'unclassified', 'living_street'), color: c.nameMinor, size: [[15, 10.5], [18, 12.5]], minzoom: 15.5, along: true }),
      names('secondary-names', c.halo, { filter: roads('secondary'), color: c.nameMinor, size: [[14, 10.5], [18, 13]], minzoom: 14, along: true }),
      names('road-names', c.halo, { filter: roads('motorway', 'trunk', 'primary'), color: c.name, size: [[12, 10.5], [18, 13.5]], minzoom: 12.5, along: true }),
      names('site-names', c.halo, { filter: ['any', of('site'), of('dump')] as never, color: c.nameMinor, size: [[14, 11], [18, 12.5]], minzoom: 15 }),
      names('water-names', c.halo, { filter: of('water', ['has', 'name_zh'] as never), color: c.waterName, size: [[11, 11], [16, 13]], minzoom: 11.5, along: true, spaced: 0.2 }),
      names('place-minor', c.halo, { filter: of('place', ...ranks(4, 99)), color: c.nameMinor, size: [[13, 11], [17, 12.5]], minzoom: 13.5 }),
      names('place-middle', c.halo, { filter: of('place', ...ranks(3, 3)), color: c.nameMinor, size: [[11, 11.5], [16, 13]], minzoom: 11.5 }),
      names('place-major', c.halo, { filter: of('place', ...ranks(0, 2)), color: c.name, size: [[8, 12], [12, 14], [16, 16]], minzoom: 7, maxzoom: 16, spaced: 0.12 }),
    ],
  }
}
