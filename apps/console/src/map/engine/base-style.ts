import type { ClientConfig } from '@watchfloor/shared'
import type { StyleSpecification } from 'maplibre-gl'
import { baseColors } from './base-colors.js'
import { cityStyle } from './city-style.js'
import { css, isDark } from './colors.js'
import type { Tokens } from './colors.js'
import { tiandituStyle } from './tianditu-style.js'

type MapConfig = ClientConfig['map']
export const CITY_URL = '/basemap/city.geojson'

/** Which base map the settings ask for: a style of their own first, then a file, then Tianditu, else the city's own drawn map. */
export type BaseKind = 'url' | 'pmtiles' | 'tianditu' | 'city'
export function baseKind(config: MapConfig): BaseKind {
  if (config.engine === 'mapbox' || config.styleUrl) return 'url'
  if (config.pmtilesUrl) return 'pmtiles'
  return config.tiandituKey ? 'tianditu' : 'city'
}

/** The style of the base map in the theme's colours. Only a configured address is ever asked; the default needs the hub alone. */
export async function baseStyle(config: MapConfig, tokens: Tokens): Promise<StyleSpecification | string> {
  const colors = baseColors(tokens)
  switch (baseKind(config)) {
    case 'url': return config.styleUrl ?? `mapbox://styles/mapbox/${isDark(tokens) ? 'dark' : 'light'}-v11`
    case 'pmtiles': {
      const { readPmtiles } = await import('./pmtiles-door.js')
      const { pmtilesStyle } = await import('./pmtiles-style.js')
      const url = new URL(config.pmtilesUrl as string, location.href).href
      return pmtilesStyle(url, await readPmtiles(url), colors)
    }
    case 'tianditu': return tiandituStyle(config.tiandituKey as string, css(tokens.ground), isDark(tokens))
    case 'city': return cityStyle(CITY_URL, colors)
  }
}
