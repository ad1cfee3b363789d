import { decodePlan } from './decode-plan.js'

const full = (n: number) => Array.from({ length: n }, () => ({ filled: true, seen: true }))
const live = (plan: readonly string[]) => plan.flatMap((work, index) => work === 'live' ? [index] : [])

test('at most nine tiles play, the others show stills', () => {
  expect(decodePlan(full(4), [], true).every((work) => work === 'live')).toBe(true)
  const plan = decodePlan(full(25), [], true)
  expect(live(plan)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  expect(plan.filter((work) => work === 'still')).toHaveLength(16)
})

test('the chosen tile always plays', () => {
  expect(live(decodePlan(full(16), [15, 12], true))).toEqual([0, 1, 2, 3, 4, 5, 6, 12, 15])
})

test('what is empty or out of sight rests and costs no other tile its play', () => {
  const tiles = full(16).map((tile, index) => ({ ...tile, seen: index > 3, filled: index !== 5 }))
  expect(live(decodePlan(tiles, [], true))).toEqual([4, 6, 7, 8, 9, 10, 11, 12, 13])
  expect(decodePlan(tiles, [], true)[0]).toBe('off')
})

test('where the gateway gives no stills no tile in sight is left dark', () => {
  expect(decodePlan(full(25), [3], false).every((work) => work === 'live')).toBe(true)
  expect(decodePlan([...full(10), { filled: true, seen: false }, { filled: false, seen: true }], [], false).slice(9)).toEqual(['live', 'off', 'off'])
})
