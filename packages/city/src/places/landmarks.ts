import { seeded, shuffled } from '../geo/random.js'
import { CITY_NAME, NAMES, SQUADS, STREET_AREAS } from '../plan/names.plan.js'
import type { Router } from '../route/router.js'
import { placeAt } from './place.js'
import type { Place, PlaceKind } from './place.js'

type Row = readonly [kind: PlaceKind, zh: string, en: string, x: number, y: number, rank: number]
const LANDMARKS: readonly Row[] = [
  ['government', '市民中心', 'Civic Centre', 2.75, -2.45, 3], ['station', '临澜站', 'Linlan Station', -0.22, 5.08, 2], ['station', '临澜东站', 'Linlan East Station', 4.62, -0.9, 2],
  ['port', '临澜港', 'Port of Linlan', 7.05, 4.05, 2], ['hospital', '市第一医院', 'City Hospital No. 1', -1.45, -0.55, 3], ['hospital', '鹤鸣医院', 'Heming Hospital', 1.25, 2.55, 4],
  ['hospital', '澜心医院', 'Lanxin Hospital', 3.85, -2.75, 4], ['market', '古城十字街', 'Old Town Cross', 0.38, 0.22, 3], ['market', '南门夜市', 'South Gate Night Market', 0.32, -0.92, 4],
  ['market', '镜湖天地', 'Jinghu Mall', -2.15, 1.65, 4], ['market', '滨港农产品市场', 'Bingang Produce Market', 3.25, 3.85, 4], ['museum', '临澜博物馆', 'Linlan Museum', -0.25, 0.3, 4],
  ['museum', '港务陈列馆', 'Harbour Museum', 5.75, 1.1, 5], ['government', '指挥中心', 'Command Centre', 0.62, -0.28, 3],
]
/** Where the squads have their houses, by number. */
const SQUAD_HOUSES: readonly (readonly [number, number])[] = [[0.72, 0.55], [-2.75, 0.45], [2.35, -3.2], [0.35, 3.3], [5.45, 0.9], [-2.4, -4.7]]

export function landmarks(router: Router): Place[] {
  const city = placeAt(router, 'city', 'city', CITY_NAME.zh, CITY_NAME.en, [0.35, 0.17], 0, 1)
  const towns = STREET_AREAS.map((s, i) => placeAt(router, `town-${i + 1}`, 'town', s.zh, s.en, [s.x, s.y], 0, i < 4 ? 2 : 3))
  const marks = LANDMARKS.map(([kind, zh, en, x, y, rank], i) => placeAt(router, `landmark-${i + 1}`, kind, zh, en, [x, y], 80, rank))
  return [city, ...towns, ...marks, ...squadHouses(router)]
}

export function squadHouses(router: Router): Place[] {
  return SQUADS.map((s, i) => placeAt(router, `squad-${i + 1}`, 'squad', `${s.zh}驻地`, `${s.en} House`, SQUAD_HOUSES[i]!, 40, 4))
}

/** 36 schools, near junctions of small streets, named after nothing that exists. */
export function schools(router: Router): Place[] {
  const random = seeded(3600)
  const stems = shuffled(random, NAMES)
  const quiet = shuffled(random, router.graph.nodes.filter((n) => n.edges.length >= 3 && Math.hypot(n.x + 200, n.y) < 5200 && n.edges.every((e) => ['tertiary', 'residential', 'lane'].includes(router.graph.edges[e]!.class))))
  const out: Place[] = []
  for (const n of quiet) {
    if (out.length === 36) break
    if (out.some((s) => Math.hypot(s.at[0] - n.x, s.at[1] - n.y) < 650)) continue
    const i = out.length
    const kind = i % 3 === 0 ? { zh: '中学', en: 'Middle School' } : { zh: '小学', en: 'Primary School' }
    out.push(placeAt(router, `school-${i + 1}`, 'school', stems[i]!.zh + kind.zh, `${stems[i]!.en} ${kind.en}`, [(n.x + 35) / 1000, (n.y + 30) / 1000], 90, 5))
  }
  return out
}
