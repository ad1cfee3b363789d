import { candidates, chooseCandidate, isCandidate, pointAt, showCandidates } from './candidates.js'
import { view } from './view.js'

const rows = [{ id: 'a', lat: 30, lon: 121 }, { id: 'b', lat: 30.1, lon: 121.1 }]

test('they are numbered as they are listed, and what was chosen stays so while it is there', () => {
  showCandidates(rows)
  expect(candidates.getState().items.map(({ id, n }) => [id, n])).toEqual([['a', 1], ['b', 2]])
  chooseCandidate('b')
  showCandidates([rows[1]!])
  expect(candidates.getState()).toMatchObject({ chosenId: 'b', items: [{ id: 'b', n: 1 }] })
  expect([isCandidate('a'), isCandidate('b')]).toEqual([false, true])
  showCandidates([rows[0]!])
  expect(candidates.getState().chosenId).toBeNull()
})

test('chosen in the list, the map goes near it; one that is not shown moves nothing', () => {
  showCandidates(rows)
  pointAt('a')
  expect([candidates.getState().chosenId, view.getState().flight?.to]).toEqual(['a', { lat: 30, lon: 121, zoom: 18 }])
  pointAt('gone')
  expect(candidates.getState().chosenId).toBe('a')
})
