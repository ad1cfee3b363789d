import { Sequence } from './sequence.js'

describe('the sequence of a connection', () => {
  it('says nothing while every number follows the one before, wherever it starts', () => {
    let gaps = 0
    const sequence = new Sequence(() => gaps++)
    expect([7, 8, 9].map((seq) => sequence.take(seq, 0))).toEqual([true, true, true])
    expect(gaps).toBe(0)
  })

  it('asks once for a burst of losses, and again when losses go on', () => {
    let gaps = 0
    const sequence = new Sequence(() => gaps++, 2000)
    sequence.take(1, 0)
    sequence.take(3, 10)
    sequence.take(5, 20)
    expect(gaps).toBe(1)
    sequence.take(9, 2500)
    expect(gaps).toBe(2)
  })

  it('leaves alone what was seen before', () => {
    const sequence = new Sequence(() => undefined)
    sequence.take(4, 0)
    expect(sequence.take(4, 0)).toBe(false)
    expect(sequence.take(3, 0)).toBe(false)
  })

  it('counts anew on a new connection', () => {
    let gaps = 0
    const sequence = new Sequence(() => gaps++)
    sequence.take(900, 0)
    sequence.reset()
    expect(sequence.take(1, 0)).toBe(true)
    expect(gaps).toBe(0)
  })
})
