import { pairQuery } from './incident-search.js'

test('every pair of neighbouring signs must be there, once; a single sign begins one', () => {
  expect(pairQuery('占道经营')).toBe("'占道' & '道经' & '经营'")
  expect(pairQuery('AaAa')).toBe("'aa'")
  expect(pairQuery('路')).toBe("'路':*")
})

test('of a long number only its end is asked for, which is what tells it apart', () => {
  expect(pairQuery('20261122571023')).toBe("'57' & '71' & '10' & '02' & '23'")
  expect(pairQuery('京20261122571023号')).toBe("'57' & '71' & '10' & '02' & '23' & '3号'")
  expect(pairQuery('大成路12号')).toBe("'大成' & '成路' & '路1' & '12' & '2号'")
})

test('signs that mean something to the query language mean themselves, and signs outside the plane are one', () => {
  expect(pairQuery("a'\\b")).toBe("'a''' & '''\\\\' & '\\\\b'")
  expect(pairQuery('𠮷野')).toBe("'𠮷野'")
})
