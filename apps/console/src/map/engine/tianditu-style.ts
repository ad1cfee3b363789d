import type { StyleSpecification } from 'maplibre-gl'

const TILES = (layer: string, key: string): string[] => Array.from({ length: 8 }, (_, host) =>
  `https://t${host}.tianditu.gov.cn/${layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles`
  + `&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${encodeURIComponent(key)}`)

/** Tianditu's street map and its names (CGCS2000, which is WGS-84 to us), with its colours turned down to our quiet. */
export function tiandituStyle(key: string, land: string, dark: boolean): StyleSpecification {
  const quiet = dark
    ? { 'raster-saturation': -0.85, 'raster-brightness-min': 0.32, 'raster-brightness-max': 0.08, 'raster-contrast': 0.1 }
    : { 'raster-saturation': -0.7, 'raster-brightness-min': 0.1 }
  const source = (layer: string) => ({ type: 'raster' as const, tiles: TILES(layer, key), tileSize: 256, minzoom: 1, maxzoom: 18, attribution: '天地图' })
  return {
    version: 8,
    name: 'tianditu',
    sources: { vec: source('vec'), cva: source('cva') },
    layers: [
      { id: 'land', type: 'background', paint: { 'background-color': land } },
      { id: 'vec', type: 'raster', source: 'vec', paint: quiet },
      { id: 'cva', type: 'raster', source: 'cva', paint: quiet },
    ],
  }
}
