import fc from 'fast-check'
import { bcdOf, readPhone, readTime, timeBcd } from './bcd.js'
import { gbkBytes, gbkField, gbkText } from './gbk.js'
import { dialectFor, encodeMessage, readMessage } from './header.js'

describe('BCD', () => {
  it('reads a phone without its padding, and refuses what is no digit', () => {
    expect(readPhone(bcdOf('13800138000', 6), 0, 6)).toBe('13800138000')
    expect(readPhone(bcdOf('13800138000', 10), 0, 10)).toBe('13800138000')
    expect(readPhone(new Uint8Array(6), 0, 6)).toBe('')
    expect(readPhone(Uint8Array.of(0, 0, 0, 0, 0, 0xa0), 0, 6)).toBeNull()
  })

  it('keeps a time to the second in any zone', () => {
    const seconds = fc.integer({ min: Date.UTC(2000, 0, 2) / 1000, max: Date.UTC(2099, 11, 30) / 1000 })
    fc.assert(fc.property(seconds, fc.integer({ min: -720, max: 840 }), (s, zone) => expect(readTime(timeBcd(s * 1000, zone), 0, zone)).toBe(s * 1000)))
  })

  it.each([
    ['000000000000', 'all zeros'], ['261301000000', 'month 13'], ['260431000000', '31 April'], ['260229000000', '29 February of a common year'],
    ['260101240000', 'hour 24'], ['260101006000', 'minute 60'], ['2601010000a0', 'a half byte that is no digit'], ['ffffffffffff', 'all ones'],
  ])('%s is no time (%s)', (hex) => expect(readTime(Uint8Array.from(hex.match(/../g)!, (pair) => parseInt(pair, 16)), 0, 480)).toBeNaN())

  it('knows a leap day', () => expect(readTime(bcdOf('240229120000', 6), 0, 0)).toBe(Date.UTC(2024, 1, 29, 12)))
})

describe('GBK', () => {
  it('writes what it reads', () => {
    for (const text of ['浙A12345', '渣土车·未密闭', '请立即靠边停车！', '測試繁體', 'plain ASCII']) expect(gbkText(gbkBytes(text))).toBe(text)
    expect([...gbkBytes('测A')]).toEqual([0xb2, 0xe2, 0x41])
    expect(gbkBytes('一').length).toBe(2)
  })

  it('writes ? for what it does not have', () => expect(gbkText(gbkBytes('车🚛!'))).toBe('车?!'))

  it('writes all of GB 2312\'s Chinese characters and reads any bytes', () => {
    const chars = Array.from({ length: 0x9fa5 - 0x4e00 + 1 }, (_, i) => String.fromCharCode(0x4e00 + i)).join('')
    expect(gbkText(gbkBytes(chars))).toBe(chars)
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => expect(typeof gbkField(bytes, 0, 60)).toBe('string')))
  })

  it('ends at a NUL, but not at those in front', () => {
    expect(gbkField(Uint8Array.of(0, 0, 0x41, 0x42, 0, 0x43), 0, 6)).toBe('AB')
    expect(gbkText(Uint8Array.of(0x20, 0x41, 0x20, 0, 0x42))).toBe('A')
  })
})

describe('the header', () => {
  it('comes back as it was written, in both widths, whole and in parts', () => {
    const word = fc.integer({ min: 0, max: 0xffff })
    const part = fc.option(fc.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 })).map(([a, b]) => ({ total: Math.max(a, b), index: Math.min(a, b) })), { nil: undefined })
    fc.assert(fc.property(word, word, fc.stringMatching(/^[1-9]\d{0,11}$/), fc.boolean(), fc.uint8Array({ maxLength: 1023 }), part, (id, serial, phone, version2019, body, which) => {
      const message = readMessage(encodeMessage(dialectFor(phone, version2019), id, serial, body, which)!)
      if (typeof message === 'string') throw new Error(message)
      expect(message).toMatchObject({ id, serial, version2019, protocolVersion: version2019 ? 1 : 0, encrypted: false, declared: body.length, total: which?.total ?? 0, index: which?.index ?? 0 })
      expect(readPhone(message.bytes, message.phoneAt, message.phoneLength)).toBe(phone)
      expect([...message.bytes.subarray(message.from, message.to)]).toEqual([...body])
    }))
  })

  it('refuses a body that its length bits cannot name', () => expect(encodeMessage(dialectFor('1', false), 1, 1, new Uint8Array(1024))).toBeNull())

  it('is told from noise', () => {
    expect(readMessage(new Uint8Array(0))).toBe('too_short')
    expect(readMessage(Uint8Array.of(0x7e, 0x7e))).toBe('too_short')
    const frame = encodeMessage(dialectFor('13800138000', false), 2, 1, new Uint8Array(4))!
    for (let i = 1; i < frame.length - 1; i++) {
      const damaged = frame.slice()
      damaged[i]! ^= 0x10
      expect(readMessage(damaged)).toBe('bad_checksum')
    }
  })
})
