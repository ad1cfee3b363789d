import { pairQuery } from './incident-search.js'

test('every pair of neighbouring signs must be there, once; a single sign begins one', () => {
  expect(pairQuery('占道经营')).toBe("'占道' & '道经' & '经营'")
  expect(pairQuery('AaAa')).toBe("'aa'")
  expect(pairQuery('路')).toBe("'路':*")
})

test('signs that mean something to the query language mean themselves, and signs outside the plane are one', () => {
  expect(pairQuery("a'\\b")).toBe("'a''' & '''\\\\' & '\\\\b'")
  expect(pairQuery('𠮷野')).toBe("'𠮷野'")
})
