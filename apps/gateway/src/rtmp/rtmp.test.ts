import { SourceError } from '../rtsp/rtsp-fault.js'
import { readAmf, writeAmf } from './amf.js'
import { ChunkReader, RtmpSyntaxError, writeChunks } from './chunks.js'
import type { RtmpMessage } from './chunks.js'
import { FlvVideo } from './flv-video.js'

test('AMF values come back as they went', () => {
  const values = ['connect', 1, { app: 'live', fpad: false, inner: { deep: null } }, undefined, 'üß']
  expect(readAmf(writeAmf(...values))).toEqual(values)
})

test('AMF that breaks off, nests without end or is of a kind unknown is refused', () => {
  const whole = writeAmf({ a: 'text', b: 1 })
  for (let end = 1; end < whole.length; end++) expect(() => readAmf(whole.subarray(0, end))).toThrow()
  expect(() => readAmf(Buffer.alloc(3000, Buffer.from([3, 0, 1, 65])))).toThrow()
  expect(() => readAmf(Buffer.from([0x11]))).toThrow()
})

const read = (bytes: Buffer, size: number, reader = new ChunkReader()): RtmpMessage[] => {
  const messages: RtmpMessage[] = []
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size), (message) => messages.push(message))
  return messages
}

test('messages come out of chunks the same, however the bytes are cut', () => {
  const body = Buffer.from(Array.from({ length: 1000 }, (_, i) => i & 0xff))
  const bytes = Buffer.concat([writeChunks(3, 20, 0, body), writeChunks(4, 9, 1, body.subarray(0, 50))])
  const whole = read(bytes, bytes.length)
  expect(whole.map(({ type, streamId, body: { length } }) => ({ type, streamId, length }))).toEqual([{ type: 20, streamId: 0, length: 1000 }, { type: 9, streamId: 1, length: 50 }])
  expect(whole[0]!.body).toEqual(body)
  for (const size of [1, 2, 7, 129, 500]) expect(read(bytes, size)).toEqual(whole)
})

test('time goes on by deltas, also where a message repeats the header before it', () => {
  const full = Buffer.from([4, 0, 0, 100, 0, 0, 1, 9, 1, 0, 0, 0, 0xaa])
  const delta = Buffer.from([0x84, 0, 0, 40, 0xbb])
  const same = Buffer.from([0xc4, 0xcc])
  expect(read(Buffer.concat([full, delta, same]), 100).map(({ timestamp, body }) => [timestamp, body.toString('hex')])).toEqual([[100, 'aa'], [140, 'bb'], [180, 'cc']])
})

test('messages too large, chunk sizes absurd and headers missing are refused', () => {
  expect(() => read(Buffer.from([3, 0, 0, 0, 0xff, 0xff, 0xff, 9, 1, 0, 0, 0]), 12)).toThrow(RtmpSyntaxError)
  expect(() => read(Buffer.from([0xc3, 0, 0, 0]), 4)).toThrow(RtmpSyntaxError)
  expect(() => new ChunkReader().resize(0)).toThrow(RtmpSyntaxError)
})

describe('FLV video', () => {
  const sps = Buffer.from('6742c01eda0281bfe5c05a80', 'hex')
  const pps = Buffer.from('68ce3c80', 'hex')
  const header = Buffer.concat([Buffer.from([0x17, 0, 0, 0, 0, 1, 0x42, 0xc0, 0x1e, 0xff, 0xe1, 0, sps.length]), sps, Buffer.from([1, 0, pps.length]), pps])
  const picture = (key: boolean): Buffer => Buffer.from([0, 0, 0, 3, key ? 0x65 : 0x41, 0x9a, 0x80])

  test('gives pictures with the parameter sets of its header, at the time at which they are shown', () => {
    const video = new FlvVideo()
    expect(video.read(Buffer.concat([Buffer.from([0x17, 1, 0, 0, 0]), picture(true)]), 0, 0)).toBeNull()
    expect(video.read(header, 0, 0)).toBeNull()
    const unit = video.read(Buffer.concat([Buffer.from([0x17, 1, 0, 0, 40]), picture(true)]), 1000, 5)!
    expect(unit).toMatchObject({ key: true, ticks: 1040 * 90, receivedAt: 5 })
    expect(unit.bytes.includes(sps)).toBe(true)
  })

  test('reads the enhanced form, too', () => {
    const video = new FlvVideo()
    video.read(Buffer.concat([Buffer.from([0x90]), Buffer.from('avc1'), header.subarray(5)]), 0, 0)
    expect(video.read(Buffer.concat([Buffer.from([0x91]), Buffer.from('avc1'), Buffer.from([0, 0, 10]), picture(true)]), 100, 0)).toMatchObject({ key: true, ticks: 110 * 90 })
    expect(video.read(Buffer.concat([Buffer.from([0xa3]), Buffer.from('avc1'), picture(false)]), 200, 0)).toMatchObject({ key: false, ticks: 200 * 90 })
  })

  test('names what nobody could play', () => {
    const fault = (tag: Buffer): string | null => { try { new FlvVideo().read(tag, 0, 0); return null } catch (error) { return (error as SourceError).fault } }
    expect(fault(Buffer.concat([Buffer.from([0x90]), Buffer.from('hvc1....')]))).toBe('h265')
    expect(fault(Buffer.from([0x1c, 0, 0, 0, 0, 0]))).toBe('h265')
    expect(fault(Buffer.from([0x12, 0, 0, 0, 0, 0]))).toBe('codec')
  })

  test('survives headers that break off', () => {
    for (let end = 0; end < header.length; end++) expect(() => new FlvVideo().read(header.subarray(0, end), 0, 0)).not.toThrow()
  })
})
