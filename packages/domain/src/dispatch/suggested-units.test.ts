import { isOverride, suggestedUnits } from './suggested-units.js'

const ranked = (unitId: string, eligible = true): { unitId: string; eligible: boolean } => ({ unitId, eligible })

test('who is responsible is proposed, else the best that could go, else nobody', () => {
  expect(suggestedUnits({ units: ['b', 'c'], ranked: [ranked('a')] })).toEqual(['b', 'c'])
  expect(suggestedUnits({ units: [], ranked: [ranked('a', false), ranked('b'), ranked('c')] })).toEqual(['b'])
  expect(suggestedUnits({ units: [], ranked: [ranked('a', false)] })).toEqual([])
})

test('another lead, or one left out, sets a proposal aside; more along do not', () => {
  expect([isOverride(['a', 'b'], ['a', 'b']), isOverride(['a', 'b', 'c'], ['a', 'b']), isOverride(['x'], [])]).toEqual([false, false, false])
  expect([isOverride(['b', 'a'], ['a', 'b']), isOverride(['a'], ['a', 'b']), isOverride(['x'], ['a'])]).toEqual([true, true, true])
})
