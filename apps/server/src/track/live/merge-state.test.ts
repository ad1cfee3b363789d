import { MAX_STATE_KEYS, mergeState } from './merge-state.js'

describe('mergeState', () => {
  it('keeps what a patch does not name and says whether something changed', () => {
    const state = { acc: true, load: 2 }
    expect(mergeState(state, { load: 3 })).toEqual({ changed: true, refused: 0 })
    expect(mergeState(state, { load: 3, acc: true })).toEqual({ changed: false, refused: 0 })
    expect(state).toEqual({ acc: true, load: 3 })
  })

  it('takes no more keys than a state holds, but still the values of those it has', () => {
    const state: Record<string, number> = {}
    const patch = Object.fromEntries(Array.from({ length: MAX_STATE_KEYS + 6 }, (_, i) => [`k${i}`, i]))
    expect(mergeState(state, patch).refused).toBe(6)
    expect(Object.keys(state)).toHaveLength(MAX_STATE_KEYS)
    expect(mergeState(state, { k1: 99, another: 1 })).toEqual({ changed: true, refused: 1 })
    expect(state['k1']).toBe(99)
  })
})
