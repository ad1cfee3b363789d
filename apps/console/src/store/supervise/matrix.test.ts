import type { MatrixAnswer, MatrixRow } from '@watchfloor/shared'
import { merged } from './matrix.js'

const row = (dutyId: string, cells: string): MatrixRow => ({ dutyId, cells } as MatrixRow)
const answer = (rows: MatrixRow[], duties: string[], revision: number): MatrixAnswer => ({ rows, duties, revision } as MatrixAnswer)

test('takes over what changed, keeps the rest, lets go of what is over, in the order of the hub', () => {
  const before = answer([row('a', 'oo'), row('b', 'oo'), row('c', 'oo')], ['a', 'b', 'c'], 3)
  const after = merged(before, answer([row('b', 'ox'), row('d', 'o')], ['d', 'b', 'a'], 5))
  expect(after.rows.map(({ dutyId, cells }) => [dutyId, cells])).toEqual([['d', 'o'], ['b', 'ox'], ['a', 'oo']])
  expect(after.revision).toBe(5)
})
