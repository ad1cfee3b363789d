import { RetryBudget } from './retry-budget.js'

describe('a tile that lost its camera', () => {
  test('tries soon, then later each time, then steadily and never gives up', () => {
    const budget = new RetryBudget(() => 0.5)
    expect(Array.from({ length: 8 }, () => budget.take())).toEqual([300, 600, 1200, 2000, 2000, 2000, 10_000, 10_000])
    expect(budget.spent).toBe(true)
  })

  test('starts afresh after play that lasted', () => {
    const budget = new RetryBudget(() => 0.5)
    for (let i = 0; i < 8; i++) budget.take()
    budget.refill()
    expect(budget.take()).toBe(300)
  })

  test('does not try at the same moment as all others', () => {
    expect(new RetryBudget(() => 0).take()).toBeLessThan(new RetryBudget(() => 1).take())
  })
})
