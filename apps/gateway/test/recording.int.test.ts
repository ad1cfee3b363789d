import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { CameraServer } from '../../simulator/src/cameras/camera-server.js'
import { cityFeeds } from '../../simulator/src/cameras/city-feeds.js'
import { NAL, lengthPrefixed, nalType, splitAnnexB } from '../src/h264/nal.js'
import { GatewayProcess } from './harness/gateway-process.js'
import { until } from './harness/until.js'

/** Recording by a real gateway from a real camera: killed in the middle, started again, played back. */

const FEED = 'cam/4'
const PATH = 'cam/4/main'
let gateway: GatewayProcess
let cameras: CameraServer
/** Every access unit that this camera ever sends, without its delimiter. */
let sent: Set<string>

interface Stretch { start: string, duration: number }
interface State { bytes: number, freeBytes: number, stopped: boolean, paths: { name: string, recording: boolean, bytes: number, fault: string | null }[] }
const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const config = (body: object): Promise<Response> => gateway.call('POST', `/v3/config/paths/replace/${PATH}`, { source: `rtsp://127.0.0.1:${cameras.port}/${FEED}`, sourceOnDemand: false, record: true, recordSegmentDuration: '4s', recordDeleteAfter: '24h', ...body })
const state = (): Promise<State> => gateway.json<State>('/wf/recordings')
async function list(): Promise<Stretch[]> {
  const answer = await gateway.call('GET', `/list?path=${encodeURIComponent(PATH)}`)
  return answer.status === 404 ? [] : await answer.json() as Stretch[]
}
const film = async (start: string, duration: number): Promise<{ status: number, headers: Headers, bytes: Buffer }> => {
  const answer = await gateway.call('GET', `/get?${new URLSearchParams({ path: PATH, start, duration: String(duration) })}`)
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}
const recordedS = async (): Promise<number> => (await list()).reduce((sum, { duration }) => sum + duration, 0)
/** The samples of a film, cut by the sizes in its track runs. */
function samplesOf(bytes: Buffer): Buffer[] {
  const samples: Buffer[] = []
  for (let at = 0; at < bytes.length; at += bytes.readUInt32BE(at)) {
    if (bytes.toString('latin1', at + 4, at + 8) !== 'moof') continue
    const moof = bytes.subarray(at, at + bytes.readUInt32BE(at))
    const trun = moof.indexOf('trun')
    let data = at + moof.length + 8
    for (let i = 0; i < moof.readUInt32BE(trun + 8); i++) {
      const size = moof.readUInt32BE(trun + 20 + i * 12)
      samples.push(bytes.subarray(data, data += size))
    }
  }
  return samples
}

beforeAll(async () => {
  const feedOf = cityFeeds()
  const units: Buffer[][] = []
  for (const nal of splitAnnexB(readFileSync(new URL(`../../simulator/clips/${feedOf(FEED)!.clip.name}.15.h264`, import.meta.url)))) if (nalType(nal) === NAL.delimiter) units.push([]); else units.at(-1)!.push(nal)
  sent = new Set(units.map((nals) => hash(lengthPrefixed(nals))))
  cameras = await CameraServer.open({ feedOf })
  gateway = await GatewayProcess.start()
})
afterAll(async () => {
  await gateway.stop()
  await cameras.close()
})

test('what was recorded before a kill is listed after it, and plays byte for byte as the camera sent it', async () => {
  expect((await config({})).status).toBe(200)
  await until(async () => await recordedS() > 9, 60_000)
  const before = await list()
  await gateway.kill()
  await gateway.run()
  // Nobody has told the new process of any camera: what lies on the disk is there.
  const after = await list()
  expect(after).toHaveLength(1)
  expect(after[0]!.start).toBe(before[0]!.start)
  // At most the fragment that was being written is gone.
  expect(after[0]!.duration).toBeGreaterThanOrEqual(before[0]!.duration)
  const { status, headers, bytes } = await film(after[0]!.start, after[0]!.duration)
  expect(status).toBe(200)
  expect(headers.get('x-sha256')).toBe(hash(bytes))
  expect(headers.get('x-from')).toBe(after[0]!.start)
  const samples = samplesOf(bytes)
  expect(samples.length).toBeGreaterThan(9 * 15 * 0.8)
  expect(samples.filter((sample) => !sent.has(hash(sample)))).toEqual([])
  expect((await film(after[0]!.start, after[0]!.duration)).bytes).toEqual(bytes)
}, 120_000)

test('told again it goes on, and the time of the kill is a gap or nothing, never invented', async () => {
  const before = await recordedS()
  await config({})
  await until(async () => await recordedS() > before + 4, 60_000)
  const found = await list()
  for (const [i, one] of found.entries()) if (i > 0) expect(Date.parse(one.start)).toBeGreaterThan(Date.parse(found[i - 1]!.start) + found[i - 1]!.duration * 1000)
  expect((await state()).paths).toMatchObject([{ name: PATH, recording: true, fault: null }])
}, 90_000)

test('a disk that is nearly full stops recording and says so; with room it goes on', async () => {
  const limit = (minFreeBytes: number): Promise<Response> => gateway.call('PUT', '/wf/recordings', { maxBytes: 1e12, minFreeBytes, keepMs: 86_400_000 })
  const stopped = await (await limit(Number.MAX_SAFE_INTEGER)).json() as State
  expect(stopped.stopped).toBe(true)
  expect(stopped.freeBytes).toBeGreaterThan(0)
  await until(async () => !(await state()).paths[0]!.recording)
  const had = await recordedS()
  expect(((await (await limit(0)).json()) as State).stopped).toBe(false)
  await until(async () => await recordedS() > had + 2, 30_000)
  expect(await (await gateway.call('GET', '/wf/metrics')).text()).toMatch(/^watchfloor_gateway_recordings_stopped 0$/m)
}, 60_000)

test('the oldest goes when all together is too much; what is no longer recorded is not called', async () => {
  await config({ record: false, sourceOnDemand: true })
  await until(() => cameras.playing === 0, 30_000)
  const { bytes } = await state()
  const { start } = (await list())[0]!
  const left = await (await gateway.call('PUT', '/wf/recordings', { maxBytes: bytes / 2, minFreeBytes: 0, keepMs: 86_400_000 })).json() as State
  expect(left.bytes).toBeLessThanOrEqual(bytes / 2)
  expect(left.bytes).toBeGreaterThan(0)
  expect(Date.parse((await list())[0]!.start)).toBeGreaterThan(Date.parse(start))
  await config({ record: false, sourceOnDemand: true, recordDeleteAfter: '1s' })
  await until(async () => { await gateway.call('PUT', '/wf/recordings', { maxBytes: 1e12, minFreeBytes: 0, keepMs: 86_400_000 }); return (await list()).length === 0 })
}, 60_000)

test('asked for nonsense it says so, and only the hub may ask', async () => {
  expect((await film('yesterday', 5)).status).toBe(400)
  expect((await film(new Date().toISOString(), 6000)).status).toBe(400)
  expect((await film('2020-01-01T00:00:00.000Z', 5)).status).toBe(404)
  expect((await config({ recordDeleteAfter: 'never' })).status).toBe(400)
  expect((await gateway.call('PUT', '/wf/recordings', { maxBytes: -1 })).status).toBe(400)
  for (const path of ['/list?path=x', '/get?path=x', '/wf/recordings']) expect((await fetch(gateway.url + path)).status).toBe(401)
})
