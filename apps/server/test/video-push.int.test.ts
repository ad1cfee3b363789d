import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { jest } from '@jest/globals'
import type { AuditEntry, Camera, Command, Page, PublishLeave, PushState, StreamState, ViewLeave } from '@watchfloor/shared'
import type { MqttClient } from 'mqtt'
import { WebSocket } from 'ws'
import { feedFromAbove, wornFeed } from '../../simulator/src/publish/moving-feeds.js'
import { RtmpPublisher } from '../../simulator/src/publish/rtmp-publisher.js'
import { installRoot } from '../src/platform/config/version.js'
import { ReasonedLooks } from '../src/video/access/reasoned-looks.js'
import { ViewTokens } from '../src/video/access/view-token.js'
import { GatewayProcess } from '../src/video/gateway/gateway-process.js'
import { TestConsole } from './broadcast-console.js'
import { newDevice, unique } from './harness/builders.js'
import type { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { until } from './harness/until.js'
import { mqttDevice } from './ingest-support.js'

/** Pictures that are brought: by a dock that was asked, and by a body camera that begins by itself; the real gateway between. */

jest.setTimeout(90_000)
let hub: TestHub
let admin: Caller
let seat: Caller
const publishers: RtmpPublisher[] = []
const clients: MqttClient[] = []

beforeAll(async () => {
  if (!existsSync(join(installRoot, 'apps/gateway/dist/main.js'))) throw new Error('build the gateway first: npx tsc -b apps/gateway')
  hub = await startHub({ VIDEO: 'on', MQTT_URL: '' })
  ;[admin, seat] = [await hub.login('admin'), await hub.login('seat')]
  await until(() => hub.app.get(GatewayProcess).address, 30_000)
}, 90_000)
afterEach(async () => {
  for (const publisher of publishers.splice(0)) publisher.stop()
  for (const client of clients.splice(0)) await client.endAsync(true)
})
afterAll(() => hub?.stop())

const list = async (caller = seat): Promise<Camera[]> => (await caller.get<Page<Camera>>('/api/cameras?limit=1000')).body.items
const stateOf = async (id: string): Promise<StreamState> => (await seat.get<StreamState>(`/api/cameras/${id}/stream?stream=main`)).body
const open = async (id: string, reason?: string) => (await seat.post<ViewLeave>(`/api/cameras/${id}/view`, { stream: 'main', ...(reason ? { reason } : {}) })).body
const audited = async (action: string, id: string) => (await admin.get<{ items: AuditEntry[] }>(`/api/audit?action=${action}&subject=${id}`)).body.items

/** Watches by the web socket; how many access units came. */
function watch(leave: ViewLeave): { units: () => number; close: () => void } {
  let units = 0
  const socket = new WebSocket(`${hub.baseUrl.replace('http', 'ws')}${leave.fallback.url}?token=${leave.token}`)
  socket.on('error', () => undefined)
  socket.on('message', (bytes: Buffer, binary) => { if (binary && bytes.subarray(4, 8).toString() === 'moof') units++ })
  return { units: () => units, close: () => socket.terminate() }
}

interface Service { method: string; data: Record<string, unknown> }
/** A dock with its aircraft in the air. It gives the results in this order, the last for ever; at a 0 it begins to push. */
async function newDock(results: readonly number[], { pushes = true } = {}) {
  const dock = await newDevice(admin, { kind: 'dock', protocol: 'dji', externalId: unique('DOCK') })
  const drone = await newDevice(admin, { kind: 'drone', protocol: 'dji', externalId: unique('AIR'), sourceId: dock.sourceId! })
  const client = await mqttDevice(hub.mqttPort, dock.mqtt!)
  clients.push(client)
  const asked: Service[] = []
  let publisher: RtmpPublisher | null = null
  const say = (topic: string, message: object) => client.publishAsync(topic, JSON.stringify({ tid: unique('t'), bid: unique('b'), timestamp: Date.now(), gateway: dock.externalId, ...message }), { qos: 1 })
  await client.subscribeAsync(`thing/product/${dock.externalId}/services`, { qos: 1 })
  client.on('message', (topic, payload) => {
    const { tid, bid, method, data } = JSON.parse(payload.toString()) as Service & { tid: string; bid: string }
    const nth = asked.filter((one) => one.method === 'live_start_push').length
    asked.push({ method, data })
    const result = method === 'live_start_push' ? results[Math.min(nth, results.length - 1)]! : 0
    client.publish(`${topic}_reply`, JSON.stringify({ tid, bid, timestamp: Date.now(), data: { result } }), { qos: 1 })
    if (method === 'live_start_push' && result === 0 && pushes) publishers.push(publisher = new RtmpPublisher(new URL(data['url'] as string), feedFromAbove(), () => undefined))
    if (method === 'live_stop_push') publisher?.stop()
  })
  const videoId = `${drone.externalId}/81-0-0/normal-0`
  const fly = () => say(`sys/product/${dock.externalId}/status`, { method: 'update_topo', data: { domain: '3', type: 2, sub_type: 0, sub_devices: [{ sn: drone.externalId, domain: '0', type: 91, sub_type: 1, index: 'A' }] } })
  await say(`thing/product/${dock.externalId}/state`, { data: { live_capacity: { available_video_number: 1, device_list: [{ sn: drone.externalId, camera_list: [{ camera_index: '81-0-0', video_list: [{ video_index: 'normal-0' }] }] }] } } })
  return { drone, asked, videoId, fly, publisher: () => publisher! }
}

test('a drone that somebody opens is asked through its dock until its picture comes, and told to end after the last viewer', async () => {
  const { drone, asked, videoId, fly } = await newDock([513_008, 513_008, 513_008, 0])
  expect((await list()).find(({ id }) => id === drone.id)).toMatchObject({ way: 'asked', kind: 'drone', sendingSince: null })
  await open(drone.id)
  // On the ground nothing is asked of it; in the air it is, without anybody opening it again.
  expect(await until(async () => (await stateOf(drone.id)).push?.trouble)).toBe('not_flying')
  expect(asked).toEqual([])
  await fly()
  expect(await until(async () => { const { push } = await stateOf(drone.id); return push?.trouble === 'not_ready' && push }, 30_000)).toMatchObject({ trouble: 'not_ready', code: '513008' } satisfies Partial<PushState>)
  await until(async () => (await stateOf(drone.id)).why === null, 30_000)
  const starts = asked.filter(({ method }) => method === 'live_start_push')
  expect(starts[0]!.data).toEqual({ url_type: 1, url: expect.stringMatching(new RegExp(`^rtmp://127\\.0\\.0\\.1:\\d+/cam/${drone.id}/main\\?token=`)), video_id: videoId, video_quality: 0 })
  expect(starts.length).toBeGreaterThanOrEqual(2)
  const viewer = watch(await open(drone.id))
  await until(() => viewer.units() > 10, 20_000)
  expect(await until(async () => { const seen = (await list()).find(({ id }) => id === drone.id)!; return seen.sendingSince !== null && seen })).toMatchObject({ condition: { state: 'on' } })
  expect((await stateOf(drone.id)).push).toBeNull()

  // The address holds a token: it went to the dock and is kept nowhere.
  const commands = (await seat.get<{ items: Command[] }>(`/api/devices/${drone.id}/commands`)).body.items
  expect(commands.map(({ input }) => input)).toContainEqual({ type: 'live_start', videoId, quality: 0 })
  const { rows } = await hub.pool.query<{ text: string }>("SELECT coalesce(string_agg(t::text, ''), '') AS text FROM (SELECT row_to_json(c) AS t FROM command c UNION ALL SELECT row_to_json(a) FROM audit a) x")
  expect(rows[0]!.text).not.toContain('token=')
  expect(await audited('camera.push_start', drone.id)).toHaveLength(1)
  // It can send to its own path and no other.
  const token = new URL(starts[0]!.data['url'] as string).searchParams.get('token')
  expect((await fetch(`${hub.baseUrl}/media/cam/${drone.id}/sub/whip`, { method: 'POST', headers: { 'content-type': 'application/sdp', authorization: `Bearer ${token}` }, body: 'v=0' })).status).toBe(401)

  viewer.close()
  // What is waited for in truth is that nobody came for a while: here that while is over at once.
  await until(async () => {
    await hub.pool.query("UPDATE camera_push SET wanted_until = now() - interval '1 s' WHERE device_id = $1", [drone.id])
    return asked.some(({ method }) => method === 'live_stop_push')
  }, 60_000)
  expect(asked.at(-1)).toEqual({ method: 'live_stop_push', data: { video_id: videoId } })
  await until(async () => (await list()).find(({ id }) => id === drone.id)!.sendingSince === null)
  expect(await until(async () => (await audited('camera.push_stop', drone.id))[0])).toMatchObject({ actor: 'system' })
})

test('a picture that breaks off while it is watched is said so, and asked for again', async () => {
  const { drone, asked, fly, publisher } = await newDock([0])
  await fly()
  await open(drone.id)
  await until(async () => (await stateOf(drone.id)).why === null, 30_000)
  const viewer = watch(await open(drone.id))
  await until(() => viewer.units() > 5, 20_000)
  const before = asked.filter(({ method }) => method === 'live_start_push').length
  publisher().stop()
  await until(async () => (await stateOf(drone.id)).why === 'no_publisher', 20_000)
  await until(() => asked.filter(({ method }) => method === 'live_start_push').length > before, 30_000)
  const seen = viewer.units()
  await until(() => viewer.units() > seen + 5, 30_000)
  viewer.close()
})

test('a dock that refuses is told by its own number, and people cannot send a drone’s picture where they like', async () => {
  const { drone, fly } = await newDock([513_013])
  await fly()
  await open(drone.id)
  expect(await until(async () => { const { push } = await stateOf(drone.id); return push?.step === 'failed' && push }, 30_000)).toMatchObject({ trouble: 'refused', code: '513013' })
  for (const input of [{ type: 'custom', name: 'live_start_push', params: { url: 'rtmp://elsewhere.example/x' } }, { type: 'live_start', videoId: 'x/y/z', quality: 0, url: 'rtmp://elsewhere.example/x' }]) {
    expect((await seat.post(`/api/devices/${drone.id}/commands`, input)).status).toBeGreaterThanOrEqual(400)
  }
})

test('a body camera that publishes appears by itself for those who may watch it, asks for a reason, and goes when it ends', async () => {
  const camera = await newDevice(admin, { kind: 'bodycam', protocol: 'owntracks', externalId: `${unique('officer')}/cam` })
  const screen = await TestConsole.open(hub.baseUrl, seat.token)
  const blind = await TestConsole.open(hub.baseUrl, (await hub.login('officer')).token)
  const told = (console: TestConsole) => console.all('sending').at(-1)?.cameras ?? []
  try {
    expect((await list()).some(({ id }) => id === camera.id)).toBe(false)
    const leave = (await admin.post<PublishLeave>(`/api/cameras/${camera.id}/publish`, {})).body
    const publisher = new RtmpPublisher(new URL(leave.rtmpUrl!), wornFeed(0), () => undefined)
    publishers.push(publisher)
    await until(() => told(screen).includes(camera.id))
    expect((await list()).find(({ id }) => id === camera.id)).toMatchObject({ way: 'sends', kind: 'bodycam', sendingSince: expect.any(String), condition: { state: 'on' }, streams: ['main'] })
    expect(await seat.post(`/api/cameras/${camera.id}/view`, { stream: 'main' })).toMatchObject({ body: { code: 'video.reason_needed' } })
    const viewer = watch(await open(camera.id, '核实一起投诉'))
    await until(() => viewer.units() > 10, 20_000)
    publisher.stop()
    await until(() => !told(screen).includes(camera.id), 20_000)
    expect((await list()).some(({ id }) => id === camera.id)).toBe(false)
    expect(await stateOf(camera.id)).toMatchObject({ why: 'no_publisher' })
    viewer.close()
    expect(blind.all('sending').flatMap(({ cameras }) => cameras)).toEqual([])
  } finally { screen.close(); blind.close() }
})

test('of a body camera whoever looks with a reason takes pictures without saying it again, and nobody else does', async () => {
  const camera = await newDevice(admin, { kind: 'bodycam', protocol: 'owntracks', externalId: `${unique('officer')}/cam` })
  const leave = (await admin.post<PublishLeave>(`/api/cameras/${camera.id}/publish`, {})).body
  publishers.push(new RtmpPublisher(new URL(leave.rtmpUrl!), wornFeed(0), () => undefined))
  const other = await hub.login('dispatcher')
  await until(async () => (await list()).some(({ id }) => id === camera.id), 20_000)
  const nowIso = (backMs = 0): string => new Date(Date.now() - backMs).toISOString()
  const takes = (caller: Caller): Promise<{ status: number; body: unknown }>[] => [
    caller.get(`/api/cameras/${camera.id}/still?stream=main`), caller.get(`/api/cameras/${camera.id}/clip?stream=main&from=${nowIso(10_000)}&to=${nowIso()}`),
    caller.post(`/api/cameras/${camera.id}/evidence`, { stream: 'main', at: nowIso(), role: 'before' }),
  ]
  const refused = { status: 422, body: { code: 'video.reason_needed' } }
  for (const answer of await Promise.all(takes(seat))) expect(answer).toMatchObject(refused)
  const mine = await open(camera.id, '核实一起投诉')
  const viewer = watch(mine)
  await until(() => viewer.units() > 10, 20_000)
  const [still, clip, kept] = await Promise.all(takes(seat))
  expect([still!.status, clip!.status, kept!.status]).toEqual([200, 200, 201])
  expect(kept!.body).toMatchObject({ role: 'before', deviceId: camera.id, mime: 'video/mp4' })
  for (const answer of await Promise.all(takes(other))) expect(answer).toMatchObject(refused)
  // The reason was written down once, with the look; what was taken of it is evidence with custody of its own.
  expect(await audited('camera.watch', camera.id)).toHaveLength(1)
  // What is open stays open: the gateway's own list carries the look on beyond its leave.
  const { userId } = hub.app.get(ViewTokens).read(mine.token, Date.now())!
  await until(() => hub.app.get(ReasonedLooks).isRunning(camera.id, userId, Date.parse(mine.expiresAt) + 1), 20_000)
  viewer.close()
})
