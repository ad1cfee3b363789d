import { city } from '@watchfloor/city'
import { CITY_SIZES, rostersOf } from '../linlan.js'
import { accountDay } from './day-account.js'

/** DOMAIN §7.4 and §1, each within a tenth. */
const about = (value: number, low: number, high = low): void => {
  expect(value).toBeGreaterThanOrEqual(low * 0.9)
  expect(value).toBeLessThanOrEqual(high * 1.1)
}

describe('a simulated day', () => {
  const rosters = rostersOf(city(), CITY_SIZES)
  const day = accountDay(city(), rosters, Date.parse('2026-11-20T12:00:00+08:00'), 9)

  it('has the fleet of the domain', () => {
    expect([rosters.trucks.length, rosters.officers.length, rosters.docks.length, city().cameras.length]).toEqual([630, 300, 4, 729])
    const of = (p: string) => rosters.trucks.filter((t) => t.protocol.startsWith(p)).length
    expect([of('jt808'), of('native'), of('traccar')]).toEqual([530, 50, 50])
    expect(new Set(rosters.trucks.map((t) => t.externalId)).size).toBe(630)
    expect(new Set(rosters.officers.map((o) => o.externalId)).size).toBe(300)
  })
  it('flies 11 sorties of 22.5 km', () => {
    about(day.sorties, 11)
    about(day.kmPerSortie, 22.5)
  })
  it('sends 80 to 100 messages a second while everybody is at work, and has no peak above', () => {
    about(day.steadyPerS, 80, 100)
    expect(day.peakPerS).toBeLessThan(110)
    expect(day.peakPerS).toBeGreaterThanOrEqual(day.steadyPerS)
  })
  it('keeps 76 person-shifts on the four inner streets and about as many cameras recording at noon', () => {
    expect(rosters.officers.filter((o) => Number(o.beat.id.split('-')[1]) <= 4).length).toBeGreaterThanOrEqual(75)
    about(day.innerShifts, 60, 90)
    about(day.recordingAtNoon, 55, 100)
  })
  it('is quiet in the rush hours, when trucks may not run', () => {
    expect(day.perHour[7]!).toBeLessThan(day.perHour[10]! * 0.7)
    expect(day.perHour[17]!).toBeLessThan(day.perHour[10]! * 0.75)
    expect(day.trips).toBeGreaterThan(5000)
  })
})
