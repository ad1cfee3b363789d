import type { IncidentRow } from '@watchfloor/shared'
import { nextAfter, step } from './next-after.js'
import { byPressure, pressure } from './queue-order.js'
import { anchorOf, heightOf, hiddenAbove, holdStill } from './steady.js'
import { waitsFor } from './waits-for.js'

const ROW = 32
const at = (minute: number): string => new Date(Date.UTC(2026, 10, 22, 8, minute)).toISOString()
const row = (id: string, more: Partial<IncidentRow> = {}): IncidentRow => ({
  id, state: 'reported', priority: 'P3', createdAt: at(0), clock: null, holder: null, handledBy: null, extensionRequest: null, suspensionRequest: null, appeal: null, checkPassed: null, ...more,
}) as IncidentRow
const due = (minute: number): IncidentRow['clock'] => ({ kind: 'accept', dueAt: at(minute), yellowAt: at(minute - 5) })

describe('the order of the queue', () => {
  it('is priority, then the clock that ends first, then who waited longest; no clock comes last', () => {
    const rows = [row('a'), row('b', { clock: due(30) }), row('c', { clock: due(10) }), row('d', { priority: 'P1', clock: due(50) }), row('e', { createdAt: at(-5) })]
    expect(rows.sort(byPressure).map(({ id }) => id)).toEqual(['d', 'c', 'b', 'e', 'a'])
  })
  it('shows the lamp of the pressing clock', () => {
    const one = row('a', { clock: due(30) })
    expect([20, 27, 31].map((minute) => pressure(one, Date.parse(at(minute)))?.lamp)).toEqual(['green', 'yellow', 'red'])
    expect(pressure(one, Date.parse(at(33)))?.leftMs).toBe(-180_000)
    expect(pressure(row('b'), 0)).toBeNull()
  })
})

describe('the row under the pointer', () => {
  const before = ['a', 'b', 'c', 'd']
  const yOf = (order: readonly string[], id: string, lie: { scrollTop: number; lead: number }): number => lie.lead + order.indexOf(id) * ROW - lie.scrollTop
  const still = (after: string[], id: string, lie = { scrollTop: 0, lead: 0 }): void => {
    const held = holdStill(before, after, id, lie, ROW)
    expect(held.scrollTop).toBeGreaterThanOrEqual(0)
    expect(held.lead).toBeGreaterThanOrEqual(0)
    expect(yOf(after, id, held)).toBe(yOf(before, id, lie))
  }
  it('does not move when rows come above it, go above it, or are put in another order', () => {
    still(['x', 'y', 'a', 'b', 'c', 'd'], 'b')
    still(['c', 'd'], 'c')
    still(['d', 'c', 'b', 'a'], 'b', { scrollTop: 20, lead: 0 })
    still(['a', 'b', 'c', 'd', 'z'], 'c')
  })
  it('can be scrolled to its place even in a list that is shorter than its window', () => {
    const held = holdStill(before, ['x', ...before], 'a', { scrollTop: 0, lead: 0 }, ROW)
    expect(held).toEqual({ scrollTop: ROW, lead: 0 })
    expect(heightOf(5, held, 600, ROW)).toBe(632)
  })
  it('gives its place to the next one when it is gone itself', () => {
    const held = holdStill(before, ['a', 'd'], 'b', { scrollTop: 0, lead: 0 }, ROW)
    expect(yOf(['a', 'd'], 'd', held)).toBe(ROW)
  })
  it('comes before the open one, the open one before the first in sight; at rest at the top nothing is held', () => {
    const lie = { scrollTop: 0, lead: 0 }
    expect(anchorOf(before, lie, 200, ROW, 'c', 'a')).toBe('c')
    expect(anchorOf(before, lie, 200, ROW, null, 'a')).toBe('a')
    expect(anchorOf(before, { scrollTop: 64, lead: 0 }, 64, ROW, null, 'a')).toBe('c')
    expect(anchorOf(before, lie, 200, ROW, null, null)).toBeNull()
  })
  it('hides new rows above it, and they are counted', () => {
    const after = ['x', 'a', 'y', 'b', 'c', 'd']
    const held = holdStill(before, after, 'a', { scrollTop: 0, lead: 0 }, ROW)
    expect(hiddenAbove(after, new Set(['x', 'y']), held, ROW)).toEqual(['x'])
  })
})

describe('what is opened next', () => {
  const waits = (ids: string) => (id: string): boolean => ids.includes(id)
  it('is the next below that waits, else the nearest above, else nothing', () => {
    expect(nextAfter(['a', 'b', 'c', 'd'], 'b', waits('ad'))).toBe('d')
    expect(nextAfter(['a', 'b', 'c', 'd'], 'd', waits('abd'))).toBe('b')
    expect(nextAfter(['a', 'b'], 'b', waits('b'))).toBeNull()
    expect(nextAfter(['a', 'b'], 'gone', waits('b'))).toBe('b')
  })
  it('is stepped through with the arrows, and ends at the ends', () => {
    expect([step(['a', 'b'], null, 1), step(['a', 'b'], 'a', 1), step(['a', 'b'], 'b', 1), step(['a', 'b'], 'a', -1), step([], null, 1)]).toEqual(['a', 'b', 'b', 'a', null])
  })
})

describe('what waits for whom', () => {
  it('is told by role, state and person', () => {
    expect(waitsFor(row('a'), 'seat', 'me')).toBe(true)
    expect(waitsFor(row('a'), 'dispatcher', 'me')).toBe(false)
    expect(waitsFor(row('a', { state: 'filed' }), 'dispatcher', 'me')).toBe(true)
    expect(waitsFor(row('a', { state: 'filed', holder: 'other' }), 'dispatcher', 'me')).toBe(false)
    expect(waitsFor(row('a', { state: 'handled', handledBy: 'me' }), 'seat', 'me')).toBe(false)
    expect(waitsFor(row('a', { state: 'handling', extensionRequest: { by: 'x', at: at(0), reason: 'rain', until: null } }), 'supervisor', 'me')).toBe(true)
  })
})
