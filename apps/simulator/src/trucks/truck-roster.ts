import { between, pick, seeded } from '@watchfloor/city'
import type { City, Place } from '@watchfloor/city'
import type { Hours } from '../time/shanghai.js'

export type TruckProtocol = 'jt808-2013' | 'jt808-2019' | 'native' | 'traccar'
/** One muck truck as the registry knows it, and how it works. */
export interface TruckSpec {
  /** Stable name within the simulator and the truth file. */
  readonly id: string
  readonly name: string
  readonly plate: string
  readonly protocol: TruckProtocol
  /** Terminal phone, Traccar unique id; for native trucks a serial, until the hub has given an id. */
  readonly externalId: string
  readonly depot: Place
  /** Number 1–6 of the squad whose ground the yard lies on. */
  readonly squad: number
  /** When it works; two spans for trucks that run with two drivers. Empty: in reserve. */
  readonly shifts: readonly Hours[]
}

/** Fleet of DOMAIN §7.4 (630): most on JT/T 808, 50 native, 50 behind one Traccar server. */
export interface FleetSizes { readonly trucks: number; readonly native: number; readonly traccar: number }

const squadAt = (city: City, place: Place): number => {
  const near = city.areas.filter((a) => a.level === 'street').map((a) => ({ a, d: Math.hypot(a.label.lat - place.lat, a.label.lon - place.lon) })).sort((m, n) => m.d - n.d)[0]!
  return near.a.squad
}

/** Earth is carried outside the rush hours: 8:30–16:30 and 18:30–5:30, as permits have it (DOMAIN §5.7: windows are each city's own). */
const DAY: Hours = { from: 8.4, to: 16.6 }
const NIGHT: Hours = { from: 18.6, to: 5.6 }

export function truckRoster(city: City, { trucks, native, traccar }: FleetSizes): TruckSpec[] {
  const random = seeded(630)
  const firms = city.depots.map((d) => d.zh.replace(/(土方|渣土|运输)?停车场$/, ''))
  return Array.from({ length: trucks }, (_, i) => {
    const depotNo = Math.floor(random() * city.depots.length)
    const depot = city.depots[depotNo]!
    const kind = random()
    const late = between(random, -0.5, 0.5)
    const moved = (h: Hours): Hours => ({ from: h.from + late, to: h.to + late })
    const shifts = kind < 0.75 ? [moved(DAY), moved(NIGHT)] : kind < 0.89 ? [moved(DAY)] : kind < 0.96 ? [moved(NIGHT)] : []
    const protocol: TruckProtocol = i < native ? 'native' : i < native + traccar ? 'traccar' : i % 2 ? 'jt808-2019' : 'jt808-2013'
    const number = String(i + 1).padStart(4, '0')
    // Zhejiang's plates end at L; Q does not exist.
    const plate = `浙Q${pick(random, ['A', 'B', 'D', 'F', 'H', 'K'])}${number}`
    const externalId = protocol === 'native' ? `wf-truck-${number}` : protocol === 'traccar' ? `86012300000${number}` : `10648000${number}`
    return { id: `truck-${number}`, name: `${firms[depotNo]}${number}号车`, plate, protocol, externalId, depot, squad: squadAt(city, depot), shifts }
  })
}
