import { readAmf, writeAmf } from './amf.js'
import { headerTag, pictureTag } from './flv-tags.js'
import { feedFromAbove, wornFeed } from './moving-feeds.js'
import { MESSAGE, MessageReader, writeMessage } from './rtmp-chunks.js'

test('a command is written byte for byte as AMF 0 has it, and read back', () => {
  expect(writeAmf('publish', 3, null).toString('hex')).toBe(`0200077075626c697368${'00'}4008000000000000${'05'}`)
  const values = ['onStatus', 0, null, { level: 'status', code: 'NetStream.Publish.Start', ok: true, none: undefined, inner: { n: 1 } }]
  expect(readAmf(writeAmf(...values))).toEqual(values)
  const whole = writeAmf('onStatus', { code: 'x' })
  for (const end of [1, 5, 12, whole.length - 1]) expect(() => readAmf(whole.subarray(0, end))).toThrow()
})

test('a message has one full header, and each further chunk one byte', () => {
  const bytes = writeMessage(4, MESSAGE.video, 1, 0x0102, Buffer.alloc(300, 0xaa))
  expect(bytes.subarray(0, 12).toString('hex')).toBe('040001020' + '0012c' + '09' + '01000000')
  expect([bytes[12 + 128], bytes[12 + 128 + 1 + 128]]).toEqual([0xc4, 0xc4])
  expect(bytes).toHaveLength(12 + 300 + 2)
  const late = writeMessage(4, MESSAGE.video, 1, 0x01020304, Buffer.alloc(130), 128)
  expect(late.subarray(1, 4).toString('hex')).toBe('ffffff')
  expect(late.subarray(12, 16).toString('hex')).toBe('01020304')
  expect(late.subarray(16 + 128, 16 + 128 + 5).toString('hex')).toBe('c401020304')
})

test('answers come out of their chunks however the bytes are cut, also when the server makes them larger', () => {
  const larger = Buffer.alloc(4)
  larger.writeUInt32BE(4096)
  const bytes = Buffer.concat([
    writeMessage(2, MESSAGE.window, 0, 0, Buffer.from([0, 0x26, 0x25, 0xa0])), writeMessage(3, MESSAGE.command, 0, 0, Buffer.alloc(500, 1)),
    writeMessage(2, MESSAGE.chunkSize, 0, 0, larger), writeMessage(3, MESSAGE.command, 1, 0, Buffer.alloc(900, 2), 4096),
  ])
  for (const size of [1, 3, 130, bytes.length]) {
    const reader = new MessageReader()
    const messages = []
    for (let at = 0; at < bytes.length; at += size) messages.push(...reader.push(bytes.subarray(at, at + size)))
    expect(messages.map(({ type, body }) => [type, body.length, body.at(-1)])).toEqual([[5, 4, 0xa0], [20, 500, 1], [1, 4, 0], [20, 900, 2]])
  }
})

test('a clip of what moves is a minute long, so that its seconds are the clock\u2019s, has a key frame each two seconds and is small', () => {
  for (const { clip, shift } of [feedFromAbove(), wornFeed(0), wornFeed(1)]) {
    expect([clip.frames.length / clip.fps, shift]).toEqual([60, 0])
    expect(clip.frames.flatMap(({ key }, i) => key ? [i] : [])).toEqual(Array.from({ length: 30 }, (_, i) => i * clip.fps * 2))
    expect(clip.frames.flatMap(({ nals }) => nals).reduce((sum, nal) => sum + nal.length, 0)).toBeLessThan(400_000)
  }
  expect(wornFeed(0).clip.name).not.toBe(wornFeed(1).clip.name)
  expect(wornFeed(2)).toEqual(wornFeed(0))
})

test('a picture stands behind its length, and the header tells what decodes it', () => {
  const { clip } = feedFromAbove()
  const header = headerTag(clip)
  expect(header.subarray(0, 5).toString('hex')).toBe('1700000000')
  expect(header.subarray(6, 9)).toEqual(clip.sps.subarray(1, 4))
  expect(header.includes(clip.pps)).toBe(true)
  const [key, next] = [pictureTag(clip.frames[0]!), pictureTag(clip.frames[1]!)]
  expect([key[0], next[0], key[1]]).toEqual([0x17, 0x27, 1])
  expect(next.readUInt32BE(5)).toBe(clip.frames[1]!.nals[0]!.length)
})
