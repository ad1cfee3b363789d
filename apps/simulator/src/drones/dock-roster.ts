import type { City } from '@watchfloor/city'
import type { DockSpec } from './dock.js'

/** The docks on the city's roofs and the aircraft that live in them. Serial numbers are made up. */
export function dockRoster(city: City, count: number): DockSpec[] {
  return Array.from({ length: count }, (_, i) => {
    const place = city.docks[i % city.docks.length]!
    const number = String(i + 1).padStart(2, '0')
    return { id: `dock-${number}`, name: place.zh, sn: `7LLDOCK00000${number}`, aircraftSn: `1581LL00000000${number}`, aircraftName: `临澜${i + 1}号无人机`, place, squad: [1, 2, 3, 5][i % 4]! }
  })
}
