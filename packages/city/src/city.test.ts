import { city } from './city.js'
import { cityGeoJson } from './geojson.js'
import { contains, selfCrossings } from './geo/polygon.js'
import { fromLatLon, toLatLon } from './geo/local-frame.js'
import type { Point } from './geo/local-frame.js'
import { drawAreas } from './areas/areas.js'
import { buildNetwork } from './streets/network.js'
import { zoneAt } from './plan/zones.plan.js'
import { lineOf } from './route/router.js'
import { seeded } from './geo/random.js'

const c = city()

describe('the drawn city', () => {
  it('is the same each time it is drawn', () => {
    expect(JSON.stringify(buildNetwork())).toBe(JSON.stringify(c.graph))
    expect(JSON.stringify(drawAreas())).toBe(JSON.stringify(c.areas))
  })

  it('has one connected street network of a city\'s size', () => {
    const seen = new Set([0])
    const todo = [0]
    for (let n = todo.pop(); n !== undefined; n = todo.pop()) {
      for (const e of c.graph.nodes[n]!.edges) {
        const edge = c.graph.edges[e]!
        const next = edge.from === n ? edge.to : edge.from
        if (!seen.has(next)) { seen.add(next); todo.push(next) }
      }
    }
    expect(seen.size).toBe(c.graph.nodes.length)
    const km = c.graph.edges.reduce((sum, e) => sum + e.lengthM, 0) / 1000
    expect(km).toBeGreaterThan(900)
    expect(km).toBeLessThan(2000)
  })

  it('keeps small streets out of rivers, lakes and hills', () => {
    const water = cityGeoJson().features.filter((f) => f.properties.layer === 'water' && (f.properties.class === 'river' || f.properties.class === 'lake'))
    const rings = water.map((f) => (f.geometry as { coordinates: [number, number][][] }).coordinates[0]!.map(([lon, lat]) => fromLatLon({ lat, lon })))
    const small = c.graph.edges.filter((e) => e.class === 'residential' || e.class === 'lane' || e.class === 'tertiary')
    const wet = small.filter((e) => e.line.some((p) => rings.some((ring) => contains(ring, p))))
    expect(wet.length / small.length).toBeLessThan(0.004)
  })

  it('gives old quarters short blocks and industry long ones', () => {
    const mean = (zone: string): number => {
      const edges = c.graph.edges.filter((e) => zoneAt(e.line[e.line.length >> 1] as Point) === zone)
      return edges.reduce((sum, e) => sum + e.lengthM, 0) / edges.length
    }
    expect(mean('old_town')).toBeLessThan(mean('inner'))
    expect(mean('inner')).toBeLessThan(mean('industrial'))
  })

  it('has the counts of DOMAIN §7.4 and its administration', () => {
    const level = (l: string) => c.areas.filter((a) => a.level === l)
    expect(c.cameras).toHaveLength(729)
    expect(new Set(c.cameras.map((cam) => cam.source)).size).toBe(3)
    expect(new Set(c.cameras.map((cam) => cam.zh)).size).toBe(729)
    expect(c.docks).toHaveLength(4)
    expect(level('street')).toHaveLength(21)
    expect(level('duty')).toHaveLength(6)
    expect(level('community').length).toBeGreaterThanOrEqual(37)
    expect(c.squadHouses).toHaveLength(6)
  })

  it('draws areas whose outlines never cross themselves and whose parts make up the whole', () => {
    for (const a of c.areas) {
      expect([a.id, selfCrossings(a.ring)]).toEqual([a.id, 0])
      expect(a.areaM2).toBeGreaterThan(50_000)
    }
    const sum = (l: string) => c.areas.filter((a) => a.level === l).reduce((s, a) => s + a.areaM2, 0)
    for (const l of ['community', 'duty', 'district']) expect(Math.abs(sum(l) / sum('street') - 1)).toBeLessThan(0.002)
  })

  it('names every big road in both languages and no two grown streets alike', () => {
    const named = c.graph.roads.filter((r) => r.zh)
    expect(named.every((r) => r.en.length > 0)).toBe(true)
    expect(new Set(named.map((r) => r.zh)).size).toBe(named.length)
    expect(c.graph.roads.filter((r) => ['motorway', 'trunk', 'primary'].includes(r.class)).every((r) => r.zh)).toBe(true)
  })
})

describe('the base map file', () => {
  it('is small, closed, in range and within the layers a style knows', () => {
    const fc = cityGeoJson()
    expect(JSON.stringify(fc).length).toBeLessThan(2_500_000)
    for (const f of fc.features) {
      if (f.geometry.type === 'Polygon') for (const ring of f.geometry.coordinates) expect(ring[0]).toEqual(ring.at(-1))
      for (const [lon, lat] of (f.geometry.coordinates as unknown[]).flat(3).reduce<[number, number][]>((out, v, i) => { if (i % 2) out.at(-1)![1] = v as number; else out.push([v as number, NaN]); return out }, [])) {
        expect(Math.abs(lon - 121.22)).toBeLessThan(0.13)
        expect(Math.abs(lat - 29.97)).toBeLessThan(0.1)
      }
    }
    const layers = new Set(fc.features.map((f) => f.properties.layer))
    for (const layer of ['water', 'green', 'district', 'street_area', 'community', 'road', 'place', 'site', 'dump', 'dock', 'camera']) expect(layers).toContain(layer)
  })
})

describe('the router', () => {
  it('finds unbroken ways between any two places, no longer in time than another', () => {
    const random = seeded(1)
    for (let i = 0; i < 200; i++) {
      const from = Math.floor(random() * c.graph.nodes.length)
      const to = Math.floor(random() * c.graph.nodes.length)
      const route = c.router.route(from, to, 'truck')!
      let at = from
      for (const { edge, forward } of route.legs) {
        expect(forward ? edge.from : edge.to).toBe(at)
        at = forward ? edge.to : edge.from
      }
      expect(at).toBe(to)
      const line = lineOf(route)
      for (let k = 1; k < line.length; k++) expect(Math.hypot(line[k]![0] - line[k - 1]![0], line[k]![1] - line[k - 1]![1])).toBeLessThan(1500)
    }
  })

  it('agrees with plain search by cost', () => {
    const { nodes, edges } = c.graph
    const cost = (from: number): Float64Array => {
      const best = new Float64Array(nodes.length).fill(Infinity)
      best[from] = 0
      const todo = new Set([from])
      while (todo.size) {
        let at = -1
        for (const n of todo) if (at < 0 || best[n]! < best[at]!) at = n
        todo.delete(at)
        for (const id of nodes[at]!.edges) {
          const e = edges[id]!
          const next = e.from === at ? e.to : e.from
          const shun = { motorway: 1, trunk: 1, primary: 1, secondary: 1, tertiary: 1.1, residential: 1.3, lane: 2 }[e.class]
          const total = best[at]! + (e.lengthM / e.speedLimitMps) * shun + 3
          if (total < best[next]!) { best[next] = total; todo.add(next) }
        }
      }
      return best
    }
    const best = cost(10)
    for (const to of [50, 900, 2500, nodes.length - 1]) {
      const sum = c.router.route(10, to, 'car')!.legs.reduce((s, { edge }) => s + (edge.lengthM / edge.speedLimitMps) * { motorway: 1, trunk: 1, primary: 1, secondary: 1, tertiary: 1.1, residential: 1.3, lane: 2 }[edge.class] + 3, 0)
      expect(sum).toBeCloseTo(best[to]!, 6)
    }
  })

  it('turns degrees into metres and back', () => {
    const [x, y] = fromLatLon({ lat: 30.01, lon: 121.29 })
    const back = toLatLon([x, y])
    expect(back.lat).toBeCloseTo(30.01, 9)
    expect(back.lon).toBeCloseTo(121.29, 9)
    expect(x).toBeGreaterThan(6700)
    expect(x).toBeLessThan(6800)
  })
})
