import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Camera, CameraAvailability, CameraTry, StreamState, ViewLeave } from '@watchfloor/shared'
import { WebSocket } from 'ws'
import { CameraServer } from '../../simulator/src/cameras/camera-server.js'
import { cityFeeds } from '../../simulator/src/cameras/city-feeds.js'
import { installRoot } from '../src/platform/config/version.js'
import { MediaAuth, MediaQuestion } from '../src/video/access/media-auth.js'
import { GatewayProcess } from '../src/video/gateway/gateway-process.js'
import { newDevice, unique } from './harness/builders.js'
import type { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { until } from './harness/until.js'

/** The real gateway as its own process, with simulated cameras that speak RTSP. */
let hub: TestHub
let cameras: CameraServer
let admin: Caller
let seat: Caller

beforeAll(async () => {
  if (!existsSync(join(installRoot, 'apps/gateway/dist/main.js'))) throw new Error('build the gateway first: npx tsc -b apps/gateway')
  cameras = await CameraServer.open({ feedOf: cityFeeds(), account: { username: 'viewer', password: 'p@ss:word', scheme: 'digest' } })
  hub = await startHub({ VIDEO: 'on' })
  ;[admin, seat] = [await hub.login('admin'), await hub.login('seat')]
  await until(() => hub.app.get(GatewayProcess).address, 15_000)
}, 60_000)
afterAll(async () => { await hub?.stop(); await cameras.close() })

async function newCamera(number: number, more: object = {}): Promise<Camera> {
  const { id } = await newDevice(admin, { kind: 'camera', protocol: 'rtsp', name: unique('camera ') })
  const address = `rtsp://127.0.0.1:${cameras.port}/cam/${number}`
  return (await admin.patch<Camera>(`/api/cameras/${id}`, { mainUrl: address, subUrl: `${address}/sub`, username: 'viewer', password: 'p@ss:word', ...more })).body
}

/** Plays by the web socket; the messages until there were so many. */
function play(leave: ViewLeave, token: string, many: number): Promise<(string | ArrayBuffer)[]> {
  return new Promise((resolve, reject) => {
    const got: (string | ArrayBuffer)[] = []
    const socket = new WebSocket(`${hub.baseUrl.replace('http', 'ws')}${leave.fallback.url}?token=${token}`)
    socket.binaryType = 'arraybuffer'
    const done = (): void => { clearTimeout(timer); socket.close(); resolve(got) }
    const timer = setTimeout(() => { socket.close(); reject(new Error(`${got.length} messages only`)) }, 10_000)
    socket.onmessage = ({ data }) => { got.push(data as string | ArrayBuffer); if (got.length >= many) done() }
    socket.onerror = () => { clearTimeout(timer); reject(new Error('refused')) }
  })
}

test('a camera plays through the hub with the password it was given, by the fallback', async () => {
  const camera = await newCamera(1)
  const leave = (await seat.post<ViewLeave>(`/api/cameras/${camera.id}/view`, {})).body
  const [format, init, ...fragments] = await play(leave, leave.token, 12)
  expect(JSON.parse(format as string)).toMatchObject({ codec: expect.stringMatching(/^avc1\./), width: 320, height: 180 })
  expect(Buffer.from(init as ArrayBuffer).subarray(4, 8).toString()).toBe('ftyp')
  expect(fragments.every((fragment) => Buffer.from(fragment as ArrayBuffer).subarray(4, 8).toString() === 'moof')).toBe(true)
  expect((await seat.get<StreamState>(`/api/cameras/${camera.id}/stream?stream=sub`)).body).toMatchObject({ why: null, width: 320 })
}, 20_000)

test('without its token the socket is refused', async () => {
  const [one, two] = [await newCamera(2), await newCamera(3)]
  const leave = (await seat.post<ViewLeave>(`/api/cameras/${one.id}/view`, {})).body
  const other = (await seat.post<ViewLeave>(`/api/cameras/${two.id}/view`, {})).body
  await expect(play(leave, 'nothing', 1)).rejects.toThrow('refused')
  await expect(play(leave, other.token, 1)).rejects.toThrow('refused')
})

test('an administrator tries a camera before its address is kept, and its password goes to no other host', async () => {
  const camera = await newCamera(4)
  const attempt = (input: object) => admin.post<CameraTry>(`/api/cameras/${camera.id}/try`, { stream: 'main', ...input })
  expect((await attempt({})).body).toMatchObject({ fault: null, codec: 'H264', bFrames: false, width: 640, height: 360, keyFrameBytes: expect.any(Number) })
  const address = `rtsp://127.0.0.1:${cameras.port}/cam/5`
  expect((await attempt({ address: `${address}/sub` })).body).toMatchObject({ fault: null, width: 320 })
  expect((await attempt({ password: 'wrong' })).body).toMatchObject({ fault: 'unauthorised', codec: null })
  // The same camera by another name of its host: the password that is kept does not go there.
  expect((await attempt({ address: address.replace('127.0.0.1', 'localhost') })).body).toMatchObject({ fault: 'unauthorised' })
  expect((await attempt({ address: address.replace('127.0.0.1', 'localhost'), password: 'p@ss:word' })).body).toMatchObject({ fault: null })
  expect((await admin.get<Camera>(`/api/cameras/${camera.id}`)).body.mainUrl).toBe(camera.mainUrl)
  expect((await seat.post(`/api/cameras/${camera.id}/try`, { stream: 'main' })).status).toBe(403)
}, 40_000)

test('the control API is not reached through the hub', async () => {
  for (const path of ['/media/v3/paths/list', '/media/wf/metrics', '/media/cam/../v3/paths/list', '/media/cam/%2e%2e/v3/paths/list']) expect((await fetch(hub.baseUrl + path)).status).not.toBe(200)
})

test('a still of a camera that nobody watches is a film of one picture', async () => {
  const camera = await newCamera(4)
  const answer = await fetch(`${hub.baseUrl}/api/cameras/${camera.id}/still`, { headers: { Authorization: `Bearer ${seat.token}` } })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('x-sha256')).toMatch(/^[0-9a-f]{64}$/)
  expect(Math.abs(Date.now() - Date.parse(answer.headers.get('x-taken-at')!))).toBeLessThan(5000)
  expect(Buffer.from(await answer.arrayBuffer()).subarray(4, 8).toString()).toBe('ftyp')
}, 20_000)

test('a black tile is told why', async () => {
  const camera = await newCamera(5, { password: 'wrong' })
  const leave = (await seat.post<ViewLeave>(`/api/cameras/${camera.id}/view`, {})).body
  const socket = new WebSocket(`${hub.baseUrl.replace('http', 'ws')}${leave.fallback.url}?token=${leave.token}`)
  try { await until(async () => (await seat.get<StreamState>(`/api/cameras/${camera.id}/stream?stream=sub`)).body.why === 'unauthorised') } finally { socket.close() }
})

test('cameras are looked at in turn, and what was found is told and counted', async () => {
  const [good, wrong, gone] = [await newCamera(6), await newCamera(7, { password: 'wrong' }), await newCamera(8, { subUrl: 'rtsp://127.0.0.1:9/none' })]
  const state = async (camera: Camera) => (await seat.get<Camera>(`/api/cameras/${camera.id}`)).body.condition
  expect(await until(async () => { const found = await state(good); return found.state !== 'unknown' && found }, 30_000)).toMatchObject({ state: 'on', fault: null, codec: 'H264', width: 320, height: 180, today: 1 })
  expect(await until(async () => { const found = await state(wrong); return found.state !== 'unknown' && found }, 30_000)).toMatchObject({ state: 'no_keyframe', fault: 'unauthorised' })
  expect(await until(async () => { const found = await state(gone); return found.state !== 'unknown' && found }, 30_000)).toMatchObject({ state: 'off', fault: 'unreachable', today: 0 })
  const figure = (await seat.get<CameraAvailability>('/api/camera-availability')).body
  expect(figure.states).toMatchObject({ on: expect.any(Number), off: 1 })
  expect((await seat.get(`/api/cameras/${gone.id}/history`)).body).toMatchObject({ changes: [{ state: 'off', fault: 'unreachable' }], days: [{ checks: 1, on: 0 }] })
}, 60_000)

test('a picture by web socket ends with the right to watch it, and its token is no better for having been used', async () => {
  const camera = await newCamera(5)
  const leave = (await seat.post<ViewLeave>(`/api/cameras/${camera.id}/view`, {})).body
  const question = MediaQuestion.parse({ action: 'read', path: `cam/${camera.id}/sub`, protocol: 'hls', token: leave.token })
  const endsMs = Date.parse(leave.expiresAt)
  expect(hub.app.get(MediaAuth).decide(question, endsMs - 1)).not.toBeNull()
  expect(hub.app.get(MediaAuth).decide(question, endsMs)).toBeNull()
  let [pictures, over] = [0, false]
  const socket = new WebSocket(`${hub.baseUrl.replace('http', 'ws')}${leave.fallback.url}?token=${leave.token}`)
  socket.on('message', () => { pictures++ }).on('close', () => { over = true }).on('error', () => undefined)
  await until(() => pictures > 2, 15_000)
  await admin.patch(`/api/cameras/${camera.id}`, { watchers: ['supervisor'] })
  await until(() => over, 15_000)
  expect(hub.app.get(MediaAuth).decide(question, Date.now())).toBeNull()
}, 40_000)

test('a gateway that dies is started again, and the hub goes on meanwhile', async () => {
  const gateway = hub.app.get(GatewayProcess)
  const before = gateway.address
  const child = (gateway as unknown as { child: { pid: number } }).child
  process.kill(child.pid, 'SIGKILL')
  await until(() => gateway.address === null)
  expect((await hub.anonymous.get('/ready')).status).toBe(200)
  await until(() => gateway.address !== null && gateway.address !== before, 15_000)
  const camera = await newCamera(9)
  const leave = (await seat.post<ViewLeave>(`/api/cameras/${camera.id}/view`, {})).body
  // What was sent before the socket closed still arrives.
  expect((await play(leave, leave.token, 5)).length).toBeGreaterThanOrEqual(5)
}, 40_000)
