import { filterCovers } from './filter-covers.js'

it.each([
  ['wf/a/command', 'wf/a/command', true],
  ['wf/a/command', 'wf/+/command', false],
  ['wf/a/#', 'wf/a/command', true],
  ['wf/a/#', 'wf/a/+/x', true],
  ['wf/a/#', 'wf/#', false],
  ['wf/a/#', '#', false],
  ['a/+', 'a/#', false],
  ['a/+', 'a/+', true],
  ['a/+', 'a/b', true],
  ['a/+', 'a', false],
  ['a/#', 'a', true],
  ['#', 'a/b', true],
])('%s covers %s: %p', (allowed, asked, covered) => {
  expect(filterCovers(allowed, asked)).toBe(covered)
})
