import { readHours, sayHours } from './hours-text.js'

describe('hours as people type them', () => {
  it('are read with and without days, and said again the same', () => {
    const read = readHours('1-5,7 08:00-18:00； 22:00-6:00')
    expect(read).toEqual([{ days: [1, 2, 3, 4, 5, 0], from: '08:00', to: '18:00' }, { from: '22:00', to: '06:00' }])
    expect(sayHours(read!)).toBe('1-5,7 08:00-18:00; 22:00-06:00')
  })
  it('an empty text is at all hours', () => expect(readHours('  ')).toEqual([]))
  it.each(['8 to 9', '08:00-08:00', '8-9 08:00-10:00', '25:00-26:00'])('%s is refused', (text) => expect(readHours(text)).toBeNull())
})
