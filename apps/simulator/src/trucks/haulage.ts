import { pick, seeded, seedOf } from '@watchfloor/city'
import type { City, Place, Random, Route } from '@watchfloor/city'

/** Who carries from where to where, and the ways between, each looked up once. */
export class Haulage {
  private readonly routes = new Map<number, Route>()
  private readonly fits: readonly (readonly Place[])[]

  constructor(readonly city: City) {
    this.fits = city.sites.map((site) => [...city.dumps].map((dump) => ({ dump, d: Math.hypot(dump.at[0] - site.at[0], dump.at[1] - site.at[1]) })).filter(({ d }) => d > 2500).sort((a, b) => a.d - b.d).slice(0, 3).map(({ dump }) => dump))
  }

  /** The site a truck works for on a day: crews stay together, and big sites have more of them. */
  siteOf(truckId: string, day: string): Place {
    const random = seeded(seedOf(`${truckId.slice(0, -1)}${day}`))
    return this.city.sites[Math.floor(random() ** 1.4 * this.city.sites.length)]!
  }
  dumpFor(site: Place, random: Random): Place {
    return pick(random, this.fits[this.city.sites.indexOf(site)]!)
  }

  route(from: number, to: number): Route {
    const key = from * 65_536 + to
    let route = this.routes.get(key)
    if (!route) {
      route = this.city.router.route(from, to, 'truck')!
      if (this.routes.size > 4000) this.routes.clear()
      this.routes.set(key, route)
    }
    return route
  }
}
