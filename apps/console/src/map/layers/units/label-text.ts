import { hasTime } from '../../../store/units.js'
import type { Unit } from '../../../store/units.js'

export type Say = (key: 'ageSeconds' | 'ageMinutes' | 'ageHours', n: number) => string

/** `◷ 42 s`, in the largest unit that is not nought. */
export function sayAge(ms: number, say: Say): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  if (seconds < 60) return say('ageSeconds', seconds)
  return seconds < 3600 ? say('ageMinutes', Math.floor(seconds / 60)) : say('ageHours', Math.floor(seconds / 3600))
}

/** A vehicle is known by its plate, everything else by its name; what is not live says how old its place is. */
export function labelText(unit: Unit, hubNowMs: number, say: Say): string {
  const name = unit.plate ?? unit.name
  return unit.presence === 'online' || !hasTime(unit) ? name : `${name}\n◷ ${sayAge(hubNowMs - unit.timeMs, say)}`
}
