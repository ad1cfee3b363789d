import { alarmWords } from './alarm-words.js'

const truck = { name: '渣土车 12345', plate: '浙L·12345' }
const camera = { name: '南雷路口', plate: null }

test('the title of the rule, the plate or the name, and what was said', () => {
  expect(alarmWords({ rule: 'truck_uncovered', kind: 'truck_uncovered', text: null }, truck, undefined)).toBe('重车未密闭：浙L·12345')
  expect(alarmWords({ rule: 'sos', kind: 'sos', text: '有人持刀' }, camera, undefined)).toBe('SOS 求助：南雷路口，有人持刀')
  expect(alarmWords({ rule: 'sos', kind: 'sos', text: 'sos' }, camera, undefined)).toBe('SOS 求助：南雷路口')
})

test('a detection is told by its category; a device or rule that is gone leaves words all the same', () => {
  const road = { name: { zh: '占道经营', en: 'road-occupying trade' } }
  expect(alarmWords({ rule: 'ai_detection', kind: 'ai_road_trade', text: null }, camera, road)).toBe('占道经营：南雷路口')
  expect(alarmWords({ rule: 'ai_detection', kind: 'ai_road_trade', text: null }, undefined, undefined)).toBe('AI 识别')
  expect(alarmWords({ rule: 'of_old', kind: 'of_old', text: null }, undefined, undefined)).toBe('of_old')
})
