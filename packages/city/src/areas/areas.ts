import type { LatLon, Point } from '../geo/local-frame.js'
import { toLatLon } from '../geo/local-frame.js'
import { seeded, shuffled } from '../geo/random.js'
import { areaOf } from '../geo/polygon.js'
import { DISTRICTS, NAMES, SQUADS, STREET_AREAS } from '../plan/names.plan.js'
import { ringsAround, traceBorders, withoutCorners } from './borders.js'
import { Country } from './grow.js'

/** An area of government or duty. `ring` is its outline on the sheet, closed, counter-clockwise; `label` a point well inside. */
export interface Area {
  readonly id: string
  readonly level: 'district' | 'street' | 'community' | 'duty'
  readonly zh: string
  readonly en: string
  readonly ring: readonly Point[]
  readonly label: LatLon
  readonly areaM2: number
  /** Number (1–6) of the squad whose ground it is; 0 for districts. */
  readonly squad: number
}

interface Part { readonly street: number; readonly zh: string; readonly en: string; readonly seed: Point }

/** Districts, 21 streets and towns, their communities and the six squads' ground, all cut from one sheet so that borders agree. */
export function drawAreas(): Area[] {
  const country = new Country()
  const streets = country.spread(STREET_AREAS.map((s) => [s.x * 1000, s.y * 1000]), (i) => country.land.cells[i] === 1)
  const stems = shuffled(seeded(1949), NAMES)
  const parts: Part[] = []
  const labels = new Int16Array(streets.length)
  STREET_AREAS.forEach((area, s) => {
    const mine = (i: number): boolean => streets[i] === s + 1
    const seeds = country.seeds(mine, area.communities)
    const own = country.spread(seeds, mine)
    const base = parts.length
    const rural = /镇|乡/.test(area.zh)
    seeds.forEach((seed) => {
      const stem = stems[parts.length]!
      parts.push({ street: s, seed, zh: stem.zh + (rural ? '村' : '社区'), en: stem.en + (rural ? ' Village' : ' Community') })
    })
    for (let i = 0; i < own.length; i++) if (own[i]) labels[i] = base + own[i]!
  })
  withoutCorners(labels, country.land.columns)
  const borders = traceBorders(labels, country.land)
  const area = (level: Area['level'], n: number, zh: string, en: string, squad: number, seed: Point | null, member: (part: Part) => boolean): Area => {
    const ring = ringsAround(borders, (label) => label > 0 && member(parts[label - 1]!))[0]!
    return { id: `${level}-${n + 1}`, level, zh, en, ring, squad, areaM2: areaOf(ring), label: toLatLon(seed ?? middle(ring)) }
  }
  const squadOf = (part: Part): number => STREET_AREAS[part.street]!.squad
  return [
    ...DISTRICTS.map((d, n) => area('district', n, d.zh, d.en, 0, null, (p) => d.squads.includes(squadOf(p)))),
    ...STREET_AREAS.map((s, n) => area('street', n, s.zh, s.en, s.squad, [s.x * 1000, s.y * 1000], (p) => p.street === n)),
    ...parts.map((part, n) => area('community', n, part.zh, part.en, squadOf(part), part.seed, (p) => p === part)),
    ...SQUADS.map((s, n) => area('duty', n, `${s.zh}辖区`, `${s.en} ground`, n + 1, null, (p) => squadOf(p) === n + 1)),
  ]
}

const middle = (ring: readonly Point[]): Point => {
  const sum = ring.reduce((s, p) => [s[0] + p[0], s[1] + p[1]] as const, [0, 0] as Point)
  return [sum[0] / ring.length, sum[1] / ring.length]
}
