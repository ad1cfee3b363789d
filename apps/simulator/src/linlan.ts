import type { City } from '@watchfloor/city'
import { AirTraffic } from './drones/air-traffic.js'
import { Dock } from './drones/dock.js'
import type { DockSpec } from './drones/dock.js'
import type { DockLink } from './drones/dock-link.js'
import { dockRoster } from './drones/dock-roster.js'
import { Officer } from './officers/officer.js'
import type { OfficerLink } from './officers/officer-link.js'
import { officerRoster } from './officers/officer-roster.js'
import type { OfficerSpec } from './officers/officer-roster.js'
import { Haulage } from './trucks/haulage.js'
import { Truck } from './trucks/truck.js'
import type { TruckLink } from './trucks/truck-link.js'
import { truckRoster } from './trucks/truck-roster.js'
import type { TruckSpec } from './trucks/truck-roster.js'
import type { World } from './world.js'

/** How many of each (DOMAIN §7.4); load tests ask for more. */
export interface Sizes { readonly trucks: number; readonly native: number; readonly traccar: number; readonly officers: number; readonly docks: number; readonly cameras: number }
export const CITY_SIZES: Sizes = { trucks: 630, native: 50, traccar: 50, officers: 300, docks: 4, cameras: 729 }

/** Everyone who reports, before anyone does. */
export interface Rosters { readonly trucks: readonly TruckSpec[]; readonly officers: readonly OfficerSpec[]; readonly docks: readonly DockSpec[] }
export const rostersOf = (city: City, sizes: Sizes): Rosters => ({ trucks: truckRoster(city, sizes), officers: officerRoster(city, sizes.officers), docks: dockRoster(city, sizes.docks) })

/** The ways to the hub, real or counted. */
export interface Links { truck(spec: TruckSpec): TruckLink; officer(spec: OfficerSpec): OfficerLink; dock(spec: DockSpec): DockLink }

export interface Inhabitants { readonly trucks: readonly Truck[]; readonly officers: readonly Officer[]; readonly docks: readonly Dock[] }

/** Peoples the city and sets it going within `spreadMs`. `showSoonMs` as AirTraffic has it. */
export function people(world: World, rosters: Rosters, links: Links, spreadMs: number, flown: { has: Set<string>; remember(): void }, showSoonMs: number | null): Inhabitants {
  const haulage = new Haulage(world.city)
  const trucks = rosters.trucks.map((spec) => new Truck(world, spec, links.truck(spec), haulage))
  const officers = rosters.officers.map((spec) => new Officer(world, spec, links.officer(spec)))
  const docks = rosters.docks.map((spec) => new Dock(world, spec, links.dock(spec)))
  const share = (i: number, n: number): number => (spreadMs * i) / Math.max(1, n)
  docks.forEach((d, i) => d.begin(share(i, docks.length)))
  trucks.forEach((t, i) => t.begin(share(i, trucks.length)))
  officers.forEach((o, i) => o.begin(share(i, officers.length)))
  new AirTraffic(world, docks, flown.has, () => flown.remember()).begin(showSoonMs)
  return { trucks, officers, docks }
}
