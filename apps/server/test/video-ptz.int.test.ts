import { createHash, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Area, Camera, PtzNews, PtzPreset, PtzState } from '@watchfloor/shared'
import { io } from 'socket.io-client'
import { OnvifServer } from '../../simulator/src/cameras/onvif/onvif-server.js'
import { picture, upload } from './evidence-builders.js'
import { newDevice, newUser, unique } from './harness/builders.js'
import type { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { until } from './harness/until.js'

/** Cameras that answer ONVIF over HTTP, with a clock that is seven minutes ahead, moved through the hub's own door. */

let hub: TestHub
let cameras: OnvifServer
let admin: Caller
let seat: Caller
let dispatcher: Caller
let next = 0

beforeAll(async () => {
  cameras = await OnvifServer.open({ account: { username: 'op', password: 'p<&>w' }, turns: (number) => number < 1000, clockAheadMs: 7 * 60_000 })
  hub = await startHub()
  ;[admin, seat, dispatcher] = [await hub.login('admin'), await hub.login('seat'), await hub.login('dispatcher')]
}, 60_000)
afterAll(async () => { await hub?.stop(); await cameras.close() })

const addressOf = (number: number): string => `http://127.0.0.1:${cameras.port}/cam/${number}/onvif/device_service`
/** A camera of its own for each test, so that no lens is left over from another. */
async function newLens(patch: object = {}): Promise<{ id: string; number: number; path: string }> {
  const number = ++next
  const { id } = await newDevice(admin, { kind: 'camera', protocol: 'onvif', name: unique('lens '), lat: 30.03, lon: 121.15, facingDeg: 90 })
  await admin.patch(`/api/cameras/${id}`, { kind: 'bureau', onvifUrl: addressOf(number), onvifUsername: 'op', onvifPassword: 'p<&>w', ...patch })
  return { id, number, path: `/api/cameras/${id}/ptz` }
}
const lens = (number: number) => cameras.lenses.get(number)!
const AT = { seat: 'desk-1' }
const codeOf = (body: unknown): unknown => (body as { code?: string }).code

test('a camera says once what it can do; its address and password are the administrators\' alone', async () => {
  const { id, path, number } = await newLens()
  const [mine, theirs] = [(await admin.get<Camera>(`/api/cameras/${id}`)).body, (await seat.get<Camera>(`/api/cameras/${id}`)).body]
  expect(mine).toMatchObject({ ptz: true, onvifUrl: addressOf(number), onvifUsername: 'op', hasOnvifPassword: true })
  expect(theirs.ptz).toBe(true)
  expect(JSON.stringify(theirs)).not.toContain('onvif/')
  expect((await hub.pool.query('SELECT details::text FROM audit WHERE subject = $1', [id])).rows.map(({ details }: { details: string }) => details).join()).not.toContain('p<&>w')
  const state = (await seat.get<PtzState>(path)).body
  expect(state).toMatchObject({ abilities: { panTilt: true, zoom: true, home: true, presets: 16 }, hold: null, pose: { pan: 0, tilt: 0, zoom: 0, facingDeg: 90 } })
  expect(state.presets.map(({ token }) => token)).toEqual(['Preset_1', 'Preset_2'])
  expect((await hub.pool.query('SELECT lens FROM camera_lens WHERE device_id = $1', [id])).rows[0]).toMatchObject({ lens: { path: expect.stringMatching(/^\/cam\/\d+\/onvif\/ptz$/), profile: 'Profile_1', timeoutS: [1, 60] } })
})

test('the hand that moves it is the only one, is written down, and what it says last is what the camera does', async () => {
  const { id, path, number } = await newLens()
  expect((await seat.post(`${path}/move`, { ...AT, pan: 1 })).status).toBe(204)
  await until(() => lens(number).pose.pan > 5)
  const refused = await dispatcher.post(`${path}/move`, { seat: 'desk-2', pan: -1 })
  expect([refused.status, codeOf(refused.body)]).toEqual([409, 'ptz.held'])
  expect(refused.body).toMatchObject({ details: { hold: { role: 'seat', seat: 'desk-1' } } })
  // The same person at another seat is another hand.
  expect(codeOf((await seat.post(`${path}/move`, { seat: 'desk-3', pan: -1 })).body)).toBe('ptz.held')
  expect((await seat.post(`${path}/stop`, AT)).status).toBe(204)
  expect(lens(number).moving).toBe(false)
  const { rows } = await hub.pool.query<{ action: string }>("SELECT action FROM audit WHERE subject = $1 AND action LIKE 'camera.ptz%'", [id])
  expect(rows.map(({ action }) => action)).toEqual(['camera.ptz_hold'])
})

test('a hand that falls silent moves nothing any more: the hub stops it before the camera would', async () => {
  const { id, path, number } = await newLens()
  // The camera is told three seconds each time; a console that goes on saying it keeps it moving beyond that.
  for (const begun = Date.now(); Date.now() - begun < 4000; await new Promise((resolve) => { setTimeout(resolve, 400) })) await seat.post(`${path}/move`, { ...AT, pan: 0.1 })
  expect((await seat.post(`${path}/move`, { ...AT, pan: 0.1 })).status).toBe(204)
  expect(lens(number).moving).toBe(true)
  await until(() => !lens(number).moving)
  const { rows: [row] } = await hub.pool.query<{ moving_until: Date | null }>('SELECT moving_until FROM camera_hold WHERE device_id = $1', [id])
  expect(row!.moving_until).toBeNull()
  const { pan } = lens(number).pose
  await seat.get(path)
  expect(lens(number).pose.pan).toBe(pan)
})

test('a movement of a process that died is stopped by another', async () => {
  const { id, path, number } = await newLens()
  await seat.post(`${path}/hold`, AT)
  await seat.get(path)
  lens(number).move({ pan: 0.1, tilt: 0, zoom: 0 }, 600_000)
  await hub.pool.query("UPDATE camera_hold SET moving_until = now() - interval '1 second' WHERE device_id = $1", [id])
  await until(() => !lens(number).moving)
})

test('a higher role takes it over, which stops it and is written down; an equal or lower one does not', async () => {
  const { id, path, number } = await newLens()
  await dispatcher.post(`${path}/move`, { ...AT, tilt: -0.5 })
  expect(codeOf((await seat.post(`${path}/hold`, { seat: 'desk-2', takeOver: true })).body)).toBe('ptz.held')
  const taken = await admin.post(`${path}/hold`, { seat: 'desk-2', takeOver: true })
  expect(taken).toMatchObject({ status: 200, body: { role: 'admin', seat: 'desk-2' } })
  expect(lens(number).moving).toBe(false)
  expect(codeOf((await dispatcher.post(`${path}/move`, { ...AT, tilt: -0.5 })).body)).toBe('ptz.held')
  expect((await hub.pool.query("SELECT 1 FROM audit WHERE subject = $1 AND action = 'camera.ptz_take_over'", [id])).rowCount).toBe(1)
  expect((await admin.post(`${path}/release`, { seat: 'desk-2' })).status).toBe(204)
  expect((await dispatcher.post(`${path}/hold`, AT)).status).toBe(200)
})

test('presets and home: gone to by all who may move it, kept by supervisors', async () => {
  const { path, number } = await newLens()
  expect((await seat.post(`${path}/go`, { ...AT, preset: 'Preset_2' })).status).toBe(204)
  await until(() => lens(number).pose.pan === 75)
  // Letting go on the way to a preset does not keep the lens from arriving.
  await seat.post(`${path}/go`, { ...AT, preset: null })
  await seat.post(`${path}/release`, AT)
  await until(() => lens(number).pose.pan === 0 && !lens(number).moving)
  const nowhere = await seat.post(`${path}/go`, { ...AT, preset: 'no such' })
  expect([nowhere.status, codeOf(nowhere.body)]).toEqual([409, 'ptz.refused'])
  await seat.post(`${path}/release`, AT)
  expect((await seat.post(`${path}/presets`, { ...AT, name: '北门 <1>' })).status).toBe(403)
  const supervisor = await hub.login('supervisor')
  const kept = await supervisor.post<PtzPreset>(`${path}/presets`, { ...AT, name: '北门 <1>' })
  expect(kept).toMatchObject({ status: 201, body: { name: '北门 <1>' } })
  expect((await seat.get<PtzState>(path)).body.presets).toContainEqual(kept.body)
})

test('a picture that is kept knows where its camera looked, and the camera goes back there for who asks', async () => {
  const [{ id, path, number }, other] = [await newLens(), await newLens()]
  await seat.post(`${path}/go`, { ...AT, preset: 'Preset_2' })
  await until(() => lens(number).pose.pan === 75 && !lens(number).moving)
  const { body: kept } = await upload(seat, picture(40, 30), { role: 'before', deviceId: id })
  expect((await seat.get(`${path}/looks/${kept.id}`)).body).toEqual({ known: false })
  expect(await seat.post(`${path}/looks`, { evidenceId: kept.id })).toMatchObject({ status: 200, body: { known: true } })
  // Of another camera's picture nothing is noted, and none is gone to.
  expect((await seat.post(`${other.path}/looks`, { evidenceId: kept.id })).status).toBe(404)
  expect((await seat.get(`${other.path}/looks/${kept.id}`)).body).toEqual({ known: false })
  expect(codeOf((await seat.post(`${other.path}/back`, { ...AT, evidenceId: kept.id })).body)).toBe('ptz.refused')
  await seat.post(`${path}/go`, { ...AT, preset: 'Preset_1' })
  await until(() => lens(number).pose.pan === -60 && !lens(number).moving)
  await seat.post(`${path}/release`, AT)
  // In somebody's hand it stays there.
  await dispatcher.post(`${path}/hold`, { seat: 'desk-2' })
  expect(codeOf((await seat.post(`${path}/back`, { ...AT, evidenceId: kept.id })).body)).toBe('ptz.held')
  await dispatcher.post(`${path}/release`, { seat: 'desk-2' })
  expect((await seat.post(`${path}/back`, { ...AT, evidenceId: kept.id })).status).toBe(204)
  await until(() => lens(number).pose.pan === 75 && lens(number).pose.tilt === -10 && lens(number).pose.zoom === 0.5)
  expect((await hub.pool.query("SELECT 1 FROM audit WHERE subject = $1 AND action = 'camera.ptz_go' AND details->>'picture' = $2", [id, kept.id])).rowCount).toBe(1)
})

test('consoles of those who may watch it hear who moves it and where it looks', async () => {
  const { id, path } = await newLens({ watchers: ['seat', 'admin'] })
  const heard = { seat: [] as PtzNews[], dispatcher: [] as PtzNews[] }
  const sockets = ([['seat', seat], ['dispatcher', dispatcher]] as const).map(([name, caller]) => {
    const socket = io(hub.baseUrl, { auth: { token: caller.token }, transports: ['websocket'], forceNew: true })
    socket.on('ptz', ({ news }: { news: PtzNews }) => heard[name].push(news))
    return socket
  })
  try {
    await until(() => sockets.every((socket) => socket.connected))
    await seat.post(`${path}/go`, { ...AT, preset: 'Preset_1' })
    await until(() => heard.seat.some(({ cameraId, pose }) => cameraId === id && pose?.facingDeg === 30))
    // The camera of the test before may still be telling where it came to rest.
    const ours = (): PtzNews[] => heard.seat.filter(({ cameraId }) => cameraId === id)
    expect(ours()[0]).toMatchObject({ hold: { seat: 'desk-1', role: 'seat' } })
    await seat.post(`${path}/release`, AT)
    await until(() => ours().some(({ hold }) => hold === null))
    expect(heard.dispatcher.filter(({ cameraId }) => cameraId === id)).toEqual([])
    expect((await dispatcher.get(path)).status).toBe(404)
    // The same role, limited to an area that this camera is not in: from the next news on nothing.
    const { body: area } = await admin.post<Area>('/api/areas', { name: unique('area '), level: 'community', geometry: { type: 'Polygon', coordinates: [[[119, 28], [119.1, 28], [119.1, 28.1], [119, 28.1], [119, 28]]] } })
    const limited = await newUser(hub.pool, { role: 'seat' })
    const { body: { token } } = await hub.anonymous.post<{ token: string }>('/api/auth/login', { username: limited.username, password: limited.password })
    expect((await admin.put(`/api/users/${limited.id}/watch-limit`, { areaIds: [area.id] })).status).toBe(200)
    const [blind, other] = [[] as PtzNews[], await newLens({ watchers: ['seat', 'admin'] })]
    const screen = io(hub.baseUrl, { auth: { token }, transports: ['websocket'], forceNew: true })
    sockets.push(screen)
    screen.on('ptz', ({ news }: { news: PtzNews }) => blind.push(news))
    await until(() => screen.connected)
    await seat.post(`${other.path}/go`, { ...AT, preset: 'Preset_1' })
    await until(() => heard.seat.some(({ cameraId, pose }) => cameraId === other.id && pose?.facingDeg === 30))
    expect(blind).toEqual([])
    // Lifted, it hears of the same camera.
    expect((await admin.put(`/api/users/${limited.id}/watch-limit`, { areaIds: null })).status).toBe(200)
    await until(async () => { await seat.post(`${other.path}/go`, { ...AT, preset: blind.length % 2 === 0 ? 'Preset_2' : 'Preset_1' }); return blind.some(({ cameraId }) => cameraId === other.id) })
  } finally { for (const socket of sockets) socket.disconnect() }
})

/** The same cameras behind a door that wants HTTP Digest for every request, the question for the clock too, and wears each nonce out after three. */
async function behindDigest(algorithm: 'MD5' | 'SHA-256', password = 'p<&>w'): Promise<{ port: number; passed: number; challenged: number; close: () => void }> {
  const hash = (text: string): string => createHash(algorithm === 'MD5' ? 'md5' : 'sha256').update(text).digest('hex')
  const nonces = new Map<string, Set<string>>()
  const door = { port: 0, passed: 0, challenged: 0, close: () => { server.close(); server.closeAllConnections() } }
  const right = (said: string, uri: string): boolean => {
    const of = (name: string): string => new RegExp(`(?:^|[ ,])${name}="?([^",]*)"?`).exec(said)?.[1] ?? ''
    const [nonce, nc, cnonce] = [of('nonce'), of('nc'), of('cnonce')]
    const used = nonces.get(nonce)
    const response = hash(`${hash(`op:cameras:${password}`)}:${nonce}:${nc}:${cnonce}:auth:${hash(`POST:${uri}`)}`)
    if (!used || used.has(nc) || used.size >= 3 || of('uri') !== uri || of('username') !== 'op' || of('response') !== response) return false
    used.add(nc)
    return true
  }
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      if (!right(request.headers.authorization ?? '', request.url!)) {
        const nonce = randomUUID()
        nonces.set(nonce, new Set())
        door.challenged++
        response.writeHead(401, { 'WWW-Authenticate': ['Basic realm="cameras"', `Digest realm="cameras", qop="auth", algorithm=${algorithm}, nonce="${nonce}", opaque="x"`] }).end()
        return
      }
      door.passed++
      void fetch(`http://127.0.0.1:${cameras.port}${request.url!}`, { method: 'POST', body: Buffer.concat(parts) }).then(async (answer) => response.writeHead(answer.status, { 'Content-Type': 'application/soap+xml' }).end(await answer.text()))
    })
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  door.port = (server.address() as AddressInfo).port
  return door
}

test.each(['MD5', 'SHA-256'] as const)('a camera that wants HTTP Digest (%s) for every request is moved, and refused with a wrong password', async (algorithm) => {
  const door = await behindDigest(algorithm)
  const strict = await behindDigest(algorithm, 'another')
  try {
    const { path, number, id } = await newLens()
    await admin.patch(`/api/cameras/${id}`, { onvifUrl: addressOf(number).replace(String(cameras.port), String(door.port)), onvifPassword: 'p<&>w' })
    expect((await seat.get<PtzState>(path)).body).toMatchObject({ abilities: { panTilt: true, zoom: true } })
    expect((await seat.post(`${path}/go`, { ...AT, preset: 'Preset_2' })).status).toBe(204)
    await until(() => lens(number).pose.pan === 75)
    // A nonce is used for several requests, and a new one taken when it is worn out.
    expect(door.passed).toBeGreaterThan(6)
    expect(door.challenged).toBeLessThan(door.passed)
    await admin.patch(`/api/cameras/${id}`, { onvifUrl: addressOf(number).replace(String(cameras.port), String(strict.port)), onvifPassword: 'p<&>w' })
    const refused = await seat.get(path)
    expect([refused.status, codeOf(refused.body), strict.passed]).toEqual([409, 'ptz.unauthorised', 0])
  } finally { door.close(); strict.close() }
})

describe('what goes wrong is said', () => {
  const answering = async (reply: string, status = 200): Promise<{ url: string; close: () => void; asked: string[] }> => {
    const asked: string[] = []
    const server: Server = createServer((request, response) => { let body = ''; request.on('data', (part: Buffer) => { body += part.toString() }).on('end', () => { asked.push(body); response.writeHead(status, { Location: addressOf(1) }).end(reply) }) })
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/onvif`, close: () => { server.close(); server.closeAllConnections() }, asked }
  }
  const outcome = async (patch: object): Promise<unknown[]> => { const { path } = await newLens(patch); const { status, body } = await seat.get(path); return [status, codeOf(body)] }

  test('no address, a wrong password, nobody there', async () => {
    expect(await outcome({ onvifUrl: null })).toEqual([409, 'ptz.none'])
    expect(await outcome({ onvifPassword: 'wrong' })).toEqual([409, 'ptz.unauthorised'])
    expect(await outcome({ onvifUrl: 'http://127.0.0.1:1/onvif' })).toEqual([503, 'ptz.unreachable'])
    expect(codeOf((await admin.patch(`/api/cameras/${(await newLens()).id}`, { onvifUrl: 'http://a:b@c/' })).body)).toBe('input.invalid')
  })

  test('a camera without a lens that turns, one that is none, a bomb, a redirection', async () => {
    const soap = (body: string): string => `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body>${body}</s:Body></s:Envelope>`
    const fixed = await answering(soap('<GetCapabilitiesResponse><Capabilities><Media><XAddr>http://x/m</XAddr></Media></Capabilities></GetCapabilitiesResponse>'))
    const page = await answering('<html><p>Welcome</html>')
    const bomb = await answering('<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>')
    const elsewhere = await answering('', 302)
    const digest = await answering('', 401)
    try {
      expect(await outcome({ onvifUrl: fixed.url })).toEqual([409, 'ptz.none'])
      for (const { url } of [page, bomb, elsewhere]) expect(await outcome({ onvifUrl: url })).toEqual([409, 'ptz.refused'])
      expect(await outcome({ onvifUrl: digest.url })).toEqual([409, 'ptz.unauthorised'])
    } finally { for (const { close } of [fixed, page, bomb, elsewhere, digest]) close() }
  })

  test('with a password but no user for ONVIF, the account of the streams is used', async () => {
    const { path } = await newLens({ onvifUsername: null, onvifPassword: null, username: 'op', password: 'p<&>w' })
    expect((await seat.get(path)).status).toBe(200)
  })
})
