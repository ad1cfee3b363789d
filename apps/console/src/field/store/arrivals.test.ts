import { arrivals, arrive, forgetArrivals, mark, pathOf, putAway, seen } from './arrivals.js'
import type { Arrival } from './arrivals.js'

const told = (more: Partial<Arrival> = {}): Arrival => ({ id: `n-${more.incidentId ?? 'a'}-${more.action ?? ''}`, type: 'notify', action: 'dispatch', incidentId: 'a', number: '1', priority: 'P3', ...more })
const ids = (): string[] => arrivals.getState().told.map(({ incidentId }) => incidentId)
beforeEach(forgetArrivals)

test('the same task told by the line, by push and by a look of our own is one', () => {
  expect(arrive(told(), 0)).toBe(true)
  expect(arrive(told({ id: 'other' }), 1000)).toBe(false)
  expect(arrive(told({ action: 'rework' }), 2000)).toBe(false)
  expect(arrive(told({ action: 'urge' }), 3000)).toBe(true)
  expect(arrive(told(), 90_000)).toBe(true)
  expect(ids()).toEqual(['a'])
})

test('what is called off is told, and is new no more', () => {
  arrive(told())
  arrive(told({ incidentId: 'b' }))
  expect([...arrivals.getState().fresh]).toEqual(['a', 'b'])
  expect(arrive(told({ type: 'withdraw', action: 'recall' }))).toBe(true)
  expect([ids(), [...arrivals.getState().fresh]]).toEqual([['a', 'b'], ['b']])
})

test('opening it ends both; putting the words away leaves the mark', () => {
  arrive(told())
  arrive(told({ incidentId: 'b' }))
  mark(['c'])
  seen('a')
  expect([ids(), [...arrivals.getState().fresh]]).toEqual([['b'], ['b', 'c']])
  putAway()
  expect([ids(), [...arrivals.getState().fresh]]).toEqual([[], ['b', 'c']])
})

test('a tap leads to the task, to the place to look at, or to the list', () => {
  expect([told(), told({ action: 'check' }), told({ type: 'withdraw' }), told({ type: 'answer' })].map(pathOf)).toEqual(['/task/a', '/look/a', '/tasks', '/tasks'])
})
