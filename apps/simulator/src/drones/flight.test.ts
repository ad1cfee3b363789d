import { city, fromLatLon, seeded } from '@watchfloor/city'
import { Flight } from './flight.js'
import { slotsAfter, slotsOf } from './timetable.js'
import { planWayline } from './wayline.js'

const c = city()
const flights = c.docks.flatMap((dock, i) => [1, 2, 3].map((n) => new Flight(planWayline(c, dock, seeded(10 * i + n)), 100)))

describe('a sortie', () => {
  it('is about 22.5 km long, starts and ends at its dock', () => {
    for (const [i, flight] of flights.entries()) {
      expect(flight.lengthM).toBeGreaterThan(20_200)
      expect(flight.lengthM).toBeLessThan(24_800)
      const [x, y] = fromLatLon(c.docks[Math.floor(i / 3)]!)
      for (const pose of [flight.at(0), flight.at(flight.durationS)]) expect(Math.hypot(pose.x - x, pose.y - y)).toBeLessThan(1)
      expect(flight.at(flight.durationS).heightM).toBe(0)
    }
  })
  it('takes off, flies the wayline, comes home and lands, in that order', () => {
    const modes = new Set(Array.from({ length: 400 }, (_, i) => flights[0]!.at((flights[0]!.durationS * i) / 399).mode))
    expect([...modes]).toEqual([4, 5, 9, 10])
  })
  it('goes straight home when recalled', () => {
    const flight = new Flight(planWayline(c, c.docks[0]!, seeded(7)), 100)
    const whole = flight.durationS
    const before = flight.at(600)
    flight.recall(600)
    expect(flight.durationS).toBeLessThan(whole)
    expect(Math.hypot(flight.at(600).x - before.x, flight.at(600).y - before.y)).toBeLessThan(1)
    expect(flight.at(602).mode).toBe(9)
    const [x, y] = fromLatLon(c.docks[0]!)
    expect(Math.hypot(flight.at(flight.durationS).x - x, flight.at(flight.durationS).y - y)).toBeLessThan(1)
  })
})

describe('the timetable', () => {
  const noon = Date.parse('2026-11-22T04:00:00Z')
  it('has eleven sorties a day on four docks, the same each time it is asked', () => {
    expect(slotsOf(noon)).toHaveLength(11)
    expect(slotsOf(noon)).toEqual(slotsOf(noon + 3_600_000))
    expect(new Set(slotsOf(noon).map((s) => s.dock)).size).toBe(4)
  })
  it('goes on tomorrow', () => {
    expect(slotsAfter(noon).length).toBeGreaterThan(11)
    expect(slotsAfter(noon).every((s) => s.startMs > noon)).toBe(true)
  })
})
