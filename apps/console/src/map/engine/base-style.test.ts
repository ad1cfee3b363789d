import { baseKind, baseStyle } from './base-style.js'
import { baseColors } from './base-colors.js'
import { parseColor } from './colors.js'
import type { Tokens } from './colors.js'
import { pmtilesStyle } from './pmtiles-style.js'

const config = { engine: 'maplibre' as const, mapboxToken: null, styleUrl: null, pmtilesUrl: null, tiandituKey: null, datum: 'WGS84' as const, center: [121, 31] as [number, number], zoom: 12 }
const tokens = Object.fromEntries(Object.entries({
  ground: '#0e1216', panel: '#151a20', raised: '#1d242c', line: '#2a323b', ink: '#e6eaee', 'ink-2': '#a7b0ba', 'ink-3': '#6f7984', normal: '#8a94a0', info: '#5aa9e6', attention: '#e8c547', urgent: '#f28c38', critical: '#ff5a52',
}).map(([name, color]) => [name, parseColor(color)])) as unknown as Tokens

test('a configured base map wins over the drawn one, in this order', () => {
  expect(baseKind(config)).toBe('city')
  expect(baseKind({ ...config, tiandituKey: 'k' })).toBe('tianditu')
  expect(baseKind({ ...config, tiandituKey: 'k', pmtilesUrl: '/basemap/x.pmtiles' })).toBe('pmtiles')
  expect(baseKind({ ...config, pmtilesUrl: '/basemap/x.pmtiles', styleUrl: 'https://tiles.example/style.json' })).toBe('url')
  expect(baseKind({ ...config, engine: 'mapbox', mapboxToken: 'pk.x' })).toBe('url')
})

test('the drawn map asks nobody but the hub', async () => {
  const style = await baseStyle(config, tokens)
  const urls = JSON.stringify(style).match(/"[a-z]+:\/\/[^"]*"/g)
  expect(urls).toBeNull()
  expect(style).not.toHaveProperty('glyphs')
  expect(style).not.toHaveProperty('sprite')
})

test('every road class of the city is drawn by exactly one line', async () => {
  const style = await baseStyle(config, tokens)
  const lines = (style as { layers: { id: string; type: string; filter?: unknown }[] }).layers.filter(({ id, type }) => type === 'line' && id !== 'divided')
  for (const name of ['motorway', 'trunk', 'primary', 'secondary', 'tertiary', 'residential', 'lane']) {
    expect(lines.filter(({ filter }) => JSON.stringify(filter).includes(`"${name}"`)).map(({ id }) => id)).toHaveLength(1)
  }
})

test('mapbox without a style of its own follows the theme', async () => {
  expect(await baseStyle({ ...config, engine: 'mapbox', mapboxToken: 'pk.x' }, tokens)).toBe('mapbox://styles/mapbox/dark-v11')
})

test('a file of an unknown schema is still a map', () => {
  const style = pmtilesStyle('http://hub/x.pmtiles', { vector: true, layers: ['a', 'b'] }, baseColors(tokens))
  expect(style.layers.map(({ id }) => id)).toEqual(['land', 'a-area', 'a-line', 'b-area', 'b-line'])
})
