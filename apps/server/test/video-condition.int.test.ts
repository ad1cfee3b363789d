import type { Camera, CameraAvailability, CameraHistory, WorkCalendar } from '@watchfloor/shared'
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
