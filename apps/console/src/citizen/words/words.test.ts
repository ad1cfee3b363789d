import { citizenEn } from './en.js'
import { citizenZh } from './zh-CN.js'

const leaves = (value: unknown, path = ''): string[] => (typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`)) : [path])

test('both languages have the same words, and none is empty', () => {
  expect(leaves(citizenEn)).toEqual(leaves(citizenZh))
  expect(JSON.stringify([citizenEn, citizenZh])).not.toContain('""')
})

test('what has a gap to fill has it in both', () => {
  expect(citizenZh.missing).toContain('{0}')
  expect(citizenEn.missing).toContain('{0}')
})
