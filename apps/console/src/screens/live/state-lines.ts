import type { DeviceState } from '@watchfloor/shared'

/** One value of a device's state as it is drawn: yes/no, a figure with its unit, or a word. */
export interface StateLine {
  key: string
  shown: { as: 'flag'; on: boolean } | { as: 'figure'; value: string; unit: string } | { as: 'word'; word: string }
}

/** The unit stands in the name (house rule), so a key that this screen has never seen still gets the right one. */
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/Kmh$/, 'km/h'], [/Mps$/, 'm/s'], [/Km$/, 'km'], [/Kg$/, 'kg'], [/Pct$/, '%'], [/Deg$/, '°'], [/[a-z]C$/, '°C'], [/[a-z]V$/, 'V'], [/[a-z]L$/, 'L'], [/[a-z]M$/, 'm'], [/Minutes$/, 'min'],
]
/** What a seat asks first about a truck or an aircraft; the rest follows in the device's order. */
const FIRST = ['loaded', 'load', 'loadKg', 'lifted', 'lift', 'coverClosed', 'cover', 'sealed', 'flightMode', 'mode', 'recording', 'droneInDock', 'coverState', 'acc', 'moving', 'motion']
/** Bit fields whose bits are listed by name already; battery stands above. */
const LEFT_OUT = new Set(['statusWord', 'alarmWord', 'batteryPct'])

const place = (key: string): number => {
  const at = FIRST.indexOf(key)
  return at < 0 ? FIRST.length : at
}

/** Lines to draw, the important ones first; what is empty is left out. */
export function stateLines(state: DeviceState): StateLine[] {
  return Object.entries(state)
    .filter(([key, value]) => value !== null && value !== '' && !LEFT_OUT.has(key))
    .map(([key, value]): StateLine => {
      if (typeof value === 'boolean') return { key, shown: { as: 'flag', on: value } }
      if (typeof value === 'number') return { key, shown: { as: 'figure', ...measured(key, value) } }
      return { key, shown: { as: 'word', word: String(value) } }
    })
    .sort((a, b) => place(a.key) - place(b.key))
}

/** Odometers count in metres; from 10 km on nobody reads them so. */
const FAR_M = 10_000

function measured(key: string, value: number): { value: string; unit: string } {
  const unit = UNITS.find(([pattern]) => pattern.test(key))?.[1] ?? ''
  return unit === 'm' && Math.abs(value) >= FAR_M ? { value: figure(Math.round(value / 100) / 10), unit: 'km' } : { value: figure(value), unit }
}

/** At most two decimals, none that are zero. */
const figure = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 2 })
