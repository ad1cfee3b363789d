import type { Mask } from '@watchfloor/shared'
import { squareAround, storyFaults, tellStory } from '../../testing/rule-harness.js'
import type { Said, Step } from '../../testing/rule-harness.js'
import { aiDetectionRule } from './ai-detection.rule.js'

const see = (atS: number, label: string, more: Said = {}): Step => [atS, { event: 'detection', code: label, ...more }]
const ticks = (from: number, to: number): Step[] => Array.from({ length: Math.floor((to - from) / 5) + 1 }, (_, i) => [from + i * 5, 'tick'] as const)
const stays = (label: string, more: Said = {}): Step[] => [see(0, label, { active: true, ...more }), ...ticks(5, 600), see(605, label, { active: false, ...more }), ...ticks(610, 1000)]
const stallMask = (more: Partial<Mask> = {}): Mask => ({ id: 'm1', name: '人民路疏导点', categories: ['0406'], geometry: squareAround(30.7, 121, 40), ...more })

test('what stays is one alarm after its dwell, cleared when it has been gone', () => {
  expect(storyFaults(aiDetectionRule, {}, stays('road_trade'))).toEqual([])
  const { raised, raisedAtS, clearedAtS } = tellStory(aiDetectionRule, {}, stays('road_trade'))
  expect(raised[0]).toMatchObject({ kind: 'ai_road_trade', category: '0406', priority: 'P3', about: { label: 'road_trade', stayedS: 180 } })
  expect([raisedAtS, clearedAtS]).toEqual([[180], [905]])
})

test('single sightings count as one while the gaps are short, and pass by when not', () => {
  const seen = [0, 60, 120, 190, 240].map((s) => see(s, 'exposed_garbage'))
  expect(storyFaults(aiDetectionRule, {}, seen)).toEqual([])
  expect(tellStory(aiDetectionRule, {}, seen)).toMatchObject({ raisedAtS: [190], raised: [{ category: '0110', about: { sightings: 4 } }] })
  expect(tellStory(aiDetectionRule, {}, [0, 121, 242, 363].map((s) => see(s, 'exposed_garbage'))).raised).toEqual([])
})

test('a parked thing that stands there all day rings once, not for ever', () => {
  const day = [see(0, 'illegal_parking', { active: true }), ...Array.from({ length: 2000 }, (_, i) => see(10 + i * 10, 'illegal_parking', { active: true })), ...ticks(20_100, 20_200)]
  expect(tellStory(aiDetectionRule, {}, day).raised).toHaveLength(1)
})

test('fire does not wait three minutes', () => {
  expect(tellStory(aiDetectionRule, {}, stays('fire'))).toMatchObject({ raisedAtS: [10], raised: [{ priority: 'P2', severity: 'critical', category: '0120' }] })
})

test('what nobody asked for raises nothing, whatever it is called', () => {
  for (const label of ['person', 'constructor', '__proto__']) expect(tellStory(aiDetectionRule, {}, stays(label)).raised).toEqual([])
})

test('a licensed stall is a compliant sighting, counted once; three metres outside it is an alarm', () => {
  const world = { masks: [stallMask()] }
  const inside = tellStory(aiDetectionRule, world, stays('road_trade'))
  expect([inside.raised, inside.compliant.map(({ maskId, category }) => [maskId, category])]).toEqual([[], [['m1', '0406']]])
  const outside = 30.7 + 23 / 111_195
  expect(tellStory(aiDetectionRule, world, stays('road_trade', { lat: outside, lon: 121 })).raised).toHaveLength(1)
  expect(tellStory(aiDetectionRule, world, stays('exposed_garbage')).raised).toHaveLength(1)
})

test('a mask holds in its hours and its validity only; when it ends, what still stands there is raised', () => {
  const noonToTen = (to: string): { masks: Mask[] } => ({ masks: [stallMask({ hours: [{ from: '06:00', to }] })] })
  expect(tellStory(aiDetectionRule, noonToTen('12:08'), stays('road_trade'))).toMatchObject({ compliant: [{ maskId: 'm1' }], raisedAtS: [480] })
  expect(tellStory(aiDetectionRule, { masks: [stallMask({ validTo: '2026-03-01' })] }, stays('road_trade')).raised).toHaveLength(1)
  expect(tellStory(aiDetectionRule, { masks: [stallMask({ validFrom: '2026-03-02', validTo: '2026-03-02' })] }, stays('road_trade')).raised).toEqual([])
})

describe('the least confidence', () => {
  const sure = (confidence: number | null): Said => ({ detection: { confidence, trackingId: null, picture: null } })
  const told = (label: string, confidence: number | null, params: Record<string, unknown> = {}, masks: Mask[] = []) =>
    tellStory(aiDetectionRule, { params, masks }, stays(label, sure(confidence)))

  test('what the detector doubts is no alarm, nor a licensed stall; at the bound it is one', () => {
    expect(told('road_trade', 0.49)).toMatchObject({ raised: [], compliant: [], cleared: [] })
    expect(told('road_trade', 0.49, {}, [stallMask()])).toMatchObject({ raised: [], compliant: [] })
    expect(told('road_trade', 0.5).raised).toMatchObject([{ about: { confidence: 0.5 } }])
    expect(storyFaults(aiDetectionRule, {}, stays('road_trade', sure(0.9)))).toEqual([])
  })

  test('a detector that never says how sure it is, is believed', () => expect(told('road_trade', null, { minConfidence: 1 }).raised).toHaveLength(1))

  test('a label may have its own: a doubted fire is still looked at', () => {
    expect(told('fire', 0.35).raised).toHaveLength(1)
    expect(told('fire', 0.35, { minConfidenceOf: {} }).raised).toEqual([])
    expect(told('road_trade', 0.85, { minConfidenceOf: { road_trade: 0.9 } }).raised).toEqual([])
    expect(told('road_trade', 0.2, { minConfidence: 0.9, minConfidenceOf: { road_trade: 0 } }).raised).toHaveLength(1)
  })

  test('one that becomes sure is told with all the sightings before, and stays an alarm when doubted again', () => {
    const seen = [0.3, 0.4, 0.2, 0.45, 0.8, 0.1].map((confidence, i) => see(i * 60, 'road_trade', sure(confidence)))
    expect(storyFaults(aiDetectionRule, {}, seen)).toEqual([])
    expect(tellStory(aiDetectionRule, {}, seen)).toMatchObject({ raisedAtS: [240], raised: [{ about: { sightings: 5, confidence: 0.8, stayedS: 240 } }] })
  })
})
