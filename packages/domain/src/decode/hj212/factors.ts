/** What a factor code means: the state key, by how much its figure is multiplied, and whether it is a switch (0 off, anything else on). */
export interface Factor { readonly key: string; readonly scale?: number; readonly isSwitch?: boolean }

/**
 * Factor codes as the field uses them. The standard's table ends before cooking fume: a34041 and the two ways of saying that purifier and fan run are usage of
 * makers; a station that says it otherwise gets an item profile with `factors`.
 */
export const FACTORS: ReadonlyMap<string, Factor> = new Map<string, Factor>([
  ['a34041', { key: 'fumeMgM3' }], ['a34013', { key: 'fumeParticlesMgM3' }], ['a34000', { key: 'particlesMgM3' }], ['a24088', { key: 'nmhcMgM3' }],
  ['ga2101', { key: 'purifierOn', isSwitch: true }], ['ga0701', { key: 'fanOn', isSwitch: true }], ['a01022', { key: 'purifierOn', isSwitch: true }], ['a01018', { key: 'fanOn', isSwitch: true }],
  ['a34001', { key: 'tspMgM3' }], ['a34002', { key: 'pm10MgM3' }], ['a34004', { key: 'pm25MgM3' }], ['LA', { key: 'noiseDb' }],
  ['a01001', { key: 'temperatureC' }], ['a01002', { key: 'humidityPct' }], ['a01006', { key: 'pressure' }], ['a01007', { key: 'windSpeedMps' }], ['a01008', { key: 'windFromDeg' }], ['a01012', { key: 'gasTemperatureC' }],
])

/** Flags under which a figure is a figure (HJ 212-2017 table 8): normal, and beyond the measuring range, which is at least that much. */
const MEASURED = new Set(['', 'N', 'T'])

/** One factor as a packet tells it. */
export interface Reading { readonly code: string; readonly values: ReadonlyMap<string, string>; readonly flag: string }

const MAX_READINGS = 200

/** The field list taken apart: single fields by name, readings by factor code. Names come as `code-Rtd`, in any case. */
export function readFields(fields: string): { single: ReadonlyMap<string, string>; readings: readonly Reading[] } {
  const single = new Map<string, string>()
  const byCode = new Map<string, { values: Map<string, string>; flag: string }>()
  for (const item of fields.split(/[;,]/)) {
    const equals = item.indexOf('=')
    if (equals <= 0) continue
    const [name, value] = [item.slice(0, equals).trim(), item.slice(equals + 1).trim().slice(0, 60)]
    const dash = name.lastIndexOf('-')
    if (dash <= 0) {
      if (single.size < MAX_READINGS) single.set(name.toLowerCase(), value)
      continue
    }
    const code = name.slice(0, dash)
    const reading = byCode.get(code) ?? { values: new Map<string, string>(), flag: '' }
    if (byCode.size >= MAX_READINGS && !byCode.has(code)) continue
    byCode.set(code, reading)
    const kind = name.slice(dash + 1).toLowerCase()
    if (kind === 'flag') reading.flag = value.toUpperCase().slice(0, 1)
    // `-td` is how some senders write `-Rtd`.
    else reading.values.set(kind === 'td' ? 'rtd' : kind, value)
  }
  return { single, readings: [...byCode].map(([code, { values, flag }]) => ({ code, values, flag })) }
}

/** What a figure is worth: the number, true or false of a switch, null where the station itself says that it is none; undefined where it says nothing of this kind. */
export function figureOf({ values, flag }: Reading, kind: 'rtd' | 'avg', { scale = 1, isSwitch = false }: Factor): number | boolean | null | undefined {
  const text = values.get(kind)
  if (text === undefined) return undefined
  if (!MEASURED.has(flag) || !/^[+-]?(\d{1,12}(\.\d{0,8})?|\.\d{1,8})$/.test(text)) return null
  const value = Number(text)
  return isSwitch ? value !== 0 : Number((value * scale).toFixed(6))
}
