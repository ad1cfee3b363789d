import type { LatLon, Point } from '../geo/local-frame.js'
import { toLatLon } from '../geo/local-frame.js'
import { seeded } from '../geo/random.js'
import { ROAD_CLASSES } from '../plan/arterials.plan.js'
import { zoneAt } from '../plan/zones.plan.js'
import type { RoadGraph, RoadNode } from '../streets/road-graph.js'

/** From whom the picture comes: the police's shared streets, the bureau's own, the communities'. */
export const CAMERA_SOURCES = [{ id: 'police', zh: '公安共享', en: 'Police, shared' }, { id: 'bureau', zh: '城管自建', en: 'Own' }, { id: 'community', zh: '社区接入', en: 'Community' }] as const
export type CameraSource = (typeof CAMERA_SOURCES)[number]['id']
export interface Camera extends LatLon { readonly id: string; readonly zh: string; readonly en: string; readonly at: Point; readonly source: CameraSource; readonly facingDeg: number }

export const CAMERA_COUNT = 729

/** 729 cameras on masts at junctions, the great ones first, closer together where more people are. */
export function cameras(graph: RoadGraph): Camera[] {
  const random = seeded(729)
  const rank = (n: RoadNode): number => Math.min(...n.edges.map((e) => ROAD_CLASSES.indexOf(graph.edges[e]!.class)))
  const crossings = graph.nodes.filter((n) => n.edges.length >= 3 && zoneAt([n.x, n.y]) !== 'country' && Math.hypot((n.x + 100) / 7300, n.y / 6000) < 1)
  const second = (n: RoadNode): number => n.edges.map((e) => ROAD_CLASSES.indexOf(graph.edges[e]!.class)).sort((a, b) => a - b)[2]!
  const order = [...crossings].sort((a, b) => rank(a) + second(a) - rank(b) - second(b) || a.id - b.id)
  const chosen: RoadNode[] = []
  for (let gap = 340; chosen.length < CAMERA_COUNT && gap > 40; gap *= 0.82) {
    for (const n of order) {
      if (chosen.length === CAMERA_COUNT) break
      const zone = zoneAt([n.x, n.y])
      const own = gap * (zone === 'old_town' ? 0.45 : zone === 'inner' || zone === 'new_town' ? 0.75 : 1.5)
      if (chosen.every((c) => Math.hypot(c.x - n.x, c.y - n.y) > own)) chosen.push(n)
    }
  }
  const seen = new Map<string, number>()
  return chosen.map((n, i) => {
    const at: Point = [n.x + (random() - 0.5) * 16, n.y + (random() - 0.5) * 16]
    const names = [...new Map(n.edges.map((e) => graph.roads[graph.edges[e]!.road]!).filter((r) => r.zh).sort((a, b) => ROAD_CLASSES.indexOf(a.class) - ROAD_CLASSES.indexOf(b.class)).map((r) => [r.zh, r])).values()]
    const zh = names.length > 1 ? `${names[0]!.zh}${names[1]!.zh}口` : names.length ? `${names[0]!.zh}沿线` : '乡道路口'
    const en = names.length > 1 ? `${names[0]!.en} at ${names[1]!.en}` : names.length ? names[0]!.en : 'Country crossing'
    const nth = (seen.get(zh) ?? 0) + 1
    seen.set(zh, nth)
    const source: CameraSource = i < 330 ? 'police' : i % 5 < 3 ? 'bureau' : 'community'
    return { id: `CAM-${String(i + 1).padStart(4, '0')}`, zh: nth > 1 ? `${zh}${nth}号` : zh, en: nth > 1 ? `${en} ${nth}` : en, at, ...toLatLon(at), source, facingDeg: Math.round(random() * 359) }
  })
}
