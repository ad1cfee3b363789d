import fc from 'fast-check'
import { ErrorHeap } from './error-heap.js'

test('whatever is put in and changed comes out by cost, each once', () => {
  const costs = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.option(fc.integer({ min: 0, max: 50 }))), { maxLength: 60 })
  fc.assert(fc.property(costs, (all) => {
    const heap = new ErrorHeap(all.length)
    all.forEach(([cost], item) => heap.add(item, cost))
    all.forEach(([, changed], item) => { if (changed !== null) heap.change(item, changed) })
    const final = (item: number): number => all[item]![1] ?? all[item]![0]
    const out: number[] = []
    while (heap.size > 0) {
      const item = heap.take()
      expect(heap.has(item)).toBe(false)
      out.push(item)
    }
    expect(out.map(final)).toEqual(all.map((_, item) => final(item)).sort((a, b) => a - b))
    expect(new Set(out).size).toBe(all.length)
  }))
})
