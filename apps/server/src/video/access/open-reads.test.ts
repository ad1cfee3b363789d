import { OpenReads } from './open-reads.js'

const S = 1000

describe('a reading that HLS does in many requests', () => {
  test('is judged as of its beginning for as long as it goes on', () => {
    const reads = new OpenReads()
    expect(reads.asOf('a', 5 * S)).toBe(5 * S)
    for (let second = 5; second <= 600; second += 5) {
      expect(reads.asOf('a', second * S)).toBe(5 * S)
      reads.use('a', second * S)
    }
    expect(reads.asOf('b', 600 * S)).toBe(600 * S)
  })

  test('is over after a silence, and its token is as old as it is', () => {
    const reads = new OpenReads()
    reads.use('a', 0)
    expect(reads.asOf('a', 29 * S)).toBe(0)
    expect(reads.asOf('a', 30 * S)).toBe(30 * S)
    reads.use('a', 40 * S)
    expect(reads.asOf('a', 50 * S)).toBe(40 * S)
  })

  test('does not go on for ever, however often it is used', () => {
    const reads = new OpenReads()
    for (let second = 0; second < 12 * 3600; second += 25) reads.use('a', second * S)
    expect(reads.asOf('a', 12 * 3600 * S - 1)).toBe(0)
    expect(reads.asOf('a', 12 * 3600 * S)).toBe(12 * 3600 * S)
  })

  test('leaves nothing behind', () => {
    const reads = new OpenReads()
    for (let i = 0; i < 1000; i++) reads.use(`viewer ${i}`, i * S)
    expect(reads.size).toBe(30)
  })
})
