import fc from 'fast-check'
import { cutFrames, frameOf, segmentOf } from './framing.js'
import { segmentBytes } from './segment.js'

const segment = (fields: string): Uint8Array => segmentBytes({ qn: '20260901120000123', st: '51', cn: '2011', pw: '123456', mn: 'KITCHEN0001', flag: 5, total: 0, index: 0, fields })

test('however a stream is chunked, the same segments come out of it', () => {
  const fields = fc.array(fc.integer({ min: 0, max: 999 }), { maxLength: 6 }).map((values) => values.map((value, i) => `a3404${i}-Rtd=${value}`).join(';'))
  const garbage = fc.constantFrom('', '', 'noise', '#', '\r\n')
  fc.assert(fc.property(fc.array(fc.tuple(garbage, fields), { minLength: 1, maxLength: 5 }), fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 20 }), (parts, sizes) => {
    const stream = Buffer.concat(parts.flatMap(([noise, text]) => [Buffer.from(noise && `${noise}\r\n`), Buffer.from(frameOf(segment(text)))]))
    const found: string[] = []
    let rest: Uint8Array = new Uint8Array(0)
    for (let at = 0, i = 0; at < stream.length; i++) {
      const size = sizes[i % sizes.length]!
      const cut = cutFrames(rest, new Uint8Array(stream.subarray(at, at + size)))
      rest = cut.rest
      for (const frame of cut.frames) found.push(String(segmentOf(frame)))
      at += size
    }
    expect(found).toEqual(parts.map(([, text]) => String(segment(text))))
  }))
})

test('a line that never ends is given up at its bound, and the next frame is found', () => {
  const long = new Uint8Array(9000).fill(0x41)
  long.set([0x23, 0x23, 0x39, 0x39, 0x39, 0x39])
  const first = cutFrames(new Uint8Array(0), long)
  expect([first.frames.length, first.rest.length, first.dropped[0]]).toEqual([0, 0, { reason: 'frame_too_long' }])
  expect(cutFrames(first.rest, frameOf(segment('a34041-Rtd=1'))).frames).toHaveLength(1)
})
