import { seeded, shuffled } from '../geo/random.js'
import type { Point } from '../geo/local-frame.js'
import { ROAD_PLANS } from '../plan/arterials.plan.js'
import type { RoadPlan } from '../plan/arterials.plan.js'
import { NAMES, streetName, TRADE_NAMES } from '../plan/names.plan.js'
import type { StreetKind } from '../plan/names.plan.js'
import { zoneAt } from '../plan/zones.plan.js'
import type { Road } from './road-graph.js'

/** Gives each grown street a name that no other has; short stubs and country tracks stay nameless, as in life. */
export function nameStreets(bare: readonly (Omit<Road, 'zh' | 'en'> & { plan: RoadPlan | undefined })[]): Road[] {
  const taken = new Set(ROAD_PLANS.map((r) => r.zh))
  const stems = shuffled(seeded(808), NAMES).filter((n) => !taken.has(streetName(n, 'road').zh))
  const trades = shuffled(seeded(809), TRADE_NAMES)
  let next = 0
  let trade = 0
  const byLength = [...bare].sort((a, b) => b.lengthM - a.lengthM || a.id - b.id)
  const names = new Map<number, { zh: string; en: string }>()
  for (const road of byLength) {
    const zone = zoneAt(middle(road.pieces))
    if (road.plan) names.set(road.id, { zh: road.plan.zh, en: road.plan.en })
    else if (road.lengthM < 180 || (zone === 'country' && road.lengthM < 700)) names.set(road.id, { zh: '', en: '' })
    else {
      const kind: StreetKind = zone === 'old_town' ? (road.class === 'lane' ? 'lane' : 'street') : road.class === 'residential' && road.id % 3 === 0 ? 'street' : 'road'
      const stem = zone === 'industrial' && trade < trades.length ? trades[trade++]! : stems[next++ % stems.length]!
      names.set(road.id, streetName(stem, kind))
    }
  }
  return bare.map(({ plan: _, ...road }) => ({ ...road, ...names.get(road.id)! }))
}

const middle = (pieces: Road['pieces']): Point => {
  const longest = pieces.reduce((a, b) => (b.length > a.length ? b : a))
  return longest[longest.length >> 1]!
}
