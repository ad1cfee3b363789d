import { spanFault } from './duty-span.js'

test('a duty ends after it begins and lasts a day at most', () => {
  const from = '2026-11-22T00:00:00.000Z'
  expect(spanFault(from, '2026-11-23T00:00:00.000Z')).toBeNull()
  expect(spanFault(from, from)).toContain('after')
  expect(spanFault(from, '2026-11-23T01:00:00.000Z')).toContain('24 hours at most, this one 25')
  expect(spanFault(from, '2036-11-22T08:00:00.000Z')).toContain('24 hours')
})
