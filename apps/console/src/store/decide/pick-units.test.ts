import type { RankedUnit } from '@watchfloor/shared'
import { leadWith, needsWhy, suggestedFirst, suggestion, toggleUnit, unitsOf } from './pick-units.js'

const ranked = (unitId: string, eligible = true): RankedUnit => ({ unitId, name: unitId, kind: 'squad', minutes: 1, eligible, lat: null, lon: null, reasons: [] })

test('the suggestion is who is responsible, else the best that could go, else nobody', () => {
  expect(suggestion({ units: ['b', 'c'], ranked: [ranked('a')] })).toEqual(['b', 'c'])
  expect(suggestion({ units: [], ranked: [ranked('a', false), ranked('b')] })).toEqual(['b'])
  expect(suggestion({ units: [], ranked: [] })).toEqual([])
})

test('the first leads; another may be made to; more may go along without a reason', () => {
  const both = toggleUnit(toggleUnit([], 'a'), 'b')
  expect(unitsOf(leadWith(both, 'b'))).toEqual([{ unitId: 'b', lead: true }, { unitId: 'a', lead: false }])
  expect([needsWhy(both, ['a']), needsWhy(leadWith(both, 'b'), ['a']), needsWhy([], ['a']), needsWhy(['b'], [])]).toEqual([false, true, false, false])
  expect(toggleUnit(both, 'a')).toEqual(['b'])
})

test('those suggested lead the list in their order, the others stay as they were ranked', () => {
  const shown = suggestedFirst({ units: ['d', 'b', 'gone'], ranked: ['a', 'b', 'c', 'd'].map((id) => ranked(id)) })
  expect(shown.map(({ unitId }) => unitId)).toEqual(['d', 'b', 'a', 'c'])
})
