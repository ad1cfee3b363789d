import type { ApiError, Camera, ViewLeave } from '@watchfloor/shared'
import { startHlsStandIn } from '../../gateway/test/harness/hls-stand-in.js'
import type { HlsQuestion, HlsStandIn } from '../../gateway/test/harness/hls-stand-in.js'
import { newDevice, unique } from './harness/builders.js'
import type { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { startMediaStandIn } from './video-media-stand-in.js'
import type { MediaStandIn } from './video-media-stand-in.js'

/** MediaMTX's HLS through the hub: one origin for the browser, no cookie either way, and the hub's own word on who may read. */

let hub: TestHub
let media: MediaStandIn
let admin: Caller
let seat: Caller
let hls: HlsStandIn
const conduct = { sessions: true, challenges: true, read: (file: string, path: string) => Promise.resolve(Buffer.from(file === 'index.m3u8' ? '#EXTM3U\nstream.m3u8\n' : `${path} ${file}`)), judge: (question: HlsQuestion) => judged(question) }

async function judged(question: HlsQuestion): Promise<boolean> {
  return (await fetch(media.hookUrl, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(question) })).ok
}
async function newLeave(): Promise<ViewLeave & { path: string }> {
  const { id } = await newDevice(admin, { kind: 'camera', protocol: 'rtsp', name: unique('camera ') })
  await admin.patch<Camera>(`/api/cameras/${id}`, { subUrl: 'rtsp://10.0.0.9/sub' })
  return { ...(await seat.post<ViewLeave>(`/api/cameras/${id}/view`, {})).body, path: `cam/${id}/sub` }
}
const get = (url: string, token: string | null, init: RequestInit = {}): Promise<Response> => fetch(new URL(url, hub.baseUrl), { ...init, headers: { Cookie: 'wf=ours; cookieCheck=1', ...(token === null ? {} : { Authorization: `Bearer ${token}` }) } })

beforeAll(async () => {
  media = await startMediaStandIn()
  hls = await startHlsStandIn(conduct)
  hub = await startHub({ VIDEO: 'on', VIDEO_PROBE: 'off', MEDIA_URL: media.url, MEDIA_API_URL: media.url, MEDIA_HLS_URL: hls.url })
  media.hookUrl = `${hub.baseUrl}/api/media/auth`
  ;[admin, seat] = [await hub.login('admin'), await hub.login('seat')]
}, 60_000)
afterAll(async () => { await hub?.stop(); await hls?.close(); await media?.close() })

test('a leave names HLS as the other way, and it is reached through the hub with the token alone', async () => {
  const leave = await newLeave()
  expect(leave.fallback).toEqual({ way: 'hls', url: `/media/hls/${leave.path}/index.m3u8` })
  const first = await get(leave.fallback.url, leave.token, { redirect: 'manual' })
  expect([first.status, first.headers.get('location'), first.headers.get('set-cookie')]).toEqual([302, `${leave.fallback.url}?cookieCheck=1`, null])
  const index = await get(leave.fallback.url, leave.token)
  expect(index).toMatchObject({ status: 200, redirected: true })
  expect(index.headers.get('content-type')).toBe('application/vnd.apple.mpegurl')
  expect(hls.asked.at(-1)).toMatchObject({ action: 'read', protocol: 'hls', path: leave.path, token: leave.token })
  // Without cookies the session stands in the addresses, and what they lead to needs no other proof.
  const next = /^stream\.m3u8\?session=.+$/m.exec(await index.text())![0]
  expect(await (await get(new URL(next, index.url).href, null)).text()).toContain(`${leave.path} stream.m3u8`)
})

test('nobody reads without a token, with another’s or without a session', async () => {
  const [one, two] = [await newLeave(), await newLeave()]
  for (const token of [null, two.token, 'made.up']) {
    const refused = await get(one.fallback.url, token)
    // A challenge would have the browser ask its user for a password.
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, null])
  }
  expect((await get(`/media/hls/${one.path}/stream.m3u8`, one.token)).status).toBe(401)
  expect((await get(`/media/hls/${one.path}/stream.m3u8?session=guessed`, null)).status).toBe(401)
})

test('a MediaMTX that is away is said so', async () => {
  const leave = await newLeave()
  await hls.close()
  const answer = await get(leave.fallback.url, leave.token)
  expect([answer.status, (await answer.json() as ApiError).code]).toEqual([503, 'video.off'])
})
