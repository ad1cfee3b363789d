import { FIELDS, USUAL, rangeOf, readTyped, typedOf } from './settings-fields.js'

test('what comes is what goes, and every number has its bounds', () => {
  expect(readTyped(typedOf(USUAL))).toEqual({ settings: USUAL, wrong: {} })
  for (const [name] of FIELDS) {
    const { least, most } = rangeOf(name)
    expect(USUAL[name]).toBeGreaterThanOrEqual(least)
    expect(USUAL[name]).toBeLessThanOrEqual(most)
    expect(readTyped({ ...typedOf(USUAL), [name]: String(most + 1) })).toMatchObject({ settings: null, wrong: { [name]: 'range' } })
  }
})

test('what cannot be is said of its field', () => {
  expect(readTyped({ ...typedOf(USUAL), cellMin: '' }).wrong).toEqual({ cellMin: 'range' })
  expect(readTyped({ ...typedOf(USUAL), cellMin: '2.5' }).wrong).toEqual({ cellMin: 'range' })
  expect(readTyped({ ...typedOf(USUAL), gapAfterS: '600', offlineAfterS: '500' })).toEqual({ settings: null, wrong: { offlineAfterS: 'order' } })
})
