import { RateLimit } from './rate-limit.js'

test('so many in a time, then a wait that ends when the first is old; others are not held up', () => {
  const limit = new RateLimit(2, 1000)
  expect([limit.take('a', 0), limit.take('a', 400), limit.take('a', 500), limit.take('b', 500)]).toEqual([0, 0, 500, 0])
  expect([limit.take('a', 999), limit.take('a', 1000), limit.take('a', 1001)]).toEqual([1, 0, 399])
})
