import { request } from 'node:http'
import type { Camera, Page, PublishLeave, RecordingBar, RecordingLook, RecordingRule, TableImportAnswer, ViewLeave, Walls } from '@watchfloor/shared'
import { MediaAuth, MediaQuestion } from '../src/video/access/media-auth.js'
import { newDevice, unique } from './harness/builders.js'
import type { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { until } from './harness/until.js'
import { startMediaStandIn } from './video-media-stand-in.js'
import type { MediaStandIn } from './video-media-stand-in.js'

let hub: TestHub
let media: MediaStandIn
let admin: Caller
let seat: Caller

beforeAll(async () => {
  media = await startMediaStandIn()
  hub = await startHub({ VIDEO: 'on', VIDEO_PROBE: 'off', MEDIA_URL: media.url, MEDIA_API_URL: media.url, MEDIA_PLAYBACK_URL: media.url })
  media.hookUrl = `${hub.baseUrl}/api/media/auth`
  ;[admin, seat] = [await hub.login('admin'), await hub.login('seat')]
}, 60_000)
afterAll(async () => { await hub?.stop(); await media.close() })

const csv = (text: string, dryRun = false) => admin.call<TableImportAnswer & { code?: string; details?: TableImportAnswer }>('POST', `/api/imports/cameras?dryRun=${dryRun}`, text, { 'Content-Type': 'text/csv' })
const all = async (caller: Caller, query = ''): Promise<Page<Camera>> => (await caller.get<Page<Camera>>(`/api/cameras?limit=1000${query}`)).body
/** A camera with an address and a password, as an administrator enters it. */
async function newCamera(more: object = {}): Promise<Camera> {
  const { id } = await newDevice(admin, { kind: 'camera', protocol: 'rtsp', name: unique('camera '), lat: 30.03, lon: 121.15 })
  return (await admin.patch<Camera>(`/api/cameras/${id}`, { kind: 'police', mainUrl: 'rtsp://10.0.0.9/main', subUrl: 'rtsp://10.0.0.9/sub', username: 'viewer', password: 'p@ss:word', ...more })).body
}
const offer = (leave: { whepUrl: string }, token: string | null) => fetch(hub.baseUrl + leave.whepUrl, { method: 'POST', headers: { 'Content-Type': 'application/sdp', ...(token ? { Authorization: `Bearer ${token}` } : {}) }, body: 'v=0' })

describe('the registry of cameras', () => {
  test('takes 729 from a table, all or none, and the same table twice changes nothing more', async () => {
    const head = 'externalId,name,kind,main,sub,username,password,lat,lon,facing,fieldOfView,range,owner,groups\n'
    const row = (i: number): string => `T-${i},点位 ${i},${['公安共享', 'bureau', 'Community'][i % 3]},rtsp://10.1.0.1/${i}/main,rtsp://10.1.0.1/${i}/sub,u,secret-${i},30.0${i % 10},121.1,${i % 360},60,80,城管局,北门;夜间`
    const rows = Array.from({ length: 729 }, (_, i) => row(i))
    const bad = await csv(head + [...rows.slice(0, 3), 'T-900,,bureau,http://x,,,,30,,400,,,,', row(1)].join('\n'))
    expect(bad).toMatchObject({ status: 422, body: { code: 'import.has_errors', details: { created: 0 } } })
    expect(bad.body.details!.errors.map(({ row: at, column }) => `${at} ${column}`)).toEqual(expect.arrayContaining(['5 main', '5 lon', '5 facing', '6 externalId']))
    expect((await all(seat, '&group=北门')).total).toBe(0)
    const preview = await csv(head + rows.join('\n'), true)
    expect(preview.body).toMatchObject({ dryRun: true, created: 729, updated: 0, errors: [] })
    expect(JSON.stringify(preview.body)).not.toContain('secret-')
    expect((await csv(head + rows.join('\n'))).body).toMatchObject({ created: 729, updated: 0 })
    expect((await csv(head + rows.join('\n'))).body).toMatchObject({ created: 0, updated: 729 })
    const found = await all(seat, '&group=北门')
    expect(found).toMatchObject({ total: 729, items: expect.arrayContaining([expect.objectContaining({ externalId: 'T-7', facingDeg: 7, fieldOfViewDeg: 60, kind: 'bureau', streams: ['main', 'sub'], groups: ['北门', '夜间'] })]) })
    expect((await all(seat, '&kind=police&group=夜间')).total).toBe(243)
    expect((await seat.get('/api/camera-groups')).body).toMatchObject({ items: expect.arrayContaining([{ name: '北门', cameras: 729 }]) })
    // An empty cell leaves what is there.
    await csv('编号,责任单位\nT-7,公安局')
    expect((await all(seat, '&q=T-7 公安局')).items[0]).toMatchObject({ owner: '公安局', kind: 'bureau', groups: ['北门', '夜间'] })
  })

  test('keeps passwords sealed: no answer, no table and no audit line shows one', async () => {
    const camera = await newCamera({ password: 'never-to-be-seen' })
    expect(camera).toMatchObject({ hasPassword: true, username: 'viewer' })
    const [mine, theirs] = [JSON.stringify((await admin.get(`/api/cameras/${camera.id}`)).body), JSON.stringify((await seat.get(`/api/cameras/${camera.id}`)).body)]
    expect(mine).not.toContain('never-to-be-seen')
    expect(theirs).not.toContain('10.0.0.9')
    const { rows } = await hub.pool.query<{ text: string }>("SELECT string_agg(t::text, '') AS text FROM (SELECT row_to_json(c) AS t FROM camera c UNION ALL SELECT row_to_json(a) FROM audit a) x")
    expect(rows[0]!.text).not.toContain('never-to-be-seen')
    expect(rows[0]!.text).not.toContain(Buffer.from('never-to-be-seen').toString('hex'))
  })

  test('sends no kept password to a machine that somebody enters: it is asked for again', async () => {
    const camera = await newCamera()
    const path = `/api/cameras/${camera.id}`
    const elsewhere = { subUrl: 'rtsp://10.0.0.66/sub' }
    expect(await admin.patch(path, elsewhere)).toMatchObject({ status: 400, body: { code: 'input.invalid', details: { issues: [{ path: 'password' }] } } })
    expect(await admin.patch(path, { onvifUrl: 'http://10.0.0.66/onvif' })).toMatchObject({ status: 400, body: { details: { issues: [{ path: 'password' }] } } })
    expect((await admin.get<Camera>(path)).body).toMatchObject({ subUrl: camera.subUrl, onvifUrl: null })
    const table = await csv(`编号,子码流\n${camera.externalId},rtsp://10.0.0.66/sub`)
    expect(table).toMatchObject({ status: 422, body: { details: { updated: 0, errors: [{ row: 2, column: 'password', code: 'missing' }] } } })
    expect((await admin.patch(path, { ...elsewhere, password: 'entered again' })).status).toBe(200)
    // Another picture of the same machine, and whatever is no address, ask for nothing.
    expect((await admin.patch(path, { subUrl: 'rtsp://10.0.0.66/other', owner: '公安局' })).status).toBe(200)
    expect((await admin.patch(path, { mainUrl: 'rtsp://10.0.0.77/x', password: null })).status).toBe(200)
  })

  test('registers a camera and changes name, place and picture together or not at all', async () => {
    const externalId = unique('R-')
    const made = await admin.post<Camera>('/api/cameras', { name: '北门 1', externalId, kind: 'police', lat: 30.03, lon: 121.15, facingDeg: 90, mainUrl: 'rtsp://10.0.0.9/main', fieldOfViewDeg: 70, rangeM: 80, owner: '公安局' })
    expect(made).toMatchObject({ status: 201, body: { name: '北门 1', externalId, facingDeg: 90, owner: '公安局', streams: ['main'] } })
    expect(await admin.post('/api/cameras', { name: 'again', externalId })).toMatchObject({ status: 409, body: { code: 'conflict.exists' } })
    expect((await seat.post('/api/cameras', { name: 'mine', externalId: unique('R-') })).status).toBe(403)
    const path = `/api/cameras/${made.body.id}`
    expect((await admin.patch<Camera>(path, { name: '北门 2', lat: 30.04, lon: 121.16, facingDeg: null, tiltDeg: 12 })).body).toMatchObject({ name: '北门 2', lat: 30.04, lon: 121.16, facingDeg: null, tiltDeg: 12, rangeM: 80 })
    expect((await admin.get(`/api/devices/${made.body.id}`)).body).toMatchObject({ name: '北门 2', lat: 30.04 })
    expect(await admin.patch(path, { name: '北门 3', lat: 30.05 })).toMatchObject({ status: 400, body: { code: 'input.invalid' } })
    expect(await admin.patch(path, { name: '北门 3', kind: 'nonsense' })).toMatchObject({ status: 400 })
    expect((await admin.get<Camera>(path)).body).toMatchObject({ name: '北门 2', lat: 30.04 })
    expect((await admin.patch<Camera>(path, { lat: null, lon: null })).body).toMatchObject({ lat: null, lon: null })
  })

  test('takes back its own table, which shows no password', async () => {
    const camera = await newCamera({ password: 'in-no-table', groups: ['导出', '夜间'], watchers: ['seat', 'admin'], owner: '=城管局' })
    expect((await seat.get('/api/cameras.csv')).status).toBe(403)
    const { status, body } = await admin.get<string>(`/api/cameras.csv?group=${encodeURIComponent('导出')}`)
    expect(status).toBe(200)
    expect(body).not.toContain('in-no-table')
    expect(body.trim().split(/\r?\n/)).toHaveLength(2)
    await admin.patch(`/api/cameras/${camera.id}`, { owner: null, groups: [], mainUrl: null })
    expect((await csv(body)).body).toMatchObject({ created: 0, updated: 1 })
    const { condition: _, ...before } = camera
    expect((await admin.get<Camera>(`/api/cameras/${camera.id}`)).body).toMatchObject({ ...before, hasPassword: true })
  })

  test('forgets how a camera was found when its address is another', async () => {
    const camera = await newCamera()
    await hub.pool.query("INSERT INTO camera_condition(device_id, state, since, checked_at) VALUES ($1, 'off', now(), now())", [camera.id])
    expect((await admin.patch<Camera>(`/api/cameras/${camera.id}`, { owner: '城管局' })).body.condition.state).toBe('off')
    expect((await admin.patch<Camera>(`/api/cameras/${camera.id}`, { subUrl: 'rtsp://10.0.0.9/other' })).body.condition.state).toBe('unknown')
  })

  test('is changed by administrators only, and a password has no place in an address', async () => {
    const camera = await newCamera()
    expect((await seat.patch(`/api/cameras/${camera.id}`, { owner: 'me' })).status).toBe(403)
    expect(await admin.patch(`/api/cameras/${camera.id}`, { mainUrl: 'rtsp://u:p@10.0.0.9/main' })).toMatchObject({ status: 400, body: { code: 'input.invalid' } })
    expect(await admin.patch(`/api/cameras/${camera.id}`, { kind: 'nonsense' })).toMatchObject({ status: 400 })
  })
})

describe('a leave to watch', () => {
  test('opens that one stream for a minute, and only then is the gateway told of the camera', async () => {
    const camera = await newCamera()
    expect([...media.paths.keys()].some((path) => path.includes(camera.id))).toBe(false)
    const leave = (await seat.post<ViewLeave>(`/api/cameras/${camera.id}/view`, { stream: 'sub' })).body
    expect(leave).toMatchObject({ stream: 'sub', whepUrl: `/media/cam/${camera.id}/sub/whep` })
    expect(media.paths.get(`cam/${camera.id}/sub`)).toEqual({ source: 'rtsp://viewer:p%40ss%3Aword@10.0.0.9/sub', sourceOnDemand: true })
    expect(media.paths.has(`cam/${camera.id}/main`)).toBe(false)
    expect((await offer(leave, null)).status).toBe(401)
    const opened = await offer(leave, leave.token)
    expect(opened).toMatchObject({ status: 201 })
    expect(opened.headers.get('location')).toBe(`/media/cam/${camera.id}/sub/whep/5d1b`)
    expect(await opened.text()).toBe('answer to v=0')
    expect((await fetch(hub.baseUrl + opened.headers.get('location')!, { method: 'DELETE' })).status).toBe(200)
  })

  test('does not open another camera, another stream, publishing, or a token that was touched', async () => {
    const [one, two] = [await newCamera(), await newCamera()]
    const leave = (await seat.post<ViewLeave>(`/api/cameras/${one.id}/view`, {})).body
    await seat.post(`/api/cameras/${two.id}/view`, {})
    await seat.post(`/api/cameras/${one.id}/view`, { stream: 'main' })
    const [body, signature] = leave.token.split('.') as [string, string]
    const longer = Buffer.from(JSON.stringify([`cam/${one.id}/sub`, 'read', 'x', Date.now() + 1e9])).toString('base64url')
    for (const token of [`${longer}.${signature}`, `${body}.`, 'x.y', `${body}.${signature}A`]) expect((await offer(leave, token)).status).toBe(401)
    for (const other of [`/media/cam/${two.id}/sub/whep`, `/media/cam/${one.id}/main/whep`, `/media/cam/${one.id}/sub/whip`]) expect((await offer({ whepUrl: other }, leave.token)).status).toBe(401)
    expect((await offer(leave, leave.token)).status).toBe(201)
  })

  test('is over after a minute', async () => {
    const camera = await newCamera()
    const leave = (await seat.post<ViewLeave>(`/api/cameras/${camera.id}/view`, {})).body
    const left = Date.parse(leave.expiresAt) - Date.now()
    expect(left).toBeGreaterThan(30_000)
    expect(left).toBeLessThanOrEqual(60_000)
    const question = MediaQuestion.parse({ token: leave.token, action: 'read', path: `cam/${camera.id}/sub` })
    expect(hub.app.get(MediaAuth).decide(question, Date.parse(leave.expiresAt) - 1)).not.toBeNull()
    expect(hub.app.get(MediaAuth).decide(question, Date.parse(leave.expiresAt))).toBeNull()
  })

  test('is given to the roles that the camera names; the others do not learn of it', async () => {
    const camera = await newCamera({ watchers: ['supervisor'] })
    expect(await seat.post(`/api/cameras/${camera.id}/view`, {})).toMatchObject({ status: 404 })
    expect((await all(seat)).items.some(({ id }) => id === camera.id)).toBe(false)
    expect((await (await hub.login('supervisor')).post(`/api/cameras/${camera.id}/view`, {})).status).toBe(200)
    expect((await (await hub.login('officer')).post(`/api/cameras/${camera.id}/view`, {})).status).toBe(403)
    expect((await hub.anonymous.post(`/api/cameras/${camera.id}/view`, {})).status).toBe(401)
    expect(await admin.post(`/api/cameras/${camera.id}/view`, {})).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } })
  })

  test('of a body camera asks why, and the reason is logged', async () => {
    const { id } = await newDevice(admin, { kind: 'bodycam', protocol: 'push', name: unique('bodycam ') })
    expect(await seat.post(`/api/cameras/${id}/view`, {})).toMatchObject({ status: 422, body: { code: 'video.reason_needed' } })
    expect((await seat.post<ViewLeave>(`/api/cameras/${id}/view`, { reason: '处置现场求助' })).body.stream).toBe('main')
    const { rows } = await hub.pool.query("SELECT details->>'reason' AS reason FROM audit WHERE action = 'camera.watch' AND subject = $1", [id])
    expect(rows).toEqual([{ reason: '处置现场求助' }])
  })

  test('of a camera without an address says whom to ask', async () => {
    const { id } = await newDevice(admin, { kind: 'camera', protocol: 'none', name: unique('camera ') })
    expect(await seat.post(`/api/cameras/${id}/view`, {})).toMatchObject({ status: 409, body: { code: 'video.no_source' } })
  })

  test('a camera whose address was changed is fetched from the new one', async () => {
    const camera = await newCamera()
    await seat.post(`/api/cameras/${camera.id}/view`, {})
    await admin.patch(`/api/cameras/${camera.id}`, { subUrl: 'rtsp://10.0.0.10/sub', username: null, password: null })
    await seat.post(`/api/cameras/${camera.id}/view`, {})
    expect(media.paths.get(`cam/${camera.id}/sub`)!.source).toBe('rtsp://10.0.0.10/sub')
  })
})

test('a drone gets leave to publish its own path and no other', async () => {
  const { id } = await newDevice(admin, { kind: 'drone', protocol: 'push', name: unique('drone ') })
  const leave = (await seat.post<PublishLeave>(`/api/cameras/${id}/publish`, {})).body
  const ask = (question: object) => hub.anonymous.post('/api/media/auth', { action: 'publish', path: `cam/${id}/main`, protocol: 'rtmp', ...question })
  expect((await ask({ query: new URL(leave.rtmpUrl!).search.slice(1) })).status).toBe(204)
  expect((await ask({ password: leave.token })).status).toBe(204)
  expect((await ask({ password: leave.token, path: `cam/${id}/sub` })).status).toBe(401)
  expect((await ask({ password: leave.token, action: 'read' })).status).toBe(401)
  expect((await ask({})).status).toBe(401)
  expect(media.paths.get(`cam/${id}/main`)).toEqual({ source: 'publisher' })
})

test('an outer gateway records by its own settings, and its playback server is looked at', async () => {
  const camera = await newCamera()
  const path = `cam/${camera.id}/main`
  const rule = (await admin.post<RecordingRule>('/api/recording/rules', { name: unique('rule '), pool: { cameraIds: [camera.id] }, when: { kind: 'hours', hours: [] }, keepDays: 3 })).body
  // Its recorder calls no camera by itself: what is recorded is fetched all the time.
  await until(() => media.paths.get(path), 30_000)
  expect(media.paths.get(path)).toMatchObject({ record: true, sourceOnDemand: false, recordDeleteAfter: '72h', recordSegmentDuration: '10m' })
  // Somebody who watches it changes nothing of that.
  await seat.post(`/api/cameras/${camera.id}/view`, { stream: 'main' })
  expect(media.paths.get(path)).toMatchObject({ record: true, sourceOnDemand: false })
  const when = { from: '2026-03-01T00:00:00.000Z', to: '2026-03-01T01:00:00.000Z' }
  expect((await seat.get<RecordingBar>(`/api/cameras/${camera.id}/recordings?${new URLSearchParams(when)}`)).body).toMatchObject({ stream: 'main', stretches: [{ from: when.from, to: '2026-03-01T00:01:00.000Z' }] })
  const { token } = (await seat.post<RecordingLook>(`/api/cameras/${camera.id}/recordings/look`, { stream: 'main', ...when })).body
  expect((await seat.get(`/api/cameras/${camera.id}/recordings/piece?${new URLSearchParams({ token, from: when.from, seconds: '20' })}`)).body).toBe(`${path} ${when.from} 20`)
  // The hub shows a leave of its own for that path, at first asking, and nobody else's opens the recordings or the control API.
  const asked = media.asked.filter(({ action }) => action === 'playback')
  expect(asked.map((question) => question['path'])).toEqual(expect.arrayContaining([path, `cam/${camera.id}/sub`]))
  const hook = async (question: object): Promise<number> => (await fetch(media.hookUrl, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ ip: '10.0.0.1', user: '', password: '', token: '', protocol: '', id: null, query: '', ...question }) })).status
  const own = asked.find((question) => question['path'] === path)!
  expect(await hook(own)).toBe(204)
  expect(await Promise.all([{ ...own, path: `cam/${(await newCamera()).id}/main` }, { ...own, action: 'api', path: '' }, { ...own, action: 'read' }].map(hook))).toEqual([401, 401, 401])
  const view = (await seat.post<ViewLeave>(`/api/cameras/${camera.id}/view`, { stream: 'main' })).body.token
  expect(await Promise.all([{ action: 'playback', path }, { action: 'playback', path, token: view }, { action: 'playback', path, token }, { action: 'api', path: '', token: view }, { action: 'metrics', path: '' }].map(hook))).toEqual([401, 401, 401, 401, 401])
  expect((await fetch(`${media.url}/list?path=${path}`)).status).toBe(401)
  expect((await fetch(`${media.url}/v3/paths/list`)).headers.get('www-authenticate')).toContain('Basic')
  expect((await admin.get('/api/recording/status')).body).toMatchObject({ own: false, due: 1, usedBytes: null, cameras: [] })
  await admin.delete(`/api/recording/rules/${rule.id}`)
  await until(() => media.paths.get(path)?.['record'] === undefined, 30_000)
})

test('no address that climbs reaches the gateway’s control API through the hub', async () => {
  const { hostname, port } = new URL(hub.baseUrl)
  const raw = (path: string) => new Promise<number>((resolve, reject) => { request({ hostname, port, path }, (answer) => { answer.resume(); resolve(answer.statusCode!) }).once('error', reject).end() })
  const before = media.asked.length
  expect(await Promise.all(['/media/cam/../v3/paths/list', '/media/cam/%2e%2e/v3/paths/list', '/media/cam/..%2fv3/paths/list'].map(raw))).toEqual([404, 404, 404])
  expect(media.asked.slice(before).filter(({ action, token }) => action === 'api' && token === '')).toEqual([])
})

test('walls are kept per person and seat', async () => {
  const walls: Walls = { walls: [{ name: '北门', layout: '1+5', tiles: [(await newCamera()).id, null] }] }
  expect((await seat.get<Walls>('/api/walls/left')).body.walls[0]!.layout).toBe('4')
  await seat.put('/api/walls/left', walls)
  expect((await seat.get('/api/walls/left')).body).toEqual(walls)
  expect((await seat.get<Walls>('/api/walls/right')).body.walls[0]!.layout).toBe('4')
  expect((await admin.get<Walls>('/api/walls/left')).body.walls[0]!.layout).toBe('4')
  expect((await seat.put('/api/walls/left', { walls: [] })).status).toBe(400)
})

test('a gateway that is away costs pictures and nothing else', async () => {
  const camera = await newCamera()
  await media.close()
  expect(await seat.post(`/api/cameras/${camera.id}/view`, {})).toMatchObject({ status: 503, body: { code: 'video.off' } })
  expect((await seat.get(`/api/cameras/${camera.id}`)).status).toBe(200)
  await until(async () => (await hub.anonymous.get('/ready')).status === 200)
})
