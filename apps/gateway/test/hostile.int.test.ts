import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { WebSocket } from 'ws'
import { CameraServer } from '../../simulator/src/cameras/camera-server.js'
import { cityFeeds } from '../../simulator/src/cameras/city-feeds.js'
import { GatewayProcess, TOKEN } from './harness/gateway-process.js'
import { until } from './harness/until.js'
import { Viewer } from './harness/viewer.js'

/** One bad viewer, camera or publisher never ends the process: through everything here one good viewer keeps its picture. */

let gateway: GatewayProcess
let cameras: CameraServer
let good: Viewer

beforeAll(async () => {
  cameras = await CameraServer.open({ feedOf: cityFeeds() })
  gateway = await GatewayProcess.start()
  await gateway.call('POST', '/v3/config/paths/add/cam/1/sub', { source: `rtsp://127.0.0.1:${cameras.port}/cam/1/sub`, sourceOnDemand: true })
  good = await Viewer.open(gateway.url, 'cam/1/sub')
  await until(() => good.frames > 5)
})
afterAll(async () => {
  good.vanish()
  await gateway.stop()
  await cameras.close()
})
const stillPlays = async (): Promise<void> => {
  const before = good.frames
  await until(() => good.frames > before + 3)
  expect(gateway.child.exitCode).toBeNull()
}

const head = 'v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n'
const video = 'm=video 9 UDP/TLS/RTP/SAVPF 102\r\nc=IN IP4 0.0.0.0\r\na=mid:0\r\na=recvonly\r\na=rtpmap:102 H264/90000\r\na=fmtp:102 packetization-mode=1;profile-level-id=42e01f\r\n'
const secrets = `a=ice-ufrag:abcd\r\na=ice-pwd:${'p'.repeat(24)}\r\na=fingerprint:sha-256 ${Array(32).fill('AA').join(':')}\r\na=setup:actpass\r\n`

test.each([
  ['nothing', ''], ['no SDP', '<html>'], ['no video', head], ['no H.264', `${head}m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:0\r\na=rtpmap:96 VP8/90000\r\n`],
  ['no secrets', head + video], ['a fingerprint that is none', head + video + secrets.replace('AA:AA', 'ZZ')], ['no password', head + video + secrets.replace(/a=ice-pwd.*\r\n/, '')],
  ['an endless line', `${head}${video}a=${'x'.repeat(90_000)}\r\n`], ['too much', head + video.repeat(600)], ['nonsense after a good beginning', head + video + secrets + 'm=video\r\nm=\r\na=\r\n=\r\n\0\0'],
  ['the same section many times', head + secrets + video.repeat(50)],
])('an offer with %s is refused, or answered to nobody', async (_, body) => {
  const answer = await fetch(`${gateway.url}/cam/1/sub/whep`, { method: 'POST', headers: { 'content-type': 'application/sdp', authorization: `Bearer ${TOKEN}` }, body })
  expect([201, 400]).toContain(answer.status)
  await answer.arrayBuffer()
  const published = await fetch(`${gateway.url}/body/bad/whip`, { method: 'POST', headers: { 'content-type': 'application/sdp', authorization: `Bearer ${TOKEN}` }, body: body.replace('recvonly', 'sendonly') })
  expect([201, 400]).toContain(published.status)
  await published.arrayBuffer()
  await stillPlays()
})

test('requests that are no requests are answered or cut off', async () => {
  for (const text of ['\0\0\0\0\r\n\r\n', 'GET /%ff%fe/whep HTTP/1.1\r\nHost: x\r\n\r\n', 'GET /cam/1/sub/mp4?token=let-me-in HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n', 'GET //[ HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n']) {
    await new Promise<void>((resolve) => {
      const socket = connect(gateway.ports.http, '127.0.0.1', () => socket.write(text))
      socket.on('data', () => socket.destroy()).on('error', () => undefined).on('close', () => resolve())
    })
  }
  const large = await fetch(`${gateway.url}/v3/config/paths/add/cam/2/sub`, { method: 'POST', headers: { authorization: 'Bearer a secret for tests, long enough' }, body: 'x'.repeat(400_000) }).catch(() => null)
  expect([null, 413]).toContain(large?.status ?? null)
  await stillPlays()
})

test('a fallback viewer that sends instead of listening is let go', async () => {
  const socket = new WebSocket(`ws://127.0.0.1:${gateway.ports.http}/cam/1/sub/mp4?token=${TOKEN}`)
  socket.on('error', () => undefined)
  socket.on('open', () => socket.send(Buffer.alloc(100_000)))
  await new Promise((resolve) => socket.once('close', resolve))
  await stillPlays()
})

test('strangers at the RTMP door are cut off', async () => {
  for (const bytes of [Buffer.from('GET / HTTP/1.1\r\n\r\n'), Buffer.concat([Buffer.from([3]), Buffer.alloc(3072), Buffer.alloc(5000, 0xff)]), Buffer.concat([Buffer.from([3]), Buffer.alloc(3072), Buffer.from([3, 0, 0, 0, 0, 0, 5, 20, 0, 0, 0, 0, 3, 3, 3, 3, 3])])]) {
    await new Promise<void>((resolve) => {
      const socket = connect(gateway.ports.rtmp, '127.0.0.1', () => socket.write(bytes))
      socket.on('error', () => undefined).on('data', () => undefined).on('close', () => resolve())
    })
  }
  await stillPlays()
})

/** A camera that answers every request with what it is given. */
async function camera(answer: (method: string, sequence: string, socket: Socket) => string): Promise<{ port: number, close(): void }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (bytes) => { const [, method] = /^(\w+) /.exec(bytes.toString()) ?? []; socket.write(answer(method ?? '', /CSeq: (\d+)/.exec(bytes.toString())?.[1] ?? '0', socket), 'latin1') })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, close: () => server.close() }
}
const described = (sequence: string, sdp: string): string => `RTSP/1.0 200 OK\r\nCSeq: ${sequence}\r\nContent-Length: ${sdp.length}\r\n\r\n${sdp}`

test.each([
  ['H.265', 'h265', 'm=video 0 RTP/AVP 96\r\na=rtpmap:96 H265/90000\r\n'], ['Motion JPEG', 'codec', 'm=video 0 RTP/AVP 26\r\n'], ['sound alone', 'no_video', 'm=audio 0 RTP/AVP 8\r\n'], ['no description', 'no_video', 'nonsense'],
])('a camera with %s is named: %s', async (_, fault, sdp) => {
  const there = await camera((_method, sequence) => described(sequence, sdp))
  try {
    expect(await (await gateway.call('POST', '/wf/probe', { source: `rtsp://127.0.0.1:${there.port}/x`, withinMs: 3000 })).json()).toMatchObject({ ok: false, fault })
  } finally { there.close() }
})

test.each([['speaks something else', 'protocol', (): string => '\0\0\0\0'], ['hangs up', 'closed', (_m: string, _s: string, socket: Socket): string => { socket.destroy(); return '' }], ['says nothing', 'unreachable', (): string => ''], ['floods', 'protocol', (): string => 'RTSP/1.0 200 OK\r\n'.repeat(4000)]])('a camera that %s is named: %s', async (_, fault, answer) => {
  const there = await camera(answer)
  try {
    expect(await (await gateway.call('POST', '/wf/probe', { source: `rtsp://127.0.0.1:${there.port}/x`, withinMs: 1500 })).json()).toMatchObject({ ok: false, fault })
  } finally { there.close() }
  await stillPlays()
})
