import { movesOn, seatFor } from './seats.js'
import { seatRates } from './seat-rates.js'
import type { Seat } from './seats.js'

const T0 = Date.parse('2026-03-02T02:00:00Z')
const MINUTE = 60_000
const seat = (id: string, more: Partial<Seat> = {}): Seat => ({ id, areaIds: null, waiting: 0, toldMs: 0, ...more })
const P3 = { priority: 'P3' as const }

describe('which seat hears of an alarm first', () => {
  test('the one to which its place was given, however much waits there; then one for the whole city; then any', () => {
    const [east, west, all] = [seat('east', { areaIds: ['e'], waiting: 9 }), seat('west', { areaIds: ['w'] }), seat('all')]
    expect([seatFor([all, west, east], P3, ['grid', 'e']), seatFor([all, west, east], P3, ['n']), seatFor([west, east], P3, ['n']), seatFor([], P3, ['e'])]).toEqual(['east', 'all', 'west', null])
  })

  test('the least loaded, in turn where they are alike', () => {
    expect(seatFor([seat('a', { waiting: 2 }), seat('b', { waiting: 1, toldMs: 9 })], P3, [])).toBe('b')
    expect(seatFor([seat('a', { toldMs: 5 }), seat('b', { toldMs: 4 })], P3, [])).toBe('b')
  })

  test('where life is in danger all hear it at once', () => expect(seatFor([seat('a')], { priority: 'P1' }, [])).toBeNull())
})

test('what nobody acknowledged goes to all in its time, and on to another when its seat leaves; the journal waits', () => {
  const told = (priority: 'P2' | 'P3' | 'P4', seatId: string | null = 'a') => ({ priority, seatId, announcedAt: new Date(T0).toISOString() })
  const [here, gone] = [new Set(['a']), new Set<string>()]
  expect([movesOn(told('P2'), here, T0 + MINUTE - 1), movesOn(told('P2'), here, T0 + MINUTE), movesOn(told('P3'), here, T0 + 14 * MINUTE), movesOn(told('P3'), here, T0 + 15 * MINUTE), movesOn(told('P4'), here, T0 + 9e9)])
    .toEqual([null, 'to_all', null, 'to_all', null])
  expect([movesOn(told('P3'), gone, T0), movesOn(told('P4'), gone, T0), movesOn(told('P2', null), gone, T0 + 9e9)]).toEqual(['to_another', 'to_another', null])
})

describe('the rate of a seat', () => {
  const stay = (seatId: string, from: number, to: number) => ({ seatId, fromMs: T0 + from * MINUTE, toMs: T0 + to * MINUTE })
  const told = (seatId: string | null, minute: number) => ({ seatId, atMs: T0 + minute * MINUTE })

  test('what it was told itself, and what all were told while it was taken', () => {
    const rates = seatRates([told('a', 5), told('a', 6), told('b', 7), told(null, 10), told(null, 50)], [stay('a', 0, 60), stay('b', -30, 30)], T0, T0 + 60 * MINUTE)
    expect(rates.map(({ seatId, told: n, perHour, seatedMs }) => [seatId, n, perHour, seatedMs / MINUTE])).toEqual([['a', 4, 4, 60], ['b', 2, 4, 30]])
  })

  test('ten in ten minutes are a flood of that seat alone', () => {
    const rates = seatRates(Array.from({ length: 10 }, () => told('a', 25)), [stay('a', 0, 60), stay('b', 0, 60)], T0, T0 + 60 * MINUTE)
    expect(rates.map(({ seatId, floodShare, per10Min }) => [seatId, floodShare, per10Min[2]])).toEqual([['a', 1 / 6, 10], ['b', 0, 0]])
  })

  test('the first alarm after sitting down is no flood, and a seat that nobody took has no rate', () => {
    expect(seatRates([told('a', 1), told('c', 1)], [stay('a', 0, 2), stay('b', 70, 80)], T0, T0 + 60 * MINUTE)).toMatchObject([{ seatId: 'a', perHour: 6, band: 'ok' }])
  })
})
