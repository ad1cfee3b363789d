import type { ExpressionSpecification } from 'maplibre-gl'

/** Drawn from the fonts of this computer: no glyph server is asked. The stack is a CSS one; both engines join it with commas. */
export const FONTS = ['PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'sans-serif']
/** The same for mapbox-gl, which takes one family for all text that it draws itself. */
export const FONT_FAMILY = FONTS.map((name) => (name.includes(' ') ? `"${name}"` : name)).join(', ')

/** Chinese above (14 px at least), English below it at 12 px at least; one line where there is one language only. */
export const twoNames = (zh: ExpressionSpecification, en: ExpressionSpecification): ExpressionSpecification => [
  'case',
  ['all', ['has', 'name_zh'], ['has', 'name_en'], ['!=', ['get', 'name_zh'], ['get', 'name_en']]],
  ['format', zh, {}, '\n', {}, en, { 'font-scale': 0.86 }],
  ['format', ['coalesce', zh, en, ''], {}],
]
export const cityNames: ExpressionSpecification = twoNames(['get', 'name_zh'], ['get', 'name_en'])
