import { storyFaults, tellStory } from '../../testing/rule-harness.js'
import { sosRule } from './sos.rule.js'

test('a press of the button is one alarm, however often it is told', () => {
  expect(storyFaults(sosRule, {}, [[0, {}], [5, { event: 'native.alarm', code: 'sos', active: true, lat: 30.71, lon: 121.01 }], [10, 'tick'], [20, {}]])).toEqual([])
  const { raised } = tellStory(sosRule, {}, [[5, { event: 'native.alarm', code: 'SOS', active: true, lat: 30.71, lon: 121.01, text: '求助' }]])
  expect(raised[0]).toMatchObject({ kind: 'sos', priority: 'P1', severity: 'critical', category: 'L0101', lat: 30.71, text: '求助' })
})

test.each([['jt808.sos', null], ['traccar.alarm', 'sos'], ['native.alarm', 'panic']])('%s %s calls', (event, code) => {
  expect(tellStory(sosRule, {}, [[0, { event, code, active: event === 'traccar.alarm' ? null : true }]]).raised).toHaveLength(1)
})
test('so does a phone\'s mark that says SOS, and no other', () => {
  expect(tellStory(sosRule, {}, [[0, { event: 'owntracks.here', text: 'SOS' }], [9, { event: 'owntracks.here', text: '午餐' }], [20, { event: 'native.alarm', code: 'door' }]]).raised).toHaveLength(1)
})

test('a terminal\'s bit that goes down is only our acknowledgement: nothing is over, and a second press is a repeat', () => {
  const world = { device: { kind: 'truck' as const } }
  const { raised, cleared } = tellStory(sosRule, world, [[0, { event: 'jt808.sos', active: true }], [10, { event: 'jt808.sos', active: false }], [60, { event: 'jt808.sos', active: true }]])
  expect([raised.length, cleared.length, raised[0]!.category]).toEqual([2, 0, 'L0102'])
})

test('a device that says it is over clears; without a place of its own the alarm has the last known one', () => {
  const { raised, clearedAtS } = tellStory(sosRule, {}, [[0, { lat: 30.75, lon: 121.05 }], [5, { event: 'native.alarm', code: 'sos', active: true }], [90, { event: 'native.alarm', code: 'sos', active: false }]])
  expect([raised[0]!.lat, clearedAtS]).toEqual([30.75, [90]])
})
