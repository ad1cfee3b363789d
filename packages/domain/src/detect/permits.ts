import type { TruckPermit } from '@watchfloor/shared'
import { isWithinDates, isWithinHours } from './hours.js'
import type { RuleFacts } from './rule.js'

/** What a truck may do now: `register` false = this centre keeps no permits; `valid` those valid today, `open` those whose hours hold now. */
export interface PermitView { readonly register: boolean; readonly valid: readonly TruckPermit[]; readonly open: readonly TruckPermit[] }

/** The permits of the device's plate at a moment. A truck without a plate has none. */
export function permitsNow({ device, permits, utcOffsetMin }: Pick<RuleFacts<unknown>, 'device' | 'permits' | 'utcOffsetMin'>, atMs: number): PermitView {
  const all = permits(device.plate ?? '')
  if (all === null) return { register: false, valid: [], open: [] }
  const valid = all.filter(({ validFrom, validTo }) => isWithinDates(validFrom, validTo, atMs, utcOffsetMin))
  return { register: true, valid, open: valid.filter(({ hours }) => isWithinHours(hours, atMs, utcOffsetMin)) }
}
