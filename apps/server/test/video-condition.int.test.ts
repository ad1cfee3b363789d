import { jest } from '@jest/globals'
import type { ApiError, Camera, CameraAvailability, CameraHistory, CameraSuspicion, Page, SuspicionSeen, WorkCalendar } from '@watchfloor/shared'
import { StillDesk } from '../src/video/access/still-desk.js'
import { ConditionRows } from '../src/video/watch/condition-rows.js'
import { newDevice, unique } from './harness/builders.js'
import type { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { startMediaStandIn } from './video-media-stand-in.js'
import type { MediaStandIn } from './video-media-stand-in.js'

let hub: TestHub
let media: MediaStandIn
let admin: Caller

beforeAll(async () => {
  media = await startMediaStandIn()
  hub = await startHub({ VIDEO: 'on', VIDEO_PROBE: 'off', MEDIA_URL: media.url, MEDIA_API_URL: media.url, MEDIA_PLAYBACK_URL: media.url })
  admin = await hub.login('admin')
}, 60_000)
afterAll(async () => { await hub?.stop(); await media.close() })

async function newCamera(more: object = {}): Promise<string> {
  const { id } = await newDevice(admin, { kind: 'camera', protocol: 'rtsp', name: unique('camera '), lat: 30.03, lon: 121.15 })
  await admin.patch<Camera>(`/api/cameras/${id}`, { kind: 'police', mainUrl: 'rtsp://10.0.0.9/main', ...more })
  return id
}
const FOUND = { fault: null, codec: 'H264', width: 640, height: 360, fps: 15 }

test('the daily figure is cut at the city’s midnight', async () => {
  const usual = (await admin.get<WorkCalendar>('/api/calendar')).body
  // Whatever the hour is, in this city it is not the day that it is at Greenwich.
  const utcOffsetMin = new Date().getUTCHours() >= 12 ? 840 : -720
  expect((await admin.put('/api/calendar', { ...usual, utcOffsetMin })).status).toBe(200)
  try {
    const id = await newCamera()
    await hub.app.get(ConditionRows).write(id, { state: 'on', suspicion: null, keyBytes: [], keyHashes: [] }, FOUND)
    const day = new Date(Date.now() + utcOffsetMin * 60_000).toISOString().slice(0, 10)
    expect(day).not.toBe(new Date().toISOString().slice(0, 10))
    expect((await admin.get<CameraHistory>(`/api/cameras/${id}/history`)).body.days).toEqual([{ day, checks: 1, on: 1 }])
    expect((await admin.get<Camera>(`/api/cameras/${id}`)).body.condition.today).toBe(1)
    expect((await admin.get<CameraAvailability>('/api/camera-availability')).body).toMatchObject({ today: 1, days: [{ day, checks: 1, on: 1 }] })
  } finally { await admin.put('/api/calendar', usual) }
})

describe('a suspicion', () => {
  const find = (id: string, suspicion: CameraSuspicion | null, hash = 'a', keyBytes = 9000) =>
    hub.app.get(ConditionRows).write(id, { state: 'on', suspicion, keyBytes: [keyBytes], keyHashes: [hash] }, FOUND)
  const see = (caller: Caller, id: string, seen: Partial<SuspicionSeen> = {}) => caller.post<ApiError>(`/api/cameras/${id}/suspicion`, { stream: 'sub', suspicion: 'frozen', verdict: 'confirmed', ...seen })
  const condition = async (id: string) => (await admin.get<Camera>(`/api/cameras/${id}`)).body.condition
  const figure = async () => { const { frozen, dark, confirmed } = (await admin.get<CameraAvailability>('/api/camera-availability')).body; return { frozen, dark, confirmed } }
  const listed = async (id: string) => (await admin.get<Page<Camera>>('/api/cameras?limit=1000&suspicion=frozen')).body.items.some((one) => one.id === id)

  test('is confirmed by an open tile, by whom and when, and no longer when the bytes change', async () => {
    const [seat, before] = [await hub.login('seat'), await figure()]
    const id = await newCamera()
    await find(id, 'frozen')
    expect(await condition(id)).toMatchObject({ suspicion: 'frozen', seen: null })
    expect(await figure()).toEqual({ ...before, frozen: before.frozen + 1 })
    // Two seats look at the same time: that is one line.
    for (const _ of [1, 2]) expect((await see(seat, id)).status).toBe(204)
    const { username } = (await hub.pool.query<{ username: string }>('SELECT judged_by AS username FROM camera_condition WHERE device_id = $1', [id])).rows[0]!
    expect(await condition(id)).toMatchObject({ suspicion: 'frozen', seen: { verdict: 'confirmed', by: username, at: expect.any(String) } })
    expect((await hub.pool.query('SELECT 1 FROM user_account WHERE username = $1', [username])).rowCount).toBe(1)
    expect(await figure()).toEqual({ ...before, confirmed: { ...before.confirmed, frozen: before.confirmed.frozen + 1 } })
    await find(id, 'frozen')
    expect((await condition(id)).seen?.verdict).toBe('confirmed')
    expect((await hub.app.get(ConditionRows).memory(id)).confirmed).toBe('frozen')
    await find(id, null, 'b')
    expect(await condition(id)).toMatchObject({ suspicion: null, seen: null })
    expect(await figure()).toEqual(before)
    const { changes } = (await admin.get<CameraHistory>(`/api/cameras/${id}/history`)).body
    expect(changes.map(({ suspicion, verdict, by }) => [suspicion, verdict, by])).toEqual([[null, null, null], ['frozen', 'confirmed', username], ['frozen', null, null]])
  })

  test('that a tile did not see counts no more, until there is another', async () => {
    const [seat, before] = [await hub.login('seat'), await figure()]
    const id = await newCamera()
    await find(id, 'frozen')
    expect(await listed(id)).toBe(true)
    await see(seat, id, { verdict: 'dismissed' })
    expect(await figure()).toEqual(before)
    expect(await listed(id)).toBe(false)
    expect((await condition(id)).seen?.verdict).toBe('dismissed')
    await find(id, 'dark')
    expect(await condition(id)).toMatchObject({ suspicion: 'dark', seen: null })
  })

  test('is judged by those who may watch, and only where the bytes gave one', async () => {
    const [seat, id] = [await hub.login('seat'), await newCamera({ watchers: ['supervisor'] })]
    await find(id, 'frozen')
    expect((await see(seat, id)).status).toBe(404)
    expect((await see(admin, id)).status).toBe(403)
    expect((await see(await hub.login('officer'), id)).status).toBe(403)
    expect((await see(hub.anonymous, id)).status).toBe(401)
    const supervisor = await hub.login('supervisor')
    expect(await see(supervisor, id, { suspicion: 'dark' })).toMatchObject({ status: 400, body: { code: 'input.invalid' } })
    expect((await supervisor.post(`/api/cameras/${id}/suspicion`, { suspicion: 'frozen', verdict: 'perhaps', stream: 'sub' })).status).toBe(400)
    expect((await condition(id)).seen).toBeNull()
  })

  test('of the stream alone is kept when a tile confirms it, and not when it does not', async () => {
    const [seat, id] = [await hub.login('seat'), await newCamera()]
    await find(id, null)
    const stream = jest.spyOn(hub.app.get(StillDesk), 'state').mockResolvedValue({ push: null, why: null, lastFrameAgeMs: 40, codec: 'H264', width: 640, height: 360, fps: 15, suspicion: 'frozen' })
    try {
      expect((await see(seat, id, { verdict: 'dismissed' })).status).toBe(204)
      expect(await condition(id)).toMatchObject({ suspicion: null, seen: null })
      expect((await see(seat, id)).status).toBe(204)
      expect(await condition(id)).toMatchObject({ suspicion: 'frozen', seen: { verdict: 'confirmed' } })
    } finally { stream.mockRestore() }
  })
})
