import type { ApiError, Area, Camera, CameraGroups, Page, PatrolRound, PatrolSession, ViewLeave, WallDenials, WatchLimit } from '@watchfloor/shared'
import { newDevice, newUser, unique } from './harness/builders.js'
import { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { until } from './harness/until.js'
import { startMediaStandIn } from './video-media-stand-in.js'
import type { MediaStandIn } from './video-media-stand-in.js'

let hub: TestHub
let media: MediaStandIn
let admin: Caller
let east: { area: string; camera: string }
let west: { area: string; camera: string }
let nowhere: string
const group = unique('group ')

beforeAll(async () => {
  media = await startMediaStandIn()
  hub = await startHub({ VIDEO: 'on', VIDEO_PROBE: 'off', MEDIA_URL: media.url, MEDIA_API_URL: media.url })
  media.hookUrl = `${hub.baseUrl}/api/media/auth`
  admin = await hub.login('admin')
  ;[east, west] = [await newPart(122), await newPart(121)]
  nowhere = await newCamera({})
}, 60_000)
afterAll(async () => { await hub?.stop(); await media.close() })

/** An area around a place, with a camera in it. */
async function newPart(lon: number): Promise<{ area: string; camera: string }> {
  const ring = [[lon - 0.01, 29.99], [lon + 0.01, 29.99], [lon + 0.01, 30.01], [lon - 0.01, 30.01], [lon - 0.01, 29.99]]
  const { body: { id } } = await admin.post<Area>('/api/areas', { name: unique('area '), level: 'community', geometry: { type: 'Polygon', coordinates: [ring] } })
  return { area: id, camera: await newCamera({ lat: 30, lon }) }
}
async function newCamera(place: object): Promise<string> {
  const { id } = await newDevice(admin, { kind: 'camera', protocol: 'rtsp', name: unique('camera '), ...place })
  await admin.patch<Camera>(`/api/cameras/${id}`, { subUrl: 'rtsp://10.0.0.9/sub', groups: [group] })
  return id
}
/** Somebody who was limited to areas, signed in. */
async function limited(areaIds: string[] | null, role: 'seat' | 'supervisor' = 'seat'): Promise<{ id: string; call: Caller }> {
  const { id, username, password } = await newUser(hub.pool, { role })
  const { body } = await hub.anonymous.post<{ token: string }>('/api/auth/login', { username, password })
  expect(await admin.put<WatchLimit>(`/api/users/${id}/watch-limit`, { areaIds })).toMatchObject({ status: 200, body: { areaIds } })
  return { id, call: new Caller(hub.baseUrl, body.token) }
}
const seen = async (by: Caller): Promise<string[]> => (await by.get<Page<Camera>>(`/api/cameras?limit=1000&group=${encodeURIComponent(group)}`)).body.items.map(({ id }) => id)

describe('a person limited to areas', () => {
  test('learns of the cameras in them and of no other, in lists, in counts and one by one', async () => {
    const { call } = await limited([east.area])
    expect(await seen(call)).toEqual([east.camera])
    expect((await call.get<CameraGroups>('/api/camera-groups')).body.items).toEqual([{ name: group, cameras: 1 }])
    expect((await call.get(`/api/cameras/${east.camera}`)).status).toBe(200)
    for (const hidden of [west.camera, nowhere]) expect(await call.get(`/api/cameras/${hidden}`)).toMatchObject({ status: 404 })
    expect(await seen(await hub.login('seat'))).toEqual(expect.arrayContaining([east.camera, west.camera, nowhere]))
  })

  test('gets no leave, still, clip, kept frame, state or history of another', async () => {
    const { call } = await limited([east.area])
    expect((await call.post<ViewLeave>(`/api/cameras/${east.camera}/view`, {})).status).toBe(200)
    const path = `/api/cameras/${west.camera}`
    const at = new Date().toISOString()
    for (const ask of ['still', `clip?from=${at}&to=${at}`, 'stream', 'history']) expect(await call.get(`${path}/${ask}`)).toMatchObject({ status: 404 })
    expect(await call.post(`${path}/view`, {})).toMatchObject({ status: 404 })
    expect(await call.post(`${path}/evidence`, { at })).toMatchObject({ status: 404 })
    expect([...media.paths.keys()].some((name) => name.includes(west.camera))).toBe(false)
  })

  test('sees on a wall which tiles are not for them any more', async () => {
    const { id, call } = await limited(null)
    const gone = await newCamera({ lat: 30, lon: 121 })
    await call.put('/api/walls/left', { walls: [{ name: '1', layout: '4', tiles: [west.camera, east.camera, gone] }] })
    expect((await call.get<WallDenials>('/api/walls/left/denials')).body).toEqual({ cameraIds: [] })
    await admin.put(`/api/users/${id}/watch-limit`, { areaIds: [east.area] })
    await admin.delete(`/api/devices/${gone}`)
    expect((await call.get<WallDenials>('/api/walls/left/denials')).body).toEqual({ cameraIds: [west.camera] })
    await admin.put(`/api/users/${id}/watch-limit`, { areaIds: null })
    expect((await call.get<WallDenials>('/api/walls/left/denials')).body).toEqual({ cameraIds: [] })
    expect((await call.get(`/api/cameras/${west.camera}`)).status).toBe(200)
  })

  test('walks a round through the cameras in them, and cannot take over one that has others', async () => {
    const supervisor = await hub.login('supervisor')
    const { body: round } = await supervisor.post<PatrolRound>('/api/patrol/rounds', { name: unique('round '), pool: { groups: [group] }, order: 'fixed', dwellS: 6, tiles: 1 })
    const { body: walk } = await (await limited([west.area])).call.post<PatrolSession>('/api/patrol/sessions', { roundId: round.id, seat: 'a' })
    expect(walk).toMatchObject({ stops: 1, views: [{ cameraId: west.camera }] })
    await hub.pool.query("UPDATE patrol_session SET heard_at = heard_at - interval '1 hour' WHERE id = $1", [walk.id])
    expect(await (await limited([east.area])).call.post<ApiError>(`/api/patrol/sessions/${walk.id}/resume`, { seat: 'b' })).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } })
  })

  test('has less to see when an area is removed, never more', async () => {
    const part = await newPart(123)
    const { call } = await limited([part.area])
    expect(await seen(call)).toEqual([part.camera])
    expect((await admin.delete(`/api/areas/${part.area}`)).status).toBe(204)
    expect(await seen(call)).toEqual([])
  })
})

describe('an open picture', () => {
  const view = (by: Caller, camera: string) => by.post<ViewLeave>(`/api/cameras/${camera}/view`, {})
  const path = (camera: string): string => `cam/${camera}/sub`
  const opens = async ({ token }: ViewLeave, camera: string): Promise<boolean> => (await hub.anonymous.post('/api/media/auth', { action: 'read', path: path(camera), protocol: 'webrtc', token })).status === 204

  test('ends when its camera lies outside the areas that are left, and the leave opens it no more', async () => {
    const { id, call } = await limited(null)
    const other = await limited(null)
    const [kept, lost] = [(await view(call, east.camera)).body, (await view(call, west.camera)).body]
    await view(other.call, west.camera)
    await admin.put(`/api/users/${id}/watch-limit`, { areaIds: [east.area] })
    expect(media.paths.has(path(west.camera))).toBe(false)
    expect(media.paths.has(path(east.camera))).toBe(true)
    // Whoever still may watch is back with a new leave; that makes the old one no better.
    const again = await until(async () => { const leave = (await view(other.call, west.camera)).body; return await opens(leave, west.camera) && leave })
    expect([await opens(again, west.camera), await opens(lost, west.camera), await opens(kept, east.camera)]).toEqual([true, false, true])
    expect((await view(call, west.camera)).status).toBe(404)
  })

  test('ends when other roles may watch, and when the camera is switched off or removed', async () => {
    const { call } = await limited(null)
    for (const take of [
      (camera: string) => admin.patch(`/api/cameras/${camera}`, { watchers: ['supervisor'] }),
      (camera: string) => admin.patch(`/api/devices/${camera}`, { enabled: false }),
      (camera: string) => admin.delete(`/api/devices/${camera}`),
    ]) {
      const camera = await newCamera({ lat: 30, lon: 121 })
      const { body: leave } = await view(call, camera)
      expect(await opens(leave, camera)).toBe(true)
      expect((await take(camera)).status).toBeLessThan(300)
      await until(() => !media.paths.has(path(camera)))
      expect(await opens(leave, camera)).toBe(false)
    }
    // What changes nothing of who may watch cuts nobody.
    const camera = await newCamera({ lat: 30, lon: 121 })
    const { body: leave } = await view(call, camera)
    await admin.patch(`/api/cameras/${camera}`, { owner: '城管局', watchers: ['admin', 'supervisor', 'dispatcher', 'seat'] })
    expect([media.paths.has(path(camera)), await opens(leave, camera)]).toEqual([true, true])
  })
})

test('limits are set by administrators, for people and areas that are there, and are on record', async () => {
  const { id, call } = await limited([east.area])
  expect((await call.put(`/api/users/${id}/watch-limit`, { areaIds: null })).status).toBe(403)
  expect((await call.get(`/api/users/${id}/watch-limit`)).status).toBe(403)
  expect(await admin.put(`/api/users/${id}/watch-limit`, { areaIds: [west.camera] })).toMatchObject({ status: 400, body: { code: 'input.invalid' } })
  expect(await admin.put(`/api/users/${east.area}/watch-limit`, { areaIds: [] })).toMatchObject({ status: 404 })
  const another = await newUser(hub.pool, { role: 'admin' })
  expect(await admin.put(`/api/users/${another.id}/watch-limit`, { areaIds: [] })).toMatchObject({ status: 400 })
  expect((await admin.get<WatchLimit>(`/api/users/${id}/watch-limit`)).body).toEqual({ areaIds: [east.area] })
  const { rows } = await hub.pool.query<{ details: object }>("SELECT details FROM audit WHERE action = 'camera.limit' AND subject = (SELECT username FROM user_account WHERE id = $1)", [id])
  expect(rows).toEqual([{ details: { areas: 1 } }])
})
