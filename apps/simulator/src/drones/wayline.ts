import { between, distance, fromLatLon } from '@watchfloor/city'
import type { City, LatLon, Point, Random } from '@watchfloor/city'

/** A flight's path over the ground, ending where it began. */
export interface Wayline { readonly name: string; readonly points: readonly Point[]; readonly lengthM: number }

/** Between lanes, metres. */
const LANE_GAP_M = 260

/**
 * A patrol of about 22.5 km (DOMAIN §1: 39,000 km in 1,733 sorties) from a dock: out to a place worth looking at, up and down over it in lanes, and home.
 * The number of lanes is what makes the length come out.
 */
export function planWayline(city: City, dock: LatLon, random: Random): Wayline {
  const home = fromLatLon(dock)
  const goals = [...city.sites, ...city.dumps, ...city.areas.filter((a) => a.level === 'community').map((a) => ({ at: fromLatLon(a.label), zh: a.zh }))].filter((g) => { const d = distance(home, g.at); return d > 800 && d < 5000 })
  const goal = goals[Math.floor(random() * goals.length)]!
  const wanted = between(random, 21_000, 24_000)
  const turn = random() * Math.PI
  const lane = (i: number, lanes: number, half: number): [Point, Point] => {
    const across = (i - (lanes - 1) / 2) * LANE_GAP_M
    const end = (along: number): Point => [goal.at[0] + along * Math.cos(turn) - across * Math.sin(turn), goal.at[1] + along * Math.sin(turn) + across * Math.cos(turn)]
    return i % 2 ? [end(half), end(-half)] : [end(-half), end(half)]
  }
  const path = (lanes: number, half: number): Point[] => [home, ...Array.from({ length: lanes }, (_, i) => lane(i, lanes, half)).flat(), home]
  const half = between(random, 600, 900)
  let lanes = 2
  while (lengthOf(path(lanes + 1, half)) < wanted && lanes < 40) lanes++
  // What is still lacking is shared out among the lanes.
  const points = path(lanes, half + (wanted - lengthOf(path(lanes, half))) / (2 * lanes))
  return { name: `${goal.zh}巡查`, points, lengthM: lengthOf(points) }
}

const lengthOf = (points: readonly Point[]): number => points.reduce((sum, p, i) => (i === 0 ? 0 : sum + distance(points[i - 1]!, p)), 0)
