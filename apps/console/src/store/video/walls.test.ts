import type { Wall } from '@watchfloor/shared'
import { nextLayout, place, tileFor } from './walls.js'

const [A, B, C] = ['a', 'b', 'c']
const wall = (tiles: (string | null)[], layout: Wall['layout'] = '4'): Wall => ({ name: 'w', layout, tiles })

test('a camera goes where it is dropped, and one that is there already changes places', () => {
  expect(place(wall([]), 2, A!).tiles).toEqual([null, null, A, null])
  expect(place(wall([A!, B!, null, null]), 1, A!).tiles).toEqual([B, A, null, null])
  expect(place(wall([A!, B!]), 0, null).tiles).toEqual([null, B, null, null])
})

test('a smaller layout keeps what it does not show', () => {
  expect(place(wall([A!, B!, C!, null], '1'), 0, C!).tiles).toEqual([C, B, A, null])
})

test('a camera that nobody placed takes an empty tile first', () => {
  expect(tileFor(wall([A!, null, B!, null]), 0)).toBe(1)
  expect(tileFor(wall([A!, null, B!, null]), 3)).toBe(3)
  expect(tileFor(wall([A!, B!, C!, A!]), 2)).toBe(2)
})

test('layouts come round', () => {
  expect(nextLayout('25')).toBe('1')
  expect(nextLayout('4')).toBe('9')
})
