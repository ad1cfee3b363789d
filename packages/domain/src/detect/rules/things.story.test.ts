import { storyFaults, tellStory } from '../../testing/rule-harness.js'
import type { Step } from '../../testing/rule-harness.js'
import { cookingFumeRule } from './cooking-fume.rule.js'
import { deviceSilentRule } from './device-silent.rule.js'

const ticks = (from: number, to: number): Step[] => Array.from({ length: Math.floor((to - from) / 5) + 1 }, (_, i) => [from + i * 5, 'tick'] as const)
const minutely = (from: number, to: number, fumeMgM3: number, more = {}): Step[] => Array.from({ length: (to - from) / 60 + 1 }, (_, i) => [from + i * 60, { status: { fumeMgM3, ...more } }] as const)

test('a camera that must always be there is silent: one alarm, over when it speaks', () => {
  const story: Step[] = [[0, { status: {} }], ...ticks(5, 900), [905, { status: {} }], ...ticks(910, 1000)]
  const world = { device: { kind: 'camera' as const } }
  expect(storyFaults(deviceSilentRule, world, story)).toEqual([])
  expect(tellStory(deviceSilentRule, world, story)).toMatchObject({ raisedAtS: [660], raised: [{ priority: 'P4', about: { silentS: 660, saidGoodbye: false } }], clearedAtS: [965] })
})

test('a goodbye of a dock counts at once, a phone\'s never, and what was never heard is not gone', () => {
  const goodbye: Step[] = [[0, { status: {} }], [10, { online: false }], ...ticks(15, 120)]
  expect(tellStory(deviceSilentRule, { device: { kind: 'dock' } }, goodbye)).toMatchObject({ raised: [{ about: { saidGoodbye: true } }] })
  expect(tellStory(deviceSilentRule, { device: { kind: 'phone' } }, [...goodbye, ...ticks(200, 9000)]).raised).toEqual([])
  expect(tellStory(deviceSilentRule, { device: { kind: 'camera' } }, ticks(0, 9000)).raised).toEqual([])
})

test('fume over its limit for ten minutes is one alarm; it must fall below the deadband to be over', () => {
  const story = [...minutely(0, 120, 1.2), ...minutely(180, 900, 3.4), ...minutely(960, 1200, 1.9), ...minutely(1260, 1800, 1.0)]
  expect(storyFaults(cookingFumeRule, {}, story)).toEqual([])
  expect(tellStory(cookingFumeRule, {}, story)).toMatchObject({ raisedAtS: [780], raised: [{ priority: 'P3', category: 'L0501', about: { fumeMgM3: 3.4, limitMgM3: 2 } }], clearedAtS: [1560] })
})

test('a pan that smokes for five minutes is none; N is a setting; an idle purifier counts where a city says so', () => {
  const short = [...minutely(0, 300, 5), ...minutely(360, 1200, 1)]
  expect(tellStory(cookingFumeRule, {}, short).raised).toEqual([])
  expect(tellStory(cookingFumeRule, { delayOnS: 180 }, short)).toMatchObject({ raisedAtS: [180] })
  const bypass = minutely(0, 900, 0.5, { fanOn: true, purifierOn: false })
  expect([{}, { purifierOff: true }].map((params) => tellStory(cookingFumeRule, { params }, bypass).raised.length)).toEqual([0, 1])
})
