import { MOST_SHOWN, shownPayload, suggestKind } from './quarantine-note.js'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('shownPayload', () => {
  it('shows text as text, also Chinese, and cuts it at 4 KiB', () => {
    expect(shownPayload(bytes('{"name":"渣土车"}'))).toBe('{"name":"渣土车"}')
    expect(shownPayload(bytes('x'.repeat(9000)))).toHaveLength(MOST_SHOWN)
    const cut = shownPayload(bytes('渣'.repeat(3000)))
    expect(cut).toMatch(/^渣+$/)
    expect(cut.length).toBeLessThanOrEqual(MOST_SHOWN)
  })

  it('shows anything else as hex, at most 4 KiB of it', () => {
    expect(shownPayload(Uint8Array.of(0x7e, 0x02, 0x00, 0xff))).toBe('7e0200ff')
    expect(shownPayload(new Uint8Array(10_000))).toHaveLength(MOST_SHOWN)
    expect(shownPayload(bytes('a\u0000b'))).toBe('610062')
  })
})

it('offers the kind that a protocol mostly carries', () => {
  expect([suggestKind('jt808', null, '1'), suggestKind('dji', 'sys/product/X/status', 'X'), suggestKind('dji', 'sys/product/X/status', 'AIR'), suggestKind('dji', 'thing/product/X/osd', 'X')]).toEqual(['truck', 'dock', 'drone', 'drone'])
})
