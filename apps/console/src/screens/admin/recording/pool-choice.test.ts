import { choiceOf, poolOf } from './pool-choice.js'
import type { PoolChoice } from './pool-choice.js'

const none = { all: false, cameraIds: [], groups: [], areaIds: [] }

test('what a rule means comes back as it was chosen', () => {
  const pools = [{ ...none, all: true }, { ...none, groups: ['north:gate'] }, { ...none, areaIds: ['a'] }, { ...none, cameraIds: ['x', 'y'] }]
  expect(pools.map(choiceOf)).toEqual<PoolChoice[]>(['all', 'group:north:gate', 'area:a', 'cameras'])
  expect(pools.map((pool) => poolOf(choiceOf(pool), pool.cameraIds, pool))).toEqual(pools)
})

test('what is finer than the form is kept as it is, and nothing is no choice', () => {
  const finer = { ...none, groups: ['a', 'b'] }
  expect([choiceOf(finer), poolOf('kept', [], finer)]).toEqual(['kept', finer])
  expect([choiceOf({ ...none, groups: ['a'], cameraIds: ['x'] }), choiceOf(null), poolOf('cameras', [], null)]).toEqual(['kept', 'cameras', null])
})
