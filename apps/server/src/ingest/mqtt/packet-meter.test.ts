import { generate } from 'mqtt-packet'
import { PacketMeter } from './packet-meter.js'

const publish = (bytes: number): Buffer => generate({ cmd: 'publish', topic: 'a', payload: Buffer.alloc(bytes), qos: 0, dup: false, retain: false })

describe('PacketMeter', () => {
  it('lets packets of all allowed sizes through, however they are cut', () => {
    const stream = Buffer.concat([0, 1, 120, 125, 130, 900].map(publish))
    for (const size of [1, 2, 3, 7, 64, stream.length]) {
      const meter = new PacketMeter(1000)
      for (let at = 0; at < stream.length; at += size) expect(meter.feed(stream.subarray(at, at + size))).toBe(true)
    }
  })

  it('refuses a packet by its announced length, before its body came', () => {
    expect(new PacketMeter(1000).feed(publish(1001).subarray(0, 3))).toBe(false)
    expect(new PacketMeter(1000).feed(Buffer.concat([publish(10), publish(2000)]))).toBe(false)
    const meter = new PacketMeter(1000)
    expect(meter.feed(Buffer.from([0x30, 0xff]))).toBe(true)
    expect(meter.feed(Buffer.from([0x7f]))).toBe(false)
  })

  it('refuses a length of five bytes', () => {
    expect(new PacketMeter(1e9).feed(Buffer.from([0x30, 0xff, 0xff, 0xff, 0xff, 0x01]))).toBe(false)
  })
})
