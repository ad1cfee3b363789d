/** A colour as the GPU takes it: red, green, blue, 0…1. */
export type Rgb = readonly [number, number, number]

const TOKENS = ['ground', 'panel', 'raised', 'line', 'ink', 'ink-2', 'ink-3', 'normal', 'info', 'attention', 'urgent', 'critical'] as const
export type Token = (typeof TOKENS)[number]
export type Tokens = Readonly<Record<Token, Rgb>>

/** `#rrggbb`, `#rgb` or `rgb(r g b)` as the browser writes a custom property back; black for anything else, so that a typo is seen. */
export function parseColor(text: string): Rgb {
  const hex = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(text.trim())?.[1]
  if (hex) {
    const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex
    return [0, 2, 4].map((at) => parseInt(full.slice(at, at + 2), 16) / 255) as unknown as Rgb
  }
  const numbers = /^rgba?\(([^)]*)\)$/.exec(text.trim())?.[1]?.split(/[\s,/]+/).map(Number)
  return numbers && numbers.length >= 3 ? [(numbers[0] ?? 0) / 255, (numbers[1] ?? 0) / 255, (numbers[2] ?? 0) / 255] : [0, 0, 0]
}

/** The theme's colours as they are now: the map has none of its own to keep in step. */
export function readTokens(of: Element = document.documentElement): Tokens {
  const style = getComputedStyle(of)
  return Object.fromEntries(TOKENS.map((token) => [token, parseColor(style.getPropertyValue(`--${token}`))])) as unknown as Tokens
}

export const mix = (a: Rgb, b: Rgb, share: number): Rgb => [0, 1, 2].map((i) => (a[i] as number) + ((b[i] as number) - (a[i] as number)) * share) as unknown as Rgb
export const css = (color: Rgb, alpha = 1): string => `rgba(${color.map((part) => Math.round(part * 255)).join(',')},${alpha})`

/** True when light text lies on a dark ground. */
export const isDark = (tokens: Tokens): boolean => tokens.ink[1] > tokens.ground[1]
