import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { jest } from '@jest/globals'
import type { Camera, Clip, EvidenceItem, IncidentDetail, OwnLook, RecordingBar, RecordingLook, RecordingRule, RecordingStatus } from '@watchfloor/shared'
import { CameraServer } from '../../simulator/src/cameras/camera-server.js'
import { cityFeeds } from '../../simulator/src/cameras/city-feeds.js'
import { installRoot } from '../src/platform/config/version.js'
import { GatewayProcess } from '../src/video/gateway/gateway-process.js'
import { newDevice, newUser, unique } from './harness/builders.js'
import { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { until } from './harness/until.js'

/** Rules, the gateway that follows them, looking back, clips as evidence: a real hub, a real gateway, simulated cameras. */
const PLACE = { lat: 29.97, lon: 121.22 }
const PATIENCE_MS = 60_000
let hub: TestHub
let cameras: CameraServer
let admin: Caller
let seat: Caller
let supervisor: Caller
let number = 0

beforeAll(async () => {
  if (!existsSync(join(installRoot, 'apps/gateway/dist/main.js'))) throw new Error('build the gateway first: npx tsc -b apps/gateway')
  cameras = await CameraServer.open({ feedOf: cityFeeds() })
  hub = await startHub({ VIDEO: 'on' })
  ;[admin, seat, supervisor] = [await hub.login('admin'), await hub.login('seat'), await hub.login('supervisor')]
  await until(() => hub.app.get(GatewayProcess).address, PATIENCE_MS)
}, 120_000)
afterAll(async () => { await hub?.stop(); await cameras.close() })
// Nothing of one test is recorded on into the next.
afterEach(async () => { for (const { id } of await rules()) await admin.delete(`/api/recording/rules/${id}`) })

async function newCamera(more: object = {}, device: object = {}): Promise<Camera> {
  const { id } = await newDevice(admin, { kind: 'camera', protocol: 'rtsp', name: unique('camera '), ...PLACE, ...device })
  return (await admin.patch<Camera>(`/api/cameras/${id}`, { mainUrl: `rtsp://127.0.0.1:${cameras.port}/cam/${number++}`, ...more })).body
}
const rules = async (): Promise<RecordingRule[]> => (await admin.get<{ items: RecordingRule[] }>('/api/recording/rules')).body.items
const newRule = async (camera: Camera, more: object = {}): Promise<RecordingRule> => {
  const { status, body } = await admin.post<RecordingRule>('/api/recording/rules', { name: unique('rule '), pool: { cameraIds: [camera.id] }, when: { kind: 'hours', hours: [] }, ...more })
  expect(status).toBe(201)
  return body
}
const around = (): { from: string; to: string } => ({ from: new Date(Date.now() - 3_600_000).toISOString(), to: new Date(Date.now() + 60_000).toISOString() })
const barOf = async (caller: Caller, camera: Camera): Promise<RecordingBar> => (await caller.get<RecordingBar>(`/api/cameras/${camera.id}/recordings?${new URLSearchParams(around())}`)).body
const recordedS = async (camera: Camera): Promise<number> => (await barOf(seat, camera)).stretches.reduce((sum, { from, to }) => sum + (Date.parse(to) - Date.parse(from)) / 1000, 0)
const recording = async (camera: Camera): Promise<boolean> => (await admin.get<RecordingStatus>('/api/recording/status')).body.cameras.some((one) => one.cameraId === camera.id && one.recording)
const bytes = async (caller: Caller, path: string, body?: object): Promise<{ status: number; sha256: string | null; takenAt: string | null; content: Buffer }> => {
  const answer = await fetch(hub.baseUrl + path, { method: body ? 'POST' : 'GET', headers: { Authorization: `Bearer ${caller.token}`, ...(body ? { 'Content-Type': 'application/json' } : {}) }, ...(body ? { body: JSON.stringify(body) } : {}) })
  return { status: answer.status, sha256: answer.headers.get('x-sha256'), takenAt: answer.headers.get('x-taken-at'), content: Buffer.from(await answer.arrayBuffer()) }
}
const hashOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex')
const audited = async (action: string, subject: string): Promise<Record<string, unknown>[]> => (await hub.pool.query<{ details: Record<string, unknown> }>('SELECT details FROM audit WHERE action = $1 AND subject = $2 ORDER BY id', [action, subject])).rows.map(({ details }) => details)
const newIncident = async (at = PLACE): Promise<IncidentDetail> => {
  const { categories } = (await seat.get<{ categories: { code: string }[] }>('/api/categories')).body
  const { status, body } = await seat.post<IncidentDetail>('/api/incidents', { category: categories[0]!.code, ...at, description: 'seen', source: 'video' })
  expect(status).toBe(201)
  return body
}

test('a rule records its cameras; a look opens that day to that person, each written down', async () => {
  const camera = await newCamera()
  expect((await barOf(seat, camera))).toEqual({ stream: null, stretches: [], incidents: [], mine: null, trouble: null })
  const rule = await newRule(camera)
  expect(rule).toMatchObject({ cameras: 1, due: 1, version: 1, stream: 'main', keepDays: 7 })
  await until(async () => await recordedS(camera) > 4, PATIENCE_MS)
  expect(await recording(camera)).toBe(true)
  const { stream, stretches } = await barOf(seat, camera)
  const when = { from: stretches[0]!.from, to: around().to }
  const piece = (token: string, from = when.from): string => `/api/cameras/${camera.id}/recordings/piece?${new URLSearchParams({ token, from, seconds: '3' })}`
  const look = (await seat.post<RecordingLook>(`/api/cameras/${camera.id}/recordings/look`, { stream, ...when })).body
  const film = await bytes(seat, piece(look.token))
  expect([film.status, film.sha256, film.takenAt]).toEqual([200, hashOf(film.content), when.from])
  expect(film.content.toString('latin1', 4, 8)).toBe('ftyp')
  expect(await audited('camera.recording.look', camera.id)).toEqual([{ name: camera.name, ...when }])
  // The token is one person's, one camera's, one time's.
  expect((await bytes(supervisor, piece(look.token))).status).toBe(403)
  // The first letter of the signature: the last holds bits that say nothing.
  expect((await bytes(seat, piece(look.token.replace(/\.(.)/, (_, letter: string) => `.${letter === 'A' ? 'B' : 'A'}`)))).status).toBe(403)
  expect((await bytes(seat, piece(look.token, new Date(Date.parse(when.from) - 60_000).toISOString()))).status).toBe(403)
  expect((await bytes(seat, piece(look.token).replace(camera.id, (await newCamera()).id))).status).toBe(403)
  // A leave to watch live opens nothing of the past.
  const live = (await seat.post<{ token: string }>(`/api/cameras/${camera.id}/view`, { stream: 'main' })).body
  expect((await bytes(seat, piece(live.token))).status).toBe(403)
  await admin.delete(`/api/recording/rules/${rule.id}`)
  await until(async () => !await recording(camera), PATIENCE_MS)
  expect(await recordedS(camera)).toBeGreaterThan(4)
}, 180_000)

test('taking a stretch out of the house is for supervisors, as received, with its hash in the log', async () => {
  const camera = await newCamera()
  await newRule(camera)
  await until(async () => await recordedS(camera) > 3, PATIENCE_MS)
  const { stream, stretches } = await barOf(seat, camera)
  const stretch = { stream, from: stretches[0]!.from, to: new Date(Date.parse(stretches[0]!.from) + 3000).toISOString() }
  const path = `/api/cameras/${camera.id}/recordings/export`
  expect((await seat.post(path, stretch)).status).toBe(403)
  const film = await bytes(supervisor, path, stretch)
  expect([film.status, film.sha256]).toEqual([200, hashOf(film.content)])
  expect(await audited('camera.recording.export', camera.id)).toEqual([{ name: camera.name, from: stretch.from, to: stretch.to, sha256: film.sha256 }])
  expect((await supervisor.post(path, { ...stretch, to: new Date(Date.parse(stretch.from) + 3_600_000).toISOString() })).status).toBe(400)
  for (const caller of [await hub.login('officer'), hub.anonymous]) expect((await caller.get(`/api/cameras/${camera.id}/recordings?${new URLSearchParams(around())}`)).status).toBeGreaterThanOrEqual(401)
  const hidden = await newCamera({ watchers: ['supervisor'] })
  expect((await seat.get(`/api/cameras/${hidden.id}/recordings?${new URLSearchParams(around())}`)).status).toBe(404)
}, 120_000)

test('while an incident near a camera is open it is recorded, and no longer', async () => {
  const [near, far] = [await newCamera(), await newCamera({}, { lat: PLACE.lat + 0.02, lon: PLACE.lon })]
  const rule = (await admin.post<RecordingRule>('/api/recording/rules', { name: unique('rule '), pool: { cameraIds: [near.id, far.id] }, when: { kind: 'incident', withinM: 300 } })).body
  expect(rule.cameras).toBe(2)
  const incident = await newIncident({ lat: PLACE.lat + 0.001, lon: PLACE.lon })
  await until(async () => await recordedS(near) > 1, PATIENCE_MS)
  expect([await recording(near), await recording(far)]).toEqual([true, false])
  const { version } = (await seat.get<IncidentDetail>(`/api/incidents/${incident.id}`)).body
  expect((await seat.post(`/api/incidents/${incident.id}/actions`, { action: 'reject', version, reason: 'nothing there' })).status).toBe(200)
  await until(async () => !await recording(near), PATIENCE_MS)
  expect((await rules()).find(({ id }) => id === rule.id)!.due).toBe(0)
}, 180_000)

test('a clip of an incident waits for its end, is evidence with hash and custody, and marks the camera’s bar', async () => {
  const camera = await newCamera()
  const incident = await newIncident()
  await admin.put('/api/recording/settings', { warm: [camera.id] })
  // Kept warm: the last seconds are there although nobody watches.
  await until(async () => (await seat.get<{ lastFrameAgeMs: number | null }>(`/api/cameras/${camera.id}/stream?stream=main`)).body.lastFrameAgeMs !== null, PATIENCE_MS)
  const asked = Date.now()
  const clip = (await seat.post<Clip>(`/api/cameras/${camera.id}/clips`, { incidentId: incident.id, from: new Date(asked - 1000).toISOString(), to: new Date(asked + 3000).toISOString() })).body
  expect(clip).toMatchObject({ state: 'waiting', evidenceId: null, incidentId: incident.id })
  const clipNow = async (): Promise<Clip> => (await seat.get<{ items: Clip[] }>(`/api/camera-clips?incident=${incident.id}`)).body.items[0]!
  const done = await until(async () => { const now = await clipNow(); return now.state === 'kept' || now.state === 'failed' ? now : null }, PATIENCE_MS)
  expect([done.state, done.error]).toEqual(['kept', null])
  const { items } = (await seat.get<{ items: EvidenceItem[] }>(`/api/evidence?incident=${incident.id}`)).body
  expect(items).toMatchObject([{ id: done.evidenceId, mime: 'video/mp4', deviceId: camera.id }])
  const file = await bytes(seat, `/api/evidence/${done.evidenceId}/file`)
  expect(hashOf(file.content)).toBe(items[0]!.hash)
  const { timeline } = (await seat.get<IncidentDetail>(`/api/incidents/${incident.id}`)).body
  expect(timeline.at(-1)).toMatchObject({ action: 'note', evidence: [done.evidenceId], actor: { type: 'person' } })
  const { rows: chain } = await hub.pool.query<{ record: string }>('SELECT record FROM evidence_record WHERE incident_id = $1 ORDER BY seq DESC LIMIT 1', [incident.id])
  expect(JSON.stringify(chain[0])).toContain(items[0]!.hash)
  expect((await barOf(seat, camera)).incidents).toMatchObject([{ id: incident.id, number: incident.number, open: true }])
  // Of a time that nobody kept there is no clip, and that is said.
  await seat.post(`/api/cameras/${camera.id}/clips`, { incidentId: incident.id, from: '2026-01-01T00:00:00.000Z', to: '2026-01-01T00:00:10.000Z' })
  await until(async () => (await clipNow()).state === 'failed', PATIENCE_MS)
  expect((await clipNow()).error).toMatch(/kept/)
  expect((await seat.post(`/api/cameras/${camera.id}/clips`, { incidentId: incident.id, from: clip.from, to: new Date(asked + 600_000).toISOString() })).status).toBe(400)
  expect((await admin.post(`/api/cameras/${camera.id}/clips`, { incidentId: incident.id, from: clip.from, to: clip.to })).status).toBe(403)
  await admin.put('/api/recording/settings', {})
}, 180_000)

test('a clip that is asked for while the gateway is away waits for it, says so, and is taken when it is back', async () => {
  const camera = await newCamera()
  const incident = await newIncident()
  await newRule(camera)
  await until(async () => await recordedS(camera) > 4, PATIENCE_MS)
  const { stretches: [stretch] } = await barOf(seat, camera)
  const away = jest.spyOn(hub.app.get(GatewayProcess), 'address', 'get').mockReturnValue(null)
  const clipNow = async (): Promise<Clip> => (await seat.get<{ items: Clip[] }>(`/api/camera-clips?incident=${incident.id}`)).body.items[0]!
  try {
    expect((await seat.post(`/api/cameras/${camera.id}/clips`, { incidentId: incident.id, from: stretch!.from, to: new Date(Date.parse(stretch!.from) + 3000).toISOString() })).status).toBe(201)
    await until(async () => (await clipNow()).tries >= 2, PATIENCE_MS)
    expect(await clipNow()).toMatchObject({ error: expect.stringContaining('gateway'), evidenceId: null })
    expect((await clipNow()).state).not.toBe('failed')
  } finally { away.mockRestore() }
  const kept = await until(async () => { const now = await clipNow(); return now.state === 'kept' ? now : null }, PATIENCE_MS)
  expect([kept.error, kept.evidenceId]).toEqual([null, expect.any(String)])
}, 180_000)

test('a camera that a failing disk does not record says so on its bar', async () => {
  const camera = await newCamera()
  await newRule(camera)
  await until(async () => await recordedS(camera) > 1, PATIENCE_MS)
  expect((await barOf(seat, camera))).toMatchObject({ trouble: null, mine: null })
  await admin.put('/api/recording/settings', { minFreeGb: 10_000 })
  await until(async () => (await barOf(seat, camera)).trouble === 'disk_full', PATIENCE_MS)
  await admin.put('/api/recording/settings', {})
  await until(async () => (await barOf(seat, camera)).trouble === null, PATIENCE_MS)
}, 120_000)

test('a body camera’s recording is opened with a reason, which its wearer reads', async () => {
  const { id } = await newDevice(admin, { kind: 'bodycam', protocol: 'push', name: unique('bodycam ') })
  const { id: userId, username, password } = await newUser(hub.pool, { role: 'officer' })
  const squad = (await admin.post<{ id: string }>('/api/squads', { name: unique('squad ') })).body
  const dispatcher = await hub.login('dispatcher')
  const times = { startsAt: new Date(Date.now() - 7_200_000).toISOString(), endsAt: new Date(Date.now() + 7_200_000).toISOString() }
  expect((await dispatcher.post('/api/duty', { person: 'officer', shift: 'early', squadId: squad.id, userId, deviceId: id, ...times })).status).toBe(201)
  const look = `/api/cameras/${id}/recordings/look`
  expect(await seat.post(look, { stream: 'main', ...around() })).toMatchObject({ status: 422, body: { code: 'video.reason_needed' } })
  expect((await seat.post(look, { stream: 'main', ...around(), reason: '投诉核实' })).status).toBe(200)
  const { token } = (await hub.anonymous.post<{ token: string }>('/api/auth/login', { username, password })).body
  const own = (await new Caller(hub.baseUrl, token).get<{ items: OwnLook[] }>('/api/supervision/looks')).body.items
  expect(own).toMatchObject([{ what: 'picture', note: '投诉核实' }])
}, 60_000)

test('rules and settings are an administrator’s, refused where they cannot be, and every change is in the log', async () => {
  const camera = await newCamera()
  const rule = await newRule(camera, { when: { kind: 'hours', hours: [{ from: '22:00', to: '06:00' }] }, enabled: false })
  expect(rule.due).toBe(0)
  expect(await admin.post('/api/recording/rules', { name: rule.name, pool: { all: true }, when: rule.when })).toMatchObject({ status: 409, body: { code: 'conflict.exists' } })
  expect((await admin.patch<RecordingRule>(`/api/recording/rules/${rule.id}`, { version: 1, keepDays: 30 })).body).toMatchObject({ version: 2, keepDays: 30, when: rule.when })
  expect(await admin.patch(`/api/recording/rules/${rule.id}`, { version: 1, keepDays: 3 })).toMatchObject({ status: 409, body: { code: 'recording.stale' } })
  expect((await audited('recording_rule.change', rule.name))).toMatchObject([{ keepDays: 30, enabled: false }])
  for (const wrong of [{ keepDays: 0 }, { pool: {} }, { when: { kind: 'incident', withinM: 9000 } }]) expect((await admin.post('/api/recording/rules', { name: unique('rule '), pool: { all: true }, when: rule.when, ...wrong })).status).toBe(400)
  for (const caller of [seat, supervisor]) expect((await caller.get('/api/recording/rules')).status).toBe(403)
  expect((await admin.put('/api/recording/settings', { warm: ['00000000-0000-7000-8000-000000000000'] })).status).toBe(400)
  expect((await admin.put('/api/recording/settings', { warm: Array.from({ length: 33 }, () => camera.id) })).status).toBe(400)
  // A disk that is nearly full stops it, and the screen says so.
  await admin.put('/api/recording/settings', { minFreeGb: 10_000 })
  await until(async () => (await admin.get<RecordingStatus>('/api/recording/status')).body.stopped, PATIENCE_MS)
  await admin.put('/api/recording/settings', {})
  await until(async () => !(await admin.get<RecordingStatus>('/api/recording/status')).body.stopped, PATIENCE_MS)
}, 120_000)
