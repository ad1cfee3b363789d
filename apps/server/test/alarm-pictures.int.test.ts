import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Camera, EvidenceItem, IncidentDetail, IncidentRow, Page, TimelineLine } from '@watchfloor/shared'
import { CameraServer } from '../../simulator/src/cameras/camera-server.js'
import { cityFeeds } from '../../simulator/src/cameras/city-feeds.js'
import { installRoot } from '../src/platform/config/version.js'
import { GatewayProcess } from '../src/video/gateway/gateway-process.js'
import { firstAlarm } from './detect-support.js'
import { picture } from './evidence-builders.js'
import { newDevice, unique } from './harness/builders.js'
import type { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { until } from './harness/until.js'
import { mqttDevice } from './ingest-support.js'

/** What the case of an alarm looks like: a Frigate over HTTP, the real gateway with simulated cameras, and nobody there at all. */
const PATIENCE_MS = 60_000
const METRE = 1 / 111_195
let hub: TestHub
let cameras: CameraServer
let admin: Caller
let seat: Caller
let nvr: { source: { id: string }; credentials: { username: string; password: string } }
/** What Frigate has of each object: a picture, or how often it still says that it has none. */
const snapshots = new Map<string, { bytes: Buffer; notYet: number }>()
const asked: string[] = []
let frigate: Server

beforeAll(async () => {
  if (!existsSync(join(installRoot, 'apps/gateway/dist/main.js'))) throw new Error('build the gateway first: npx tsc -b apps/gateway')
  frigate = createServer((request, response) => {
    asked.push(request.url!)
    const id = /^\/nvr\/api\/events\/([^/]+)\/snapshot\.jpg$/.exec(request.url!)?.[1]
    const kept = id === undefined ? undefined : snapshots.get(id)
    if (request.headers.authorization !== `Basic ${Buffer.from('hub:p@ss').toString('base64')}`) return void response.writeHead(401).end()
    if (kept === undefined || kept.notYet-- > 0) return void response.writeHead(404).end('{"success":false,"message":"Snapshot not available"}')
    response.writeHead(200, { 'Content-Type': 'image/jpeg' }).end(kept.bytes)
  })
  await new Promise<void>((resolve) => { frigate.listen(0, '127.0.0.1', resolve) })
  cameras = await CameraServer.open({ feedOf: cityFeeds() })
  hub = await startHub({ VIDEO: 'on', VIDEO_PROBE: 'off', MQTT_URL: '', FRIGATE_URL: `http://hub:p%40ss@127.0.0.1:${(frigate.address() as AddressInfo).port}/nvr` })
  ;[admin, seat] = [await hub.login('admin'), await hub.login('seat')]
  nvr = (await admin.post<typeof nvr>('/api/sources', { name: unique('Frigate '), protocol: 'frigate' })).body
  await until(() => hub.app.get(GatewayProcess).address, PATIENCE_MS)
}, 120_000)
afterAll(async () => { await hub?.stop(); await cameras?.close(); frigate?.closeAllConnections(); frigate?.close() })

/** A fire that Frigate saw a while ago: P2, so that its incident opens by itself. */
async function review(camera: { externalId: string }, objectId: string): Promise<void> {
  const client = await mqttDevice(hub.mqttPort, nvr.credentials)
  const after = { id: unique('r'), camera: camera.externalId, start_time: Date.now() / 1000 - 60, end_time: null, severity: 'alert', data: { detections: [objectId], objects: ['fire'], sub_labels: [], zones: [] } }
  await client.publishAsync('frigate/reviews', JSON.stringify({ type: 'new', before: {}, after }), { qos: 1 })
  await client.endAsync()
}
async function incidentOf(deviceId: string): Promise<IncidentDetail> {
  await firstAlarm(hub, deviceId)
  const id = await until(async () => (await hub.pool.query<{ id: string | null }>('SELECT incident_id AS id FROM alarm WHERE source_id = $1', [deviceId])).rows[0]?.id, PATIENCE_MS)
  return (await seat.get<IncidentDetail>(`/api/incidents/${id}`)).body
}
/** The line that tells of the picture, or why there is none. */
const told = async (incident: IncidentDetail): Promise<TimelineLine> => until(async () =>
  (await seat.get<IncidentDetail>(`/api/incidents/${incident.id}`)).body.timeline.find(({ actor }) => actor.type === 'system' && actor.rule === 'alarm.picture'), PATIENCE_MS)
const evidenceOf = async (incident: IncidentDetail): Promise<EvidenceItem[]> => (await seat.get<Page<EvidenceItem>>(`/api/evidence?incident=${incident.id}`)).body.items
const file = async (item: EvidenceItem): Promise<Buffer> => Buffer.from(await (await fetch(`${hub.baseUrl}/api/evidence/${item.id}/file`, { headers: { Authorization: `Bearer ${seat.token}` } })).arrayBuffer())
const rowOf = async (incident: IncidentDetail): Promise<IncidentRow | undefined> => (await seat.get<Page<IncidentRow>>('/api/incidents?limit=100')).body.items.find(({ id }) => id === incident.id)
const over = (incident: IncidentDetail): Promise<string> => until(async () => (await hub.pool.query<{ state: string }>("SELECT state FROM effect WHERE incident_id = $1 AND type = 'take_picture' AND state <> 'pending'", [incident.id])).rows[0]?.state, PATIENCE_MS)

test('a review that became an incident brings the snapshot of its object, as soon as Frigate has it', async () => {
  const camera = await newDevice(admin, { kind: 'camera', protocol: 'frigate', externalId: unique('cam_'), sourceId: nvr.source.id, lat: 29.9, lon: 121.1 })
  const bytes = picture(640, 360)
  const object = unique('o')
  snapshots.set(object, { bytes, notYet: 1 })
  await review(camera, object)
  const incident = await incidentOf(camera.id)
  const line = await told(incident)
  expect(line).toMatchObject({ action: 'note', actor: { type: 'system', rule: 'alarm.picture', why: 'picture of its detector' }, note: camera.name, version: 1 })
  const [item] = await evidenceOf(incident)
  expect(item).toMatchObject({ id: line.evidence[0], role: 'before', deviceId: camera.id, mime: 'image/png', by: 'alarm.picture', hash: createHash('sha256').update(bytes).digest('hex') })
  expect(await file(item!)).toEqual(bytes)
  expect(asked.filter((url) => url === `/nvr/api/events/${object}/snapshot.jpg`)).toHaveLength(2)
  // The queue shows it, and the incident's chain of evidence holds it.
  expect((await rowOf(incident))?.picture).toBe(item!.id)
  expect((await hub.pool.query('SELECT 1 FROM evidence_of WHERE incident_id = $1 AND item_id = $2', [incident.id, item!.id])).rowCount).toBe(1)
  expect(await over(incident)).toBe('done')
}, PATIENCE_MS)

test('an officer\u2019s SOS brings what the nearest camera that looks there shows, and says how far it stands', async () => {
  const place = { lat: 30.01, lon: 121.31 }
  const camera = async (number: number, metresSouth: number, facingDeg: number): Promise<Camera> => {
    const { id } = await newDevice(admin, { kind: 'camera', protocol: 'rtsp', name: unique('camera '), lat: place.lat - metresSouth * METRE, lon: place.lon })
    return (await admin.patch<Camera>(`/api/cameras/${id}`, { mainUrl: `rtsp://127.0.0.1:${cameras.port}/cam/${number}`, facingDeg, fieldOfViewDeg: 60, rangeM: 80 })).body
  }
  const [, looking] = [await camera(1, 10, 180), await camera(2, 40, 0)]
  const bodycam = await newDevice(admin, { kind: 'bodycam' })
  const client = await mqttDevice(hub.mqttPort, bodycam.mqtt!)
  await client.publishAsync(`wf/${bodycam.id}/alarm`, JSON.stringify({ id: 's1', code: 'sos', severity: 'critical', active: true, ...place }), { qos: 1 })
  await client.endAsync()
  const incident = await incidentOf(bodycam.id)
  expect(await told(incident)).toMatchObject({ actor: { why: 'picture of a camera 40 m away' }, note: looking.name })
  const [item] = await evidenceOf(incident)
  expect(item).toMatchObject({ role: 'before', mime: 'video/mp4', deviceId: looking.id, lat: looking.lat, lon: looking.lon })
  const bytes = await file(item!)
  expect([bytes.subarray(4, 8).toString(), createHash('sha256').update(bytes).digest('hex')]).toEqual(['ftyp', item!.hash])
  expect((await rowOf(incident))?.picture).toBe(item!.id)
}, PATIENCE_MS)

test('a picture at an address that nobody named is not fetched; the camera itself shows what it saw', async () => {
  const device = await newDevice(admin, { kind: 'camera', lat: 29.95, lon: 121.25 })
  await admin.patch(`/api/cameras/${device.id}`, { mainUrl: `rtsp://127.0.0.1:${cameras.port}/cam/3` })
  const before = asked.length
  const client = await mqttDevice(hub.mqttPort, device.mqtt!)
  const { port } = frigate.address() as AddressInfo
  const detection = { id: 'd1', label: 'fire', active: true, time: Date.now() - 60_000, picture: `http://127.0.0.1:${port}/elsewhere.jpg` }
  await client.publishAsync(`wf/${device.id}/detection`, JSON.stringify(detection), { qos: 1 })
  await client.endAsync()
  const incident = await incidentOf(device.id)
  expect(await told(incident)).toMatchObject({ actor: { why: 'picture of its own camera' }, evidence: [expect.any(String)] })
  expect(asked).toHaveLength(before)
}, PATIENCE_MS)

test('with Frigate away and no camera near, the story says so once and the case goes its way', async () => {
  const camera = await newDevice(admin, { kind: 'camera', protocol: 'frigate', externalId: unique('cam_'), sourceId: nvr.source.id, lat: 29.8, lon: 121.5 })
  const silent = unique('o')
  await review(camera, silent)
  const incident = await incidentOf(camera.id)
  // Nobody waits for it: the seat files while Frigate is still being asked.
  expect((await seat.post(`/api/incidents/${incident.id}/actions`, { action: 'file', version: incident.version })).status).toBe(200)
  expect(await told(incident)).toMatchObject({ actor: { why: 'no picture: refused' }, evidence: [] })
  expect(await over(incident)).toBe('dead')
  expect(asked.filter((url) => url.includes(silent))).toHaveLength(3)
  const { timeline } = (await seat.get<IncidentDetail>(`/api/incidents/${incident.id}`)).body
  expect(timeline.filter(({ actor }) => actor.type === 'system' && actor.rule === 'alarm.picture')).toHaveLength(1)
}, PATIENCE_MS)
