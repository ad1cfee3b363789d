import { STILL } from '../../../store/video/ptz-hand.js'
import type { Speed } from '../../../store/video/ptz-hand.js'

/** What a held key adds to the movement. */
const AXIS: Readonly<Record<string, Partial<Speed>>> = {
  ArrowLeft: { pan: -1 }, ArrowRight: { pan: 1 }, ArrowUp: { tilt: 1 }, ArrowDown: { tilt: -1 }, '+': { zoom: 1 }, '=': { zoom: 1 }, '-': { zoom: -1 }, _: { zoom: -1 },
}
/** A key has one speed; with Shift it creeps, for framing. */
const USUAL = 0.5
const FINE = 0.12

export const steers = (key: string): boolean => Object.hasOwn(AXIS, key)

/** The movement of all keys that are held: two at once are a diagonal, two against each other nothing. */
export function speedOf(held: ReadonlySet<string>, fine: boolean): Speed {
  const by = fine ? FINE : USUAL
  const sum = (axis: keyof Speed): number => Math.sign([...held].reduce((total, key) => total + (AXIS[key]?.[axis] ?? 0), 0)) * by
  return held.size === 0 ? STILL : { pan: sum('pan'), tilt: sum('tilt'), zoom: sum('zoom') }
}

/** The movement of a stick that is `dx`, `dy` from its middle, each as a share of its reach: squared, so that near the middle it is gentle. */
export function speedOfStick(dx: number, dy: number): Speed {
  const far = Math.hypot(dx, dy)
  if (far < 0.12) return STILL
  const strength = Math.min(1, far) ** 2 / far
  const rounded = (value: number): number => Math.round(value * 20) / 20
  return { pan: rounded(dx * strength), tilt: rounded(-dy * strength), zoom: 0 }
}
