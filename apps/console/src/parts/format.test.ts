import { age, clockTime, coordinates, dateTime, degrees, fromInput, metres, shortTime, span, speed, toInput } from './format.js'

const noon = Date.parse('2026-11-22T06:03:27Z')

describe('how values are written', () => {
  it('tells the centre’s time wherever the computer stands', () => {
    expect(clockTime(noon)).toBe('14:03:27')
    expect(dateTime(Date.parse('2026-11-22T16:00:00Z'))).toBe('2026-11-23 00:00:00')
  })
  it('is as short as it can be without being wrong', () => {
    expect(shortTime(noon, noon + 1000)).toBe('14:03:27')
    expect(shortTime(noon, noon + 86_400_000)).toBe('11-22 14:03')
  })
  it.each([[-5000, '0 s'], [42_900, '42 s'], [60_000, '1 min'], [3_599_000, '59 min'], [7_200_000, '2 h'], [5 * 86_400_000, '5 d']])('age of %d ms is %s', (ms, text) => expect(age(ms)).toBe(text))
  it.each([[133_000, '02:13'], [3_733_000, '1:02:13'], [-1, '00:00']])('span of %d ms is %s', (ms, text) => expect(span(ms)).toBe(text))
  it('shows km/h for m/s, with a decimal only where it says something', () => {
    expect(speed(10)).toEqual({ value: '36', unit: 'km/h' })
    expect(speed(1)).toEqual({ value: '3.6', unit: 'km/h' })
  })
  it('shows m below a kilometre', () => expect([metres(4.24), metres(999), metres(1250)].map((m) => m.value + m.unit)).toEqual(['4.2m', '999m', '1.3km']))
  it('has no course of 360°', () => expect(degrees(359.7).value).toBe('000'))
  it('promises no more than a metre', () => expect(coordinates(30.1234567, -121)).toBe('30.12346, -121.00000'))
  it('writes and reads time fields in the centre’s time', () => {
    expect(toInput(noon)).toBe('2026-11-22 14:03')
    expect(fromInput('2026-11-22 14:03', 0)).toBe(Date.parse('2026-11-22T06:03:00Z'))
    expect(fromInput('2026-11-22T14:03:27', 0)).toBe(noon)
  })
  it.each([['14:03', '2026-11-22 14:03'], ['11-21 8:05', '2026-11-21 08:05'], ['2026/11/1', '2026-11-01 00:00'], ['１４：０３', '2026-11-22 14:03']])('takes %s as people type it', (typed, meant) =>
    expect(toInput(fromInput(typed, noon))).toBe(meant))
  it.each(['', 'x', '25:00', '02-31', '13-01 10:00', '2026', '14:3'])('takes %p for no time', (typed) => expect(fromInput(typed, noon)).toBeNaN())
})
