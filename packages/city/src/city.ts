import { drawAreas } from './areas/areas.js'
import type { Area } from './areas/areas.js'
import { CITY_NAME } from './plan/names.plan.js'
import { cameras } from './places/cameras.js'
import type { Camera } from './places/cameras.js'
import { depots, docks, dumps, sites } from './places/haulage.js'
import { landmarks, schools, squadHouses } from './places/landmarks.js'
import type { Place } from './places/place.js'
import { Router } from './route/router.js'
import { buildNetwork } from './streets/network.js'
import type { RoadGraph } from './streets/road-graph.js'

/** Linlan (临澜市): a city that does not exist. All that the simulator drives through and the base map shows. */
export interface City {
  readonly zh: string
  readonly en: string
  readonly graph: RoadGraph
  readonly router: Router
  readonly areas: readonly Area[]
  readonly landmarks: readonly Place[]
  readonly sites: readonly Place[]
  readonly dumps: readonly Place[]
  readonly depots: readonly Place[]
  readonly docks: readonly Place[]
  readonly schools: readonly Place[]
  /** By squad number − 1. */
  readonly squadHouses: readonly Place[]
  readonly cameras: readonly Camera[]
}

let drawn: City | undefined
/** The city, drawn once a process (about a second) and the same each time. */
export function city(): City {
  return (drawn ??= draw())
}

function draw(): City {
  const graph = buildNetwork()
  const router = new Router(graph)
  return {
    zh: CITY_NAME.zh, en: CITY_NAME.en, graph, router, areas: drawAreas(), landmarks: landmarks(router), sites: sites(router), dumps: dumps(router),
    depots: depots(router), docks: docks(router), schools: schools(router), squadHouses: squadHouses(router), cameras: cameras(graph),
  }
}
