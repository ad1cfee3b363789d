import { storyFaults, tellStory } from '../../testing/rule-harness.js'
import { crashRule } from './crash.rule.js'

test('a collision is one alarm; it follows the terminal\'s own bit down', () => {
  const steps = [[0, { speedKmh: 40 }], [3, { event: 'jt808.collision', active: true }], [8, {}], [120, { event: 'jt808.collision', active: false }]] as const
  expect(storyFaults(crashRule, {}, steps)).toEqual([])
  expect(tellStory(crashRule, {}, steps)).toMatchObject({ raised: [{ priority: 'P1', category: 'L0102' }], clearedAtS: [120] })
})

test('hard braking is no crash', () => {
  expect(tellStory(crashRule, {}, [[0, { event: 'jt808.driving.hard_braking', active: null }]]).raised).toEqual([])
})
