import type { DeviceKind } from '@watchfloor/shared'
import { nearDistanceM } from '@watchfloor/domain'
import { hasPlace } from './unit.js'
import type { Unit } from './unit.js'

export interface Near { unit: Unit; distanceM: number }
/** What can see or reach a place, in the order in which one asks for it. */
const GROUPS = [['camera'], ['drone', 'dock'], ['bodycam', 'phone', 'radio'], ['vehicle']] as const satisfies readonly (readonly DeviceKind[])[]
export type NearGroup = { kinds: readonly DeviceKind[]; near: Near[] }

/** The nearest of each sort within a radius, straight; those that were never heard and do not stand fixed are left out. */
export function nearest(list: readonly Unit[], at: { lat: number; lon: number }, most = 5, radiusM = 3000): NearGroup[] {
  return GROUPS.map((kinds) => {
    const near: Near[] = []
    for (const unit of list) {
      if (!(kinds as readonly DeviceKind[]).includes(unit.kind) || !hasPlace(unit)) continue
      const distanceM = nearDistanceM(at.lat, at.lon, unit.lat, unit.lon)
      if (distanceM <= radiusM) near.push({ unit, distanceM })
    }
    return { kinds, near: near.sort((a, b) => a.distanceM - b.distanceM).slice(0, most) }
  }).filter(({ near }) => near.length > 0)
}
