import type { TFunction } from 'i18next'
import { changeText, groupText, minutesText, valueText } from './figure-text.js'

const t = ((key: string, values: Record<string, unknown> = {}) => `${key.split('.').pop()}(${Object.values(values).join(' ')})`) as unknown as TFunction

const category = (code: string): string => (code === '0405' ? 'Stalls outside shops' : code)

test('values read as what they are', () => {
  expect([valueText('count', 8827, t), valueText('share', 8325 / 8827, t), valueText('median', 90, t), valueText('share', null, t)]).toEqual(['8,827', '94.31 %', 'hours(1 30)', '–'])
  expect([minutesText(59, t), minutesText(2880, t)]).toEqual(['minutes(59)', 'days(2 0)'])
})

test('shares change by points, counts by growth; from nothing nothing grows', () => {
  expect(changeText('share', 0.95, 0.9, t)).toBe('points(▲ 5.0)')
  expect(changeText('count', 4015, 1723, t)).toBe('▲ 133 %')
  expect(changeText('count', 5, 10, t)).toBe('▼ 50 %')
  expect([changeText('count', 5, 0, t), changeText('share', null, 0.5, t), changeText('count', 5, undefined, t)]).toEqual([null, null, null])
})

test('groups have names, and what belongs to none says so', () => {
  expect([groupText('squad', { key: 'x', name: '一中队' }, category, t), groupText('squad', { key: null, name: null }, category, t), groupText('day', { key: '2026-03-02', name: null }, category, t)]).toEqual(['一中队', 'none()', '2026-03-02'])
  expect([groupText('source', { key: 'drone', name: null }, category, t), groupText('category', { key: '9999', name: '旧类' }, category, t), groupText('category', { key: '0405', name: '店外经营' }, category, t)]).toEqual(['drone()', '旧类', 'Stalls outside shops'])
})
