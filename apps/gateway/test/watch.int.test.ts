import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'
import { CameraServer } from '../../simulator/src/cameras/camera-server.js'
import { cityFeeds } from '../../simulator/src/cameras/city-feeds.js'
import { GatewayProcess, TOKEN } from './harness/gateway-process.js'
import { until } from './harness/until.js'
import { Viewer } from './harness/viewer.js'

/** Cameras, the gateway in its own process, and viewers that count: what a wall relies on. */

let gateway: GatewayProcess
let cameras: CameraServer
const viewers: Viewer[] = []
const watch = async (path: string): Promise<Viewer> => { const viewer = await Viewer.open(gateway.url, path); viewers.push(viewer); return viewer }
const add = (path: string, camera: string, port = cameras.port): Promise<Response> => gateway.call('POST', `/v3/config/paths/add/${path}`, { source: `rtsp://127.0.0.1:${port}/${camera}`, sourceOnDemand: true })

beforeEach(async () => {
  cameras = await CameraServer.open({ feedOf: cityFeeds() })
  gateway = await GatewayProcess.start({ GATEWAY_LINGER_MS: '500' })
})
afterEach(async () => {
  for (const viewer of viewers.splice(0)) viewer.vanish()
  await gateway.stop()
  await cameras.close().catch(() => undefined)
})

test('a camera is called when somebody watches, once for all, and let go after the last', async () => {
  await add('cam/1/sub', 'cam/1/sub')
  expect(await gateway.state('cam/1/sub')).toMatchObject({ ready: false, whyBlack: 'idle' })
  expect(cameras.playing).toBe(0)
  const first = await watch('cam/1/sub')
  await until(() => first.frames > 5)
  const second = await watch('cam/1/sub')
  await until(() => second.frames > 5)
  // The cached group is there at once: nobody waits for the next key frame, two seconds away at most.
  expect(second.firstAt! - second.connectedAt!).toBeLessThan(300)
  expect(cameras.playing).toBe(1)
  expect(await gateway.state('cam/1/sub')).toMatchObject({ ready: true, whyBlack: null, codec: 'H264', profile: 'Constrained Baseline', width: 320, height: 180, fps: 10, bFrames: false, readers: 2 })
  expect((await fetch(gateway.url + first.location, { method: 'DELETE' })).status).toBe(200)
  expect((await fetch(gateway.url + first.location, { method: 'DELETE' })).status).toBe(404)
  const before = second.frames
  await until(() => second.frames > before + 5)
  expect((await fetch(gateway.url + second.location, { method: 'DELETE' })).status).toBe(200)
  await until(() => cameras.playing === 0)
  expect(await gateway.state('cam/1/sub')).toMatchObject({ ready: false, whyBlack: 'idle', readers: 0 })
})

test('who brings no token is refused before anything else is said, and the hub is asked as MediaMTX asks', async () => {
  const offer = { method: 'POST', headers: { 'content-type': 'application/sdp' }, body: 'v=0' }
  expect((await fetch(`${gateway.url}/cam/none/whep`, offer)).status).toBe(401)
  expect((await fetch(`${gateway.url}/cam/none/whep?jwt=${TOKEN}`, offer)).status).toBe(404)
  await add('cam/1/main', 'cam/1')
  expect((await fetch(`${gateway.url}/cam/1/main/whep?token=${TOKEN}`, offer)).status).toBe(400)
  expect(gateway.asked.at(-1)).toMatchObject({ user: '', password: '', token: TOKEN, ip: '127.0.0.1', action: 'read', path: 'cam/1/main', protocol: 'webrtc', query: `token=${TOKEN}` })
  expect((await fetch(`${gateway.url}/v3/paths/list`)).status).toBe(401)
  expect((await fetch(`${gateway.url}/wf/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })).status).toBe(401)
})

test('a camera that dies is named within five seconds, and the same viewer has pictures again within five of its return', async () => {
  await add('cam/1/main', 'cam/1')
  const viewer = await watch('cam/1/main')
  await until(() => viewer.frames > 20)
  const { port } = cameras
  await cameras.close()
  const died = Date.now()
  await until(async () => (await gateway.state('cam/1/main')).whyBlack === 'unreachable', 5000)
  expect(Date.now() - died).toBeLessThan(5000)
  const before = viewer.frames
  cameras = await CameraServer.open({ feedOf: cityFeeds() }, port)
  await until(() => viewer.frames > before + 10, 5000)
  expect(viewer.state).toBe('connected')
  // The clock went on: no step back, none of a camera's own epoch.
  const steps = viewer.ticks.slice(1).map((tick, i) => (tick - viewer.ticks[i]!) | 0)
  expect(Math.min(...steps)).toBeGreaterThan(0)
  expect(Math.max(...steps)).toBeLessThan(12 * 90_000)
})

test('a camera that stays connected and falls silent is named, too', async () => {
  await add('cam/1/main', 'cam/1')
  const viewer = await watch('cam/1/main')
  await until(() => viewer.frames > 5)
  cameras.silence(true)
  await until(async () => (await gateway.state('cam/1/main')).whyBlack === 'no_frames', 6000)
  const before = viewer.frames
  await until(() => viewer.frames > before, 5000)
})

test('a viewer that vanishes ends no other, and is forgotten', async () => {
  await add('cam/1/main', 'cam/1')
  const [gone, stays] = [await watch('cam/1/main'), await watch('cam/1/main')]
  await until(() => gone.frames > 5 && stays.frames > 5)
  gone.vanish()
  const before = stays.frames
  await until(() => stays.frames > before + 20)
  await until(async () => (await gateway.state('cam/1/main')).readers === 1, 45_000)
}, 60_000)

test('after the gateway was killed, a new one serves and nothing of the old is left', async () => {
  await add('cam/1/main', 'cam/1')
  const viewer = await watch('cam/1/main')
  await until(() => viewer.frames > 5)
  await gateway.kill()
  await until(() => cameras.playing === 0)
  await gateway.run()
  expect(await gateway.json('/v3/paths/list')).toMatchObject({ itemCount: 0 })
  await add('cam/1/main', 'cam/1')
  const again = await watch('cam/1/main')
  await until(() => again.frames > 5)
})

test('it ends with the channel to the hub', async () => {
  const ended = new Promise((resolve) => gateway.child.once('exit', resolve))
  gateway.child.disconnect()
  expect(await ended).toBe(0)
})

test('it ends without a word when the hub goes while it is being started', async () => {
  expect(await GatewayProcess.abandoned()).toEqual({ code: 0, said: '' })
})

test.each(['basic', 'digest'] as const)('a camera that asks for a password by %s gets it, and one that refuses it is named', async (scheme) => {
  const guarded = await CameraServer.open({ feedOf: cityFeeds(), account: { username: 'op', password: 'p@ss:1', scheme } })
  try {
    const probe = async (who: string): Promise<Record<string, unknown>> => await (await gateway.call('POST', '/wf/probe', { source: `rtsp://${who}127.0.0.1:${guarded.port}/cam/3`, withinMs: 4000 })).json() as Record<string, unknown>
    expect(await probe('op:p%40ss%3A1@')).toMatchObject({ ok: true, fault: null, codec: 'H264', profile: 'Main', width: 640, height: 360, fps: 15, bFrames: false, transport: 'tcp' })
    expect(await probe('op:wrong@')).toMatchObject({ ok: false, fault: 'unauthorised' })
    expect(await probe('')).toMatchObject({ ok: false, fault: 'unauthorised' })
  } finally { await guarded.close() }
})

test('a camera that knows UDP alone is played over UDP', async () => {
  const old = await CameraServer.open({ feedOf: cityFeeds(), udpOnly: true })
  try {
    await add('cam/9/main', 'cam/9', old.port)
    const viewer = await watch('cam/9/main')
    await until(() => viewer.frames > 20)
    expect(await gateway.state('cam/9/main')).toMatchObject({ transport: 'udp', lostPackets: 0 })
  } finally { await old.close() }
})

test('a still of a camera that nobody watches is fetched, and the camera is let go', async () => {
  await add('cam/1/sub', 'cam/1/sub')
  expect((await gateway.call('GET', '/wf/paths/cam/1/sub/keyframe?within=0')).status).toBe(404)
  const still = await gateway.call('GET', '/wf/paths/cam/1/sub/keyframe')
  expect(still.status).toBe(200)
  expect(still.headers.get('x-frames')).toBe('1')
  await until(() => cameras.playing === 0)
  await add('cam/dead/sub', 'cam/nobody')
  const asked = Date.now()
  expect((await gateway.call('GET', '/wf/paths/cam/dead/sub/keyframe?within=1')).status).toBe(404)
  expect(Date.now() - asked).toBeLessThan(3000)
})

test('where UDP does not pass, the same pictures come as fragmented MP4', async () => {
  await add('cam/1/main', 'cam/1')
  const refused = new WebSocket(`ws://127.0.0.1:${gateway.ports.http}/cam/1/main/mp4?token=wrong`)
  expect(await new Promise((resolve) => refused.once('error', (error) => resolve(error.message)))).toContain('401')
  const socket = new WebSocket(`ws://127.0.0.1:${gateway.ports.http}/cam/1/main/mp4?token=${TOKEN}`)
  const received: (Buffer | string)[] = []
  socket.on('message', (message: Buffer, binary) => received.push(binary ? message : message.toString()))
  await until(() => received.length > 20)
  expect(JSON.parse(received[0] as string)).toEqual({ codec: expect.stringMatching(/^avc1\.4d40[0-9a-f]{2}$/), width: 640, height: 360 })
  expect((received[1] as Buffer).toString('latin1', 4, 8)).toBe('ftyp')
  expect(received.slice(2).every((part) => (part as Buffer).toString('latin1', 4, 8) === 'moof')).toBe(true)
  socket.close()
  await until(() => cameras.playing === 0)
})
