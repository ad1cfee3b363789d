import { storyFaults, tellStory } from '../../testing/rule-harness.js'
import type { Step } from '../../testing/rule-harness.js'
import { djiHmsRule } from './dji-hms.rule.js'

const up = (atS: number, code: string, sky = true): Step => [atS, { event: 'dji.hms', code, active: true, severity: 'warning', text: `warning: fpv_tip_${code}${sky ? '_in_the_sky' : ''}` }]
const down = (atS: number, code: string): Step => [atS, { event: 'dji.hms', code, active: false, severity: 'info' }]

test('in the air it is an emergency, on the ground work for the workshop', () => {
  expect(storyFaults(djiHmsRule, {}, [up(0, '0x16100083'), [5, 'tick'], down(30, '0x16100083')])).toEqual([])
  expect(tellStory(djiHmsRule, {}, [up(0, '0x16100083')]).raised[0]).toMatchObject({ kind: 'dji_hms', priority: 'P1', severity: 'critical', category: 'L0103' })
  expect(tellStory(djiHmsRule, {}, [up(0, '0x16100083', false)]).raised[0]).toMatchObject({ priority: 'P3', severity: 'warning' })
  expect(tellStory(djiHmsRule, { device: { kind: 'dock' } }, [up(0, '0x19000011')]).raised[0]).toMatchObject({ priority: 'P3' })
})

test('several codes are one alarm, over when the last is gone', () => {
  const { raised, clearedAtS } = tellStory(djiHmsRule, {}, [up(0, 'a', false), up(1, 'b'), down(9, 'b'), down(20, 'a')])
  expect(raised.map(({ kind, priority, about }) => [kind, priority, about.codes])).toEqual([['dji_hms', 'P3', 1], ['dji_hms', 'P1', 2]])
  expect(clearedAtS).toEqual([20])
})

test('reminders do not raise, codes named like parts of the language do no harm, and many of them do not grow it', () => {
  expect(tellStory(djiHmsRule, {}, [[0, { event: 'dji.hms', code: 'x', active: true, severity: 'notice' }]]).raised).toEqual([])
  expect(tellStory(djiHmsRule, {}, [up(0, 'constructor'), down(5, 'constructor')])).toMatchObject({ clearedAtS: [5], raised: [{}] })
  expect(tellStory(djiHmsRule, {}, [up(0, '__proto__'), down(1, 'toString')]).cleared).toEqual([])
})
