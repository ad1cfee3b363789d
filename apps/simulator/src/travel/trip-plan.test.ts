import { city, seeded } from '@watchfloor/city'
import { Gnss } from './gnss.js'
import { TripPlan } from './trip-plan.js'

const c = city()
const style = { eagerness: 0.7, topMps: 15, accelerate: 0.9, brake: 1.3 }
const trips = c.sites.slice(0, 8).map((site, i) => {
  const route = c.router.route(site.node, c.dumps[i % c.dumps.length]!.node, 'truck')!
  return { route, plan: new TripPlan(route, c.graph, style, seeded(i)) }
})

describe('a trip', () => {
  it('covers the whole way, from standing to standing', () => {
    for (const { route, plan } of trips) {
      expect(plan.lengthM).toBeCloseTo(route.lengthM, 0)
      expect(plan.at(0).speedMps).toBeLessThan(0.1)
      const end = plan.at(plan.durationS + 5)
      const node = c.graph.nodes[route.to]!
      expect(Math.hypot(end.x - node.x, end.y - node.y)).toBeLessThan(0.5)
      expect(end.speedMps).toBe(0)
      const kmh = (plan.lengthM / plan.durationS) * 3.6
      expect(kmh).toBeGreaterThan(12)
      expect(kmh).toBeLessThan(54)
    }
  })
  it('never leaps: between two seconds it goes as far as its speed says, and changes speed as fast as the driver likes', () => {
    for (const { plan } of trips) {
      let before = plan.at(0)
      for (let s = 1; s < plan.durationS; s++) {
        const now = plan.at(s)
        expect(Math.hypot(now.x - before.x, now.y - before.y)).toBeLessThan(style.topMps + 0.5)
        expect(now.speedMps - before.speedMps).toBeLessThan(style.accelerate + 0.05)
        expect(before.speedMps - now.speedMps).toBeLessThan(style.brake + 0.05)
        expect(now.speedMps).toBeLessThanOrEqual(style.topMps + 1e-6)
        before = now
      }
    }
  })
  it('looks where it goes', () => {
    for (const { plan } of trips) {
      for (let s = 10; s < plan.durationS - 2; s += 17) {
        const [a, b] = [plan.at(s), plan.at(s + 0.2)]
        const moved = Math.hypot(b.x - a.x, b.y - a.y)
        if (moved < 1) continue
        const course = ((Math.atan2(b.x - a.x, b.y - a.y) * 180) / Math.PI + 360) % 360
        expect(Math.cos(((course - a.courseDeg) * Math.PI) / 180)).toBeGreaterThan(0.3)
      }
    }
  })
  it('slows in bends and reports some', () => {
    expect(trips.some(({ plan }) => plan.turnsS.length > 0)).toBe(true)
    for (const { plan } of trips) for (const s of plan.turnsS) expect(plan.at(s).speedMps).toBeLessThan(7.1)
  })
  it('goes nowhere in no time', () => {
    const plan = new TripPlan(c.router.route(5, 5, 'car')!, c.graph, style, seeded(1))
    expect([plan.durationS, plan.lengthM, plan.at(3).speedMps]).toEqual([0, 0, 0])
  })
})

it('a receiver errs by some metres and wanders slowly', () => {
  const gnss = new Gnss(seeded(4), 3)
  let worst = 0
  let step = 0
  let before = gnss.observe(0, 0, 1000, true)
  for (let i = 1; i < 2000; i++) {
    const now = gnss.observe(0, 0, 1000 + i * 1000, true)
    worst = Math.max(worst, Math.hypot((now.lat - 29.97) * 110_850, (now.lon - 121.22) * 96_430))
    step = Math.max(step, Math.hypot((now.lat - before.lat) * 110_850, (now.lon - before.lon) * 96_430))
    before = now
  }
  expect(worst).toBeGreaterThan(3)
  expect(worst).toBeLessThan(18)
  expect(step).toBeLessThan(5)
})
