import { generate } from 'mqtt-packet'
import { PublishReader } from './publish-reader.js'

const message = (topic: string, bytes: number, qos: 0 | 1 | 2, retain: boolean, messageId?: number): Buffer =>
  generate({ cmd: 'publish', topic, payload: Buffer.alloc(bytes, 97), qos, dup: false, retain, messageId })

function reader(): { seen: string[]; feed(chunk: Buffer): void } {
  const seen: string[] = []
  const read = new PublishReader(
    ({ topic, payload, qos, retain, messageId }) => seen.push(`${topic} ${payload.length} ${qos} ${retain} ${messageId}`),
    (packet) => seen.push(`other ${packet[0]! >> 4} ${packet.length}`), (why) => seen.push(`broken: ${why}`))
  return { seen, feed: (chunk) => read.feed(chunk) }
}

describe('PublishReader', () => {
  it('reads the same messages wherever the stream is cut, other packets whole among them', () => {
    const stream = Buffer.concat([
      message('wf/甲/fix', 0, 0, false), generate({ cmd: 'pingresp' }), message('a', 120, 1, true, 7), generate({ cmd: 'suback', messageId: 2, granted: [1, 128] }), message('b/c', 20_000, 2, false, 65_535),
    ])
    for (const size of [1, 2, 3, 5, 64, 1000, stream.length]) {
      const { seen, feed } = reader()
      for (let at = 0; at < stream.length; at += size) feed(stream.subarray(at, at + size))
      expect(seen).toEqual(['wf/甲/fix 0 0 false 0', 'other 13 2', 'a 120 1 true 7', 'other 9 6', 'b/c 20000 2 false 65535'])
    }
  })

  it('says when the stream is no MQTT', () => {
    for (const [bytes, why] of [
      [[0x30, 0xff, 0xff, 0xff, 0xff, 0x01], /four bytes/], [[0x30, 0xff, 0xff, 0xff, 0x7f], /268435455 bytes/], [[0x30, 0x03, 0x00, 0x09, 0x61], /does not hold/], [[0x36, 0x03, 0x00, 0x01, 0x61], /does not hold/], [[0x30, 0x01, 0x00], /does not hold/],
    ] as const) {
      const { seen, feed } = reader()
      feed(Buffer.from(bytes))
      expect(seen).toHaveLength(1)
      expect(seen[0]).toMatch(why)
    }
  })
})
