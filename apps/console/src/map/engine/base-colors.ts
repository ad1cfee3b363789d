import { css, isDark, mix } from './colors.js'
import type { Rgb, Tokens } from './colors.js'

/** What a base map is painted with. Everything stays near the ground: the units are the picture, the map is the paper. */
export interface BaseColors {
  land: string
  water: string
  waterLine: string
  green: string
  district: string
  building: string
  motorway: string
  primary: string
  secondary: string
  street: string
  rail: string
  name: string
  nameMinor: string
  waterName: string
  halo: string
  landuse: string
}

const BLUE: Rgb = [0.30, 0.50, 0.66]
const GREEN: Rgb = [0.30, 0.52, 0.36]

export function baseColors(tokens: Tokens): BaseColors {
  const dark = isDark(tokens)
  const land = dark ? mix(tokens.panel, tokens.raised, 0.45) : mix(tokens.ground, tokens.panel, 0.35)
  const to = (color: Rgb, share: number): string => css(mix(land, color, share))
  return {
    land: css(land),
    water: to(BLUE, dark ? 0.14 : 0.17),
    waterLine: to(BLUE, dark ? 0.26 : 0.3),
    green: to(GREEN, dark ? 0.1 : 0.1),
    district: to(tokens['ink-3'], 0.5),
    building: to(tokens['ink-3'], dark ? 0.09 : 0.1),
    motorway: to(tokens['ink-3'], dark ? 0.62 : 0.58),
    primary: to(tokens['ink-3'], dark ? 0.46 : 0.44),
    secondary: to(tokens['ink-3'], dark ? 0.33 : 0.33),
    street: to(tokens['ink-3'], dark ? 0.22 : 0.24),
    rail: to(tokens['ink-3'], 0.4),
    name: to(tokens['ink-2'], 0.78),
    nameMinor: to(tokens['ink-2'], 0.58),
    waterName: css(mix(mix(land, tokens['ink-2'], 0.55), BLUE, 0.35)),
    halo: css(land, 0.9),
    landuse: to(tokens['ink-3'], dark ? 0.05 : 0.06),
  }
}
