import type { IncidentRow } from '@watchfloor/shared'
import { NO_FILTER, filterFromQuery, filterToQuery, passes } from './queue-filter.js'
import type { QueueFilter } from './queue-filter.js'

const row = { id: 'a', number: '20261122-0007', state: 'filed', priority: 'P2', source: 'ai', areaId: 'x', areaPath: [{ id: 'x', level: 'grid' }, { id: 'street', level: 'street' }], category: '0101', address: 'Zhongshan Road 5', description: '占道经营 two stalls', holder: 'me' } as IncidentRow
const seen = (filter: Partial<QueueFilter>): boolean => passes(row, { ...NO_FILTER, ...filter }, { id: 'me', role: 'seat' }, () => ['第一中队'])

test('every part must fit', () => {
  expect(seen({})).toBe(true)
  expect([seen({ states: ['filed', 'reported'] }), seen({ states: ['closed'] }), seen({ priorities: ['P1'] }), seen({ sources: ['ai'] }), seen({ areaId: 'y' })]).toEqual([true, false, false, true, false])
  expect([seen({ areaId: 'x' }), seen({ areaId: 'street' })]).toEqual([true, true])
  expect([seen({ lane: 'mine' }), seen({ lane: 'todo' })]).toEqual([true, false])
})

test('words are found anywhere, in any order, however they are written', () => {
  expect([seen({ q: '0007' }), seen({ q: 'STALLS zhongshan' }), seen({ q: '占道 一中队' }), seen({ q: 'stalls nowhere' })]).toEqual([true, true, true, false])
})

test('a filter is read back as it was written; unknown words are left out', () => {
  const filter: QueueFilter = { lane: 'todo', states: ['filed'], priorities: ['P1', 'P2'], sources: [], areaId: 'x', q: 'road' }
  const query = filterToQuery(filter)
  expect(filterFromQuery((key) => query[key] ?? null)).toEqual(filter)
  expect(filterToQuery(NO_FILTER)).toEqual({})
  expect(filterFromQuery((key) => (key === 'state' ? 'filed,flying' : null)).states).toEqual(['filed'])
})
