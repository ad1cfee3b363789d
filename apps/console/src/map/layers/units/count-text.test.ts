import { COUNT_CHARACTERS, countText, packText } from './count-text.js'

test('says a number in at most four characters', () => {
  expect([2, 42, 999, 1000, 1299, 9999, 10_000, 123_456].map(countText)).toEqual(['2', '42', '999', '1.0k', '1.2k', '9.9k', '10k', '123k'])
})

test('the packed text reads back', () => {
  for (const text of ['7', '1.2k', '10k', '999']) {
    const packed = packText(text, 22.25)
    const read = Array.from({ length: (packed >>> 16) & 7 }, (_, i) => COUNT_CHARACTERS[(packed >>> (4 * i)) & 15]).join('')
    expect(read).toBe(text)
    expect((packed >>> 20) / 32).toBe(22.25)
  }
})
