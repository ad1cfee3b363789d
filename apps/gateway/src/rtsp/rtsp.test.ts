import { createHash } from 'node:crypto'
import { authorizer } from './rtsp-auth.js'
import { RtspParser, RtspSyntaxError } from './rtsp-parser.js'
import type { RtspItem } from './rtsp-parser.js'
import { parseRtp } from './rtp-packet.js'
import { parseSdp } from './sdp.js'

const message = 'RTSP/1.0 200 OK\r\nCSeq: 2\r\nWWW-Authenticate: Digest realm="a"\r\nWWW-Authenticate: Basic realm="a"\r\nContent-Length: 5\r\n\r\nhello'
const stream = Buffer.concat([Buffer.from([0x24, 0, 0, 3, 1, 2, 3]), Buffer.from(message), Buffer.from('\r\n'), Buffer.from([0x24, 1, 0, 0]), Buffer.from('RTSP/1.0 200 OK\r\nCSeq: 3\r\n\r\n')])

const cut = (size: number): string[] => {
  const parser = new RtspParser()
  const items: string[] = []
  for (let at = 0; at < stream.length; at += size) parser.push(stream.subarray(at, at + size), (item: RtspItem) => items.push(item.kind === 'packet' ? `${item.channel}:${item.payload.toString('hex')}` : `${item.first}|${item.headers.get('cseq')}|${item.headers.get('www-authenticate') ?? ''}|${item.body}`))
  return items
}

test('messages and packets come out the same, however the bytes are cut', () => {
  const whole = cut(stream.length)
  expect(whole).toEqual(['0:010203', 'RTSP/1.0 200 OK|2|Digest realm="a"\nBasic realm="a"|hello', '1:', 'RTSP/1.0 200 OK|3||'])
  for (let size = 1; size < 60; size++) expect(cut(size)).toEqual(whole)
})

test.each(['\u0000\u0001\u0002\u0003', 'A'.repeat(20_000), `RTSP/1.0 200 OK\r\nContent-Length: 99999999\r\n\r\n`, `RTSP/1.0 200 OK\r\nContent-Length: -4\r\n\r\n`])('what is no RTSP is refused: %#', (text) => {
  expect(() => new RtspParser().push(Buffer.from(text, 'latin1'), () => undefined)).toThrow(RtspSyntaxError)
})

describe('signing in', () => {
  const who = { username: 'admin', password: 'secret' }
  const md5 = (text: string): string => createHash('md5').update(text).digest('hex')

  test('by digest, as RTSP has it since 1998', () => {
    // RFC 2617 without qop: HA1, nonce, HA2.
    const line = authorizer('Digest realm="cam", nonce="n1"', who)!('DESCRIBE', 'rtsp://h/s')
    expect(line).toContain(`response="${md5(`${md5('admin:cam:secret')}:n1:${md5('DESCRIBE:rtsp://h/s')}`)}"`)
  })

  test('by digest with qop, counting its requests', () => {
    const sign = authorizer('Digest realm="cam", nonce="n1", qop="auth", algorithm=MD5, opaque="o"', who)!
    expect(sign('SETUP', 'u')).toContain('nc=00000001')
    const line = sign('PLAY', 'u')
    const cnonce = /cnonce="(\w+)"/.exec(line)![1]!
    expect(line).toContain(`response="${md5(`${md5('admin:cam:secret')}:n1:00000002:${cnonce}:auth:${md5('PLAY:u')}`)}"`)
    expect(line).toContain('opaque="o"')
  })

  test('by Basic only where nothing better is offered, and not at all by what nobody knows', () => {
    expect(authorizer('Basic realm="x"\nDigest realm="x", nonce="y"', who)!('PLAY', 'u')).toMatch(/^Digest /)
    expect(authorizer('Basic realm="x"', who)!('PLAY', 'u')).toBe(`Basic ${Buffer.from('admin:secret').toString('base64')}`)
    expect(authorizer('Negotiate', who)).toBeNull()
  })
})

test('a session description gives the video with its codec, its control address and its parameter sets', () => {
  const sdp = parseSdp(['v=0', 'a=control:*', 'm=audio 0 RTP/AVP 8', 'a=control:track2', 'm=video 0 RTP/AVP 97', 'a=rtpmap:97 H264/90000', 'a=fmtp:97 packetization-mode=1; sprop-parameter-sets=Z01AFg==,aO4=', 'a=control:track1', ''].join('\r\n'))
  expect(sdp.control).toBe('*')
  expect(sdp.videos).toEqual([{ payloadType: 97, encoding: 'H264', clockRate: 90_000, control: 'track1', format: 'packetization-mode=1; sprop-parameter-sets=Z01AFg==,aO4=', parameterSets: [Buffer.from('Z01AFg==', 'base64')] }])
  expect(parseSdp('m=video 0 RTP/AVP 98\na=rtpmap:98 H265/90000\n').videos[0]!.encoding).toBe('H265')
  for (const nonsense of ['', '\0', 'm=video', 'm=video x y z', 'a=rtpmap:']) expect(parseSdp(nonsense).videos).toEqual([])
})

test('an RTP header is read with its lists, extension and padding, and refused where they reach past the end', () => {
  const packet = Buffer.concat([Buffer.from([0xb1, 0xe0, 0, 7, 0, 0, 0, 90, 0, 0, 0, 1, 9, 9, 9, 9, 0xbe, 0xde, 0, 1, 5, 5, 5, 5]), Buffer.from('pay'), Buffer.from([0, 2])])
  expect(parseRtp(packet)).toMatchObject({ marker: true, payloadType: 96, sequence: 7, ticks: 90, ssrc: 1, payload: Buffer.from('pay') })
  for (let end = 0; end < 24; end++) expect(parseRtp(packet.subarray(0, end))).toBeNull()
  expect(parseRtp(Buffer.alloc(20))).toBeNull()
})
