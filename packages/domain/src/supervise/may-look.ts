import type { Area, BeatPlace } from '@watchfloor/shared'
import { isInside } from '../geo/inside.js'
import { middleOf } from './beat.js'

type PlacedArea = Pick<Area, 'id' | 'squadId' | 'geometry'>

/**
 * Whether a shift belongs to the areas given to a supervisor: its beat's middle lies in one of them; where no beat is entered, its squad's own ground is one of
 * them, or lies in one with its middle. No areas given = nobody.
 */
export function isInCharge(given: readonly PlacedArea[], duty: { readonly squadId: string; readonly place: BeatPlace | null }, all: readonly PlacedArea[]): boolean {
  const holds = ({ lat, lon }: { lat: number; lon: number }): boolean => given.some(({ geometry }) => isInside(geometry, lat, lon))
  if (duty.place !== null) return holds(middleOf(duty.place))
  const ids = new Set(given.map(({ id }) => id))
  return all.some((area) => area.squadId === duty.squadId && (ids.has(area.id) || holds(middleOf({ type: 'area', geometry: area.geometry }))))
}
