import fc from 'fast-check'
import { filtersOverlap, isTopicFilter, topicMatches } from './topic.js'

describe('topicMatches', () => {
  test.each([
    ['wf/+/fix', 'wf/a/fix', true], ['wf/+/fix', 'wf/a/b/fix', false], ['wf/+/fix', 'wf/a/fix/', false], ['wf/+/fix', 'wf//fix', true],
    ['a/#', 'a', true], ['a/#', 'a/b/c', true], ['a/#', 'ab', false], ['a/+', 'a', false], ['a/+', 'a/', true], ['+', '/', false], ['+/+', '/x', true],
    ['#', 'a/b', true], ['#', '$SYS/x', false], ['+/x', '$SYS/x', false], ['$SYS/#', '$SYS/x', true], ['a/b', 'a/b', true], ['a/b', 'a/bc', false], ['a/bc', 'a/b', false],
  ])('%s against %s: %s', (filter, topic, expected) => {
    expect(topicMatches(filter, topic)).toBe(expected)
  })
})

const level = fc.constantFrom('a', 'b', '', '$S')
const filter = fc.tuple(fc.array(fc.oneof(level, fc.constant('+')), { minLength: 1, maxLength: 4 }), fc.boolean()).map(([levels, hash]) => [...levels, ...(hash ? ['#'] : [])].join('/'))
const topic = fc.array(level, { minLength: 1, maxLength: 5 }).map((levels) => levels.join('/')).filter((t) => t.length > 0)

describe('filtersOverlap', () => {
  test('a topic under both filters means that they overlap', () => {
    fc.assert(fc.property(filter, filter, topic, (a, b, t) => {
      if (topicMatches(a, t) && topicMatches(b, t)) expect(filtersOverlap(a, b)).toBe(true)
      expect(filtersOverlap(a, b)).toBe(filtersOverlap(b, a))
    }), { numRuns: 2000 })
  })

  test.each([['wf/+/fix', 'wf/+/status', false], ['owntracks/#', 'owntracks/+/+', true], ['a/#', 'a', true], ['a/+', 'a', false], ['#', '$SYS/a', false], ['positions', 'events', false]])(
    '%s and %s: %s', (a, b, expected) => {
      expect(filtersOverlap(a, b)).toBe(expected)
    })
})

test('a filter with a wildcard inside a level is none', () => {
  expect(['a/+b', 'a/#/b', 'a#', ''].map(isTopicFilter)).toEqual([false, false, false, false])
  expect(['#', '+', 'a/+/#', '/'].map(isTopicFilter)).toEqual([true, true, true, true])
})
