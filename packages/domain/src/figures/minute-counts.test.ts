import fc from 'fast-check'
import { MinuteCounts } from './minute-counts.js'
import { LONGEST_DISPOSAL_MIN, medianOf } from './recount.js'

test('counted or put in order, the median is the same, from however many parts', () => {
  fc.assert(fc.property(fc.array(fc.array(fc.integer({ min: 0, max: LONGEST_DISPOSAL_MIN }), { maxLength: 40 }), { maxLength: 6 }), (parts) => {
    const counts = new MinuteCounts()
    for (const part of parts) counts.add(Uint16Array.from(part))
    expect(counts.median()).toBe(medianOf(parts.flat()))
  }))
})

test('nothing has no median; the longest time is one', () => {
  const counts = new MinuteCounts()
  expect(counts.median()).toBeNull()
  counts.add(Uint16Array.of(LONGEST_DISPOSAL_MIN))
  expect(counts.median()).toBe(LONGEST_DISPOSAL_MIN)
})
