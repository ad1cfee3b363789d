import { age } from '../../../i18n/age.js'
import { hasTime } from '../../../store/units.js'
import type { Unit } from '../../../store/units.js'

/** A vehicle is known by its plate, everything else by its name; what is not live says how old its place is. */
export function labelText(unit: Unit, hubNowMs: number): string {
  const name = unit.plate ?? unit.name
  return unit.presence === 'online' || !hasTime(unit) ? name : `${name}\n◷ ${age(hubNowMs - unit.timeMs)}`
}
