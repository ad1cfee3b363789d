import { daysText, validityOn } from './validity.js'

test('both days are included, an end that is not set is open', () => {
  const year = { validFrom: '2026-01-01', validTo: '2026-12-31' }
  expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((day) => validityOn(day, year))).toEqual(['early', 'valid', 'valid', 'over'])
  expect([validityOn('2030-01-01', {}), validityOn('2030-01-01', { validFrom: '2026-01-01' })]).toEqual(['valid', 'valid'])
  expect([daysText({}), daysText(year), daysText({ validTo: '2026-12-31' })]).toEqual(['', '2026-01-01 \u2013 2026-12-31', '\u2013 2026-12-31'])
})
