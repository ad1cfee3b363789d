import type { Camera, CameraAvailability, CameraTry, StreamState } from '@watchfloor/shared'
import { newDevice, unique } from './harness/builders.js'
import type { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { until } from './harness/until.js'
import { startMediaStandIn } from './video-media-stand-in.js'
import type { MediaStandIn, StandInTrack } from './video-media-stand-in.js'

/** With MediaMTX instead of our own gateway: what its control API tells of cameras that nobody watches, and of those that somebody does. */

let hub: TestHub
let media: MediaStandIn
let admin: Caller
let seat: Caller

const H264: StandInTrack = { codec: 'H264', codecProps: { width: 320, height: 180, profile: 'Main', level: '3' } }
const H265: StandInTrack = { codec: 'H265', codecProps: { width: 1920, height: 1080, profile: 'Main', level: '4' } }
const G711: StandInTrack = { codec: 'G711', codecProps: { muLaw: false, sampleRate: 8000, channelCount: 1 } }

/** A camera, and what its source gives; null = nobody answers there. */
async function newCamera(tracks: StandInTrack[] | null): Promise<string> {
  const address = `rtsp://10.0.0.9/${unique('s')}`
  if (tracks) media.sources.set(address, tracks)
  const { id } = await newDevice(admin, { kind: 'camera', protocol: 'rtsp', name: unique('camera ') })
  await admin.patch(`/api/cameras/${id}`, { kind: 'police', subUrl: address })
  return id
}
const conditionOf = async (id: string): Promise<Camera['condition']> => (await seat.get<Camera>(`/api/cameras/${id}`)).body.condition

beforeAll(async () => {
  media = await startMediaStandIn()
  hub = await startHub({ VIDEO: 'on', MEDIA_URL: media.url, MEDIA_API_URL: media.url })
  media.hookUrl = `${hub.baseUrl}/api/media/auth`
  ;[admin, seat] = [await hub.login('admin'), await hub.login('seat')]
}, 60_000)
afterAll(async () => { await hub?.stop(); await media.close() })

test('cameras that nobody watches are looked at in turn, told apart and counted, and no path of a look stays', async () => {
  const [plays, h265, deaf, dead] = [await newCamera([G711, H264]), await newCamera([H265]), await newCamera([G711]), await newCamera(null)]
  const looked = async (id: string): Promise<Camera['condition'] | null> => { const found = await conditionOf(id); return found.checkedAt === null ? null : found }
  const patience = 60_000
  expect(await until(() => looked(plays), patience)).toMatchObject({ state: 'on', fault: null, codec: 'H264', width: 320, height: 180, suspicion: null })
  expect(await until(() => looked(h265), patience)).toMatchObject({ state: 'no_keyframe', fault: 'h265', codec: 'H265' })
  expect(await until(() => looked(deaf), patience)).toMatchObject({ state: 'no_keyframe', fault: 'no_video' })
  expect(await until(() => looked(dead), patience)).toMatchObject({ state: 'off', fault: 'unreachable' })
  const figure = (await seat.get<CameraAvailability>('/api/camera-availability')).body
  expect(figure).toMatchObject({ cameras: 4, states: { on: 1, no_keyframe: 2, off: 1 } })
  await until(() => ![...media.paths.keys()].some((path) => path.startsWith('probe/')))
}, 150_000)

test('a camera is tried while its address is entered', async () => {
  const id = await newCamera([H265])
  expect((await admin.post<CameraTry>(`/api/cameras/${id}/try`, { stream: 'sub' })).body).toMatchObject({ fault: 'h265', codec: 'H265', width: 1920, height: 1080, keyFrameBytes: null })
})

test('a black tile is told what the gateway knows', async () => {
  const id = await newCamera([H265])
  const why = async (): Promise<StreamState> => (await seat.get<StreamState>(`/api/cameras/${id}/stream`)).body
  expect((await why()).why).toBeNull()
  await seat.post(`/api/cameras/${id}/view`, {})
  expect((await why()).why).toBe('idle')
  media.readers.set(`cam/${id}/sub`, 1)
  expect(await why()).toMatchObject({ why: 'h265', codec: 'H265', width: 1920 })
  const { id: drone } = await newDevice(admin, { kind: 'drone', protocol: 'push', name: unique('drone ') })
  await seat.post(`/api/cameras/${drone}/publish`, {})
  expect((await seat.get<StreamState>(`/api/cameras/${drone}/stream?stream=main`)).body.why).toBe('no_publisher')
})
