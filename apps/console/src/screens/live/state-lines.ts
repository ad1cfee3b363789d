import type { DeviceKind, DeviceState } from '@watchfloor/shared'
import { span } from '../../parts/format.js'

/** One value of a device's state as it is drawn: yes/no, a figure with its unit, or a word. */
export interface StateLine {
  key: string
  shown: { as: 'flag'; on: boolean } | { as: 'figure'; value: string; unit: string } | { as: 'word'; word: string }
}

/** The unit stands in the name (house rule), so a key that this screen has never seen still gets the right one. */
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/Kmh$/, 'km/h'], [/Mps$/, 'm/s'], [/Km$/, 'km'], [/Kg$/, 'kg'], [/Pct$|Percent$/, '%'], [/Deg$/, '\u00b0'], [/[a-z]C$/, '\u00b0C'], [/[a-z]V$/, 'V'], [/[a-z]L$/, 'L'], [/[a-z]M$/, 'm'], [/Minutes$/, 'min'],
]
/** What a seat asks first about a truck, an aircraft or a dock; the rest follows in the device's order. */
const FIRST = [
  'loaded', 'load', 'loadKg', 'lifted', 'lift', 'coverClosed', 'cover', 'coverState', 'sealed', 'dockMode', 'flightMode', 'mode', 'heightAboveTakeoffM', 'remainFlightS', 'homeDistanceM', 'returnHomePct', 'recording',
  'droneInDock', 'droneOnline', 'droneBatteryPct', 'droneCharging', 'taskStatus', 'taskPercent', 'rainfall', 'windSpeedMps', 'emergencyStop', 'acc', 'moving', 'motion',
]
/** Bit fields whose bits are listed by name already; battery stands above. */
const LEFT_OUT = new Set(['statusWord', 'alarmWord', 'batteryPct'])
/** The same word of two makers for two things: a truck's cover is a tarpaulin, a dock's is its lid. */
const OF_KIND: Partial<Record<DeviceKind, Readonly<Record<string, string>>>> = { dock: { cover: 'coverState' } }
/** Codes that are told as words (DJI Cloud API, OSD of the dock). */
const CODES: Readonly<Record<string, readonly string[]>> = { rainfall: ['no_rain', 'light_rain', 'moderate_rain', 'heavy_rain'] }

const place = (key: string): number => {
  const at = FIRST.indexOf(key)
  return at < 0 ? FIRST.length : at
}

/** Lines to draw, the important ones first; what is empty, or has no word on this screen (`known`), is left to the raw values. */
export function stateLines(state: DeviceState, kind: DeviceKind, known: (key: string) => boolean): StateLine[] {
  const named = (key: string): string => OF_KIND[kind]?.[key] ?? key
  return Object.entries(state)
    .filter(([key, value]) => value !== null && value !== '' && !LEFT_OUT.has(key) && known(named(key)))
    .map(([key, value]): StateLine => {
      if (typeof value === 'boolean') return { key: named(key), shown: { as: 'flag', on: value } }
      const code = typeof value === 'number' ? CODES[key]?.[value] : undefined
      if (typeof value === 'number' && code === undefined) return { key: named(key), shown: { as: 'figure', ...measured(key, value) } }
      return { key: named(key), shown: { as: 'word', word: code ?? String(value) } }
    })
    .sort((a, b) => place(a.key) - place(b.key))
}

/** Odometers count in metres; from 10 km on nobody reads them so. */
const FAR_M = 10_000

function measured(key: string, value: number): { value: string; unit: string } {
  if (/[a-z]S$/.test(key)) return { value: span(value * 1000), unit: '' }
  if (/[a-z]Ms$/.test(key)) return { value: figure(value / 3_600_000), unit: 'h' }
  const unit = UNITS.find(([pattern]) => pattern.test(key))?.[1] ?? ''
  return unit === 'm' && Math.abs(value) >= FAR_M ? { value: figure(value / 1000), unit: 'km' } : { value: figure(value), unit }
}

/** Two decimals for small numbers, one for large, none from a thousand on: nobody acts on the tenth of a kilometre of an odometer. */
const figure = (value: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: Math.abs(value) >= 1000 ? 0 : Math.abs(value) >= 10 ? 1 : 2 })
