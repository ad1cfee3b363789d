import fc from 'fast-check'
import { PRIORITIES } from '@watchfloor/shared'
import { contactNow } from './community-contact.js'
import { ESCALATION, escalationAt, rungsBetween } from './escalation.js'
import { RANKING, rankSquads } from './rank-squads.js'
import type { Candidate } from './rank-squads.js'
import { responsibleUnit } from './responsible-unit.js'
import type { ResponsibilityRow } from './responsible-unit.js'

const NOW = Date.parse('2026-03-02T04:00:00Z')
const MINUTE = 60_000
const row = (category: string, areaId: string | null, unitId: string, more: Partial<ResponsibilityRow> = {}): ResponsibilityRow => ({ category, areaId, unitId, withUnits: [], plan: null, ...more })
const areas = [{ id: 'd', level: 'district' }, { id: 's', level: 'street' }, { id: 'g', level: 'grid' }] as const

describe('who is responsible', () => {
  const rows = [row('*', null, 'hotline'), row('04', null, 'streets'), row('04', 's', 'street-squad'), row('0405', 'd', 'district-squad'), row('0405', 'g', 'grid-squad'), row('L0201', null, 'muck', { withUnits: ['police', 'muck', 'transport'], plan: '1+1+2 联合查处' })]
  test.each([['0405', 'grid-squad', 'exact', 'grid'], ['0406', 'street-squad', 'class', 'street'], ['0501', 'hotline', 'any', 'everywhere']])('%s → %s', (category, unit, by, area) => {
    expect(responsibleUnit(rows, category, areas)).toMatchObject({ units: [unit], by: { category: by, area } })
  })
  test('the more exact category wins over the smaller area; elsewhere the wider row holds', () => {
    expect(responsibleUnit([row('*', 'g', 'grid'), row('04', null, 'city')], '0405', areas)?.units).toEqual(['city'])
    expect(responsibleUnit(rows, '0405', [{ id: 'd', level: 'district' }])?.units).toEqual(['district-squad'])
    expect(responsibleUnit(rows, '0406', [])?.units).toEqual(['streets'])
    expect(responsibleUnit([row('04', 'elsewhere', 'x')], '0405', areas)).toBeNull()
  })
  test('a joint dispatch names its lead first and each once, with its plan', () => {
    expect(responsibleUnit(rows, 'L0201', areas)).toMatchObject({ units: ['muck', 'police', 'transport'], plan: '1+1+2 联合查处' })
  })
})

describe('ranking', () => {
  const squad = (unitId: string, more: Partial<Candidate> = {}): Candidate => ({ unitId, name: unitId, lat: 30.71, lon: 121, heardMs: NOW, openTasks: 0, qualifiedFor: ['*'], onDuty: true, shiftEndsMs: NOW + 240 * MINUTE, responsible: true, ...more })
  const at = { lat: 30.7, lon: 121, category: '0405' }
  const order = (squads: Candidate[], road = (): number | null => null): string[] => rankSquads(squads, at, road, NOW).map(({ candidate }) => candidate.unitId)

  test('the nearer one by road, even if it is the farther one by air', () => {
    const behindRiver = squad('behind-river', { lat: 30.701 })
    const road = (from: { lat: number }): number => (from.lat === 30.701 ? 9000 : 2000)
    expect(order([behindRiver, squad('by-bridge')], road)).toEqual(['by-bridge', 'behind-river'])
    const [first] = rankSquads([squad('by-bridge')], at, road, NOW)
    expect(first!.reasons).toEqual([{ factor: 'distance', minutes: expect.closeTo(4.8, 5), value: 2000, by: 'road' }])
  })
  test('without a road the straight line, and it says so; without a place it says that', () => {
    expect(rankSquads([squad('a')], at, () => null, NOW)[0]!.reasons[0]).toEqual({ factor: 'distance', by: 'straight', value: 1112, minutes: expect.closeTo((1112 * 1.4) / (25 / 3.6) / 60, 2) })
    expect(rankSquads([squad('a', { lat: null, lon: null })], at, () => null, NOW)[0]!.reasons[0]).toEqual({ factor: 'distance', minutes: RANKING.unknownMinutes, value: null, by: 'unknown' })
  })
  test('load, the end of its shift, silence and another\'s duty each cost', () => {
    const [free, ...others] = rankSquads([squad('a-free'), squad('busy', { openTasks: 2 }), squad('ends', { shiftEndsMs: NOW + 10 * MINUTE }), squad('silent', { heardMs: NOW - 20 * MINUTE }), squad('foreign', { responsible: false })], at, () => 1000, NOW)
    expect(free!.candidate.unitId).toBe('a-free')
    expect(Object.fromEntries(others.map(({ candidate, reasons }) => [candidate.unitId, reasons.slice(1)]))).toEqual({
      busy: [{ factor: 'load', minutes: 24, value: 2 }], ends: [{ factor: 'shift_end', minutes: 30, value: 10 }], silent: [{ factor: 'last_contact', minutes: 15, value: 20 }], foreign: [{ factor: 'responsible', minutes: 10, value: null }],
    })
    expect(others.every(({ eligible }) => eligible)).toBe(true)
  })

  test('a department that is asked through its switchboard is not blamed for never having been heard', () => {
    const [department] = rankSquads([squad('d', { lat: null, lon: null, heardMs: null, bySwitchboard: true })], at, () => 1000, NOW)
    expect(department!.reasons.map(({ factor }) => factor)).toEqual(['distance'])
  })
  test('off duty, at its end, or unqualified: last, but still there to be chosen', () => {
    const ranked = rankSquads([squad('home', { onDuty: false }), squad('over', { shiftEndsMs: NOW }), squad('parking-only', { qualifiedFor: ['L0301'] }), squad('far', { lat: 31, qualifiedFor: ['04'] })], at, () => null, NOW)
    expect(ranked.map(({ candidate, eligible }) => [candidate.unitId, eligible])).toEqual([['far', true], ['home', false], ['parking-only', false], ['over', false]])
  })
  test('the order does not depend on the order they came in', () => {
    const some = Array.from({ length: 8 }, (_, i) => squad(`s${i}`, { openTasks: i % 3, lat: 30.7 + (i % 4) / 100, onDuty: i !== 5 }))
    fc.assert(fc.property(fc.shuffledSubarray(some, { minLength: 8 }), (shuffled) => { expect(order(shuffled)).toEqual(order(some)) }))
  })
})

describe('escalation', () => {
  test.each([[0, ['seat']], [14_999, ['seat']], [15_000, ['seat', 'all_seats']], [45_000, ['seat', 'all_seats', 'supervisor']], [90_000, ['seat', 'all_seats', 'supervisor', 'voice']]])('P1 after %d ms: %j', (after, to) => {
    expect(escalationAt('P1', NOW, null, NOW + after).to).toEqual(to)
  })
  test('an answer stops it; the next rung is known beforehand; P4 climbs nowhere', () => {
    expect(escalationAt('P1', NOW, NOW + 20_000, NOW + 900_000)).toEqual({ rung: 2, to: ['seat', 'all_seats'], nextMs: null })
    expect(escalationAt('P2', NOW, null, NOW + 61_000)).toEqual({ rung: 2, to: ['seat', 'all_seats'], nextMs: NOW + 300_000 })
    expect(escalationAt('P4', NOW, null, NOW + 9e9).nextMs).toBeNull()
  })
  test('each rung is told once, however often one looks and however long the hub was down', () => {
    fc.assert(fc.property(fc.constantFrom(...PRIORITIES), fc.array(fc.integer({ min: 0, max: 400_000 }), { maxLength: 20 }), (priority, gaps) => {
      let rung = 0
      let now = NOW
      const told = []
      for (const gap of gaps) {
        now += gap
        const due = rungsBetween(priority, NOW, rung, now)
        rung += due.length
        told.push(...due)
      }
      expect(told).toEqual(ESCALATION[priority].filter(({ afterMs }) => gaps.length > 0 && NOW + afterMs <= now))
    }))
  })
})

test('a community\'s contact of the shift, the substitute while away, nobody outside the hours', () => {
  const contacts = [{ areaId: 'c1', name: '陈', phone: '1', substitute: { name: '林', phone: '2' }, hours: [{ from: '08:00', to: '18:00' }] }, { areaId: 'c1', name: '夜班', phone: '3', substitute: null, hours: [{ from: '18:00', to: '08:00' }] }]
  const at = (hour: number): number => Date.parse(`2026-03-02T${String(hour).padStart(2, '0')}:00:00+08:00`)
  const call = (hour: number, away: string[] = [], area = 'c1'): string | undefined => contactNow(contacts, area, (phone) => away.includes(phone), at(hour), 480)?.name
  expect([call(9), call(9, ['1']), call(9, ['1', '2']), call(23), call(9, [], 'c2')]).toEqual(['陈', '林', undefined, '夜班', undefined])
})
