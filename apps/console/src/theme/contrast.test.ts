import { readFileSync } from 'node:fs'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const block = (selector: string): Record<string, string> => {
  const start = css.indexOf(`${selector} {`)
  return Object.fromEntries([...css.slice(start, css.indexOf('}', start)).matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1], match[2]]))
}
const themes = { dark: block(':root'), light: block(":root[data-theme='light']") }

const linear = (byte: number): number => {
  const c = byte / 255
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
}
const rgb = (hex: string): [number, number, number] => [1, 3, 5].map((at) => linear(parseInt(hex.slice(at, at + 2), 16))) as [number, number, number]
/** WCAG 2.2, relative luminance and contrast ratio. */
const luminance = ([r, g, b]: [number, number, number]): number => 0.2126 * r + 0.7152 * g + 0.0722 * b
const contrast = (a: string, b: string): number => {
  const [high, low] = [luminance(rgb(a)), luminance(rgb(b))].sort((x, y) => y - x) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

const surfaces = ['ground', 'panel', 'raised']
const text = ['ink', 'ink-2', 'info', 'attention', 'urgent', 'critical', 'done', 'simulated', 'normal']
const shapes = ['ink-3', 'edge']

describe.each(Object.entries(themes))('the %s theme', (_, theme) => {
  const short = (names: string[], least: number): string[] => names.flatMap((name) => surfaces
    .map((surface) => ({ pair: `${name} on ${surface}`, ratio: contrast(theme[name] ?? '', theme[surface] ?? '') }))
    .filter(({ ratio }) => !(ratio >= least)).map(({ pair, ratio }) => `${pair}: ${ratio.toFixed(2)}`))

  it('has every colour', () => expect([...surfaces, ...text, ...shapes, 'line'].filter((name) => !theme[name])).toEqual([]))
  it('holds 4.5:1 for text on every surface', () => expect(short(text, 4.5)).toEqual([]))
  it('holds 3:1 for shapes and disabled text', () => expect(short(shapes, 3)).toEqual([]))
})
