import { retryWait } from './retry-wait.js'

test('waits longer each time up to a minute, and never all at once', () => {
  expect([0, 1, 2, 3, 10, 60].map((tries) => retryWait(tries, 1))).toEqual([1000, 2000, 4000, 8000, 60_000, 60_000])
  expect([0, 10].map((tries) => retryWait(tries, 0))).toEqual([500, 30_000])
})
