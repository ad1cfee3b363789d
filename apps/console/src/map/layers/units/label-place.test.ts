import { labelBox, placeLabels } from './label-place.js'
import type { Candidate } from './label-place.js'

const at = (id: number, x: number, y: number, rank = 2, text = 'truck-0001'): Candidate => ({ x, y, label: { id, lon: 0, lat: 0, text, tone: 'normal', rank } })
const dots = (...candidates: Candidate[]): [number, number][] => candidates.map(({ x, y }) => [x, y])
const ids = (candidates: Candidate[], held: number[] = [], glyphs = dots(...candidates), most = 99): number[] => placeLabels(candidates, new Set(held), glyphs, most).map(({ id }) => id)

test('no name over another name or another unit', () => {
  expect(ids([at(1, 100, 100), at(2, 300, 100)])).toEqual([1, 2])
  expect(ids([at(1, 100, 100), at(2, 130, 100)])).toEqual([1])
  expect(ids([at(1, 100, 100), at(2, 100, 118)])).toEqual([2])
})

test('a name that is shown stays shown while its unit is passed by', () => {
  const pair = [at(1, 100, 100), at(2, 165, 100)]
  expect(ids(pair)).toEqual([1])
  expect(ids(pair, [2])).toEqual([2])
})

test('the selected unit and an alarm are named whatever they cover, and first', () => {
  expect(ids([at(1, 100, 100), at(2, 110, 104, 0), at(3, 120, 100, 1)])).toEqual([2, 3])
})

test('never more than can be read', () => {
  expect(ids(Array.from({ length: 50 }, (_, i) => at(i, i * 200, 100)), [], [], 20)).toHaveLength(20)
})

test('Chinese is measured as wide as it is', () => {
  const width = (text: string): number => { const box = labelBox(at(1, 0, 0, 2, text)); return box.right - box.left }
  expect(width('渣土车一号')).toBe(70)
  expect(width('abcde')).toBeCloseTo(39)
  const two = labelBox(at(1, 0, 0, 2, 'a\n◷ 4'))
  expect(two.bottom - two.top).toBe(34)
})
