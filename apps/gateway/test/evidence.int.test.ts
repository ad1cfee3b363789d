import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { CameraServer } from '../../simulator/src/cameras/camera-server.js'
import { cityFeeds } from '../../simulator/src/cameras/city-feeds.js'
import { GatewayProcess } from './harness/gateway-process.js'
import { until } from './harness/until.js'

/** What is taken out of the gateway as evidence: groups of pictures, clips with what came before, stills. */

const hasFfmpeg = spawnSync('ffprobe', ['-version']).status === 0
const PATH = 'cam/4/main'
let gateway: GatewayProcess
let cameras: CameraServer

beforeAll(async () => {
  cameras = await CameraServer.open({ feedOf: cityFeeds() })
  gateway = await GatewayProcess.start()
  // Kept warm: pulled although nobody watches, so that a clip has what came before.
  await gateway.call('POST', `/v3/config/paths/add/${PATH}`, { source: `rtsp://127.0.0.1:${cameras.port}/cam/4`, sourceOnDemand: false })
  await until(async () => (await gateway.state(PATH)).ready)
})
afterAll(async () => {
  await gateway.stop()
  await cameras.close()
})

const get = async (what: string): Promise<{ status: number, headers: Headers, bytes: Buffer }> => {
  const answer = await gateway.call('GET', `/wf/paths/${PATH}/${what}`)
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}
/** Pictures that a decoder finds in a file; null where there is none here. */
function decoded(bytes: Buffer): number | null {
  if (!hasFfmpeg) return null
  const { stdout, stderr } = spawnSync('ffprobe', ['-v', 'error', '-count_frames', '-select_streams', 'v', '-show_entries', 'stream=nb_read_frames', '-of', 'csv=p=0', '-'], { input: bytes })
  expect(stderr.toString()).toBe('')
  return Number(stdout.toString().trim().replace(/,$/, ''))
}
/** How long each picture of a file lasts, in its 90,000ths of a second: out of its track runs (ISO/IEC 14496-12, 8.8.8). */
function durationsIn(bytes: Buffer): number[] {
  const durations: number[] = []
  for (let at = bytes.indexOf('trun'); at > 0; at = bytes.indexOf('trun', at + 4)) for (let i = 0; i < bytes.readUInt32BE(at + 8); i++) durations.push(bytes.readUInt32BE(at + 16 + i * 12))
  return durations
}
if (!hasFfmpeg) console.warn('no ffprobe here: that files can be decoded is not tested')

test('the last key frame is a file of one picture', async () => {
  const { status, headers, bytes } = await get('keyframe')
  expect(status).toBe(200)
  expect(headers.get('x-frames')).toBe('1')
  expect(decoded(bytes) ?? 1).toBe(1)
})

test('a group of pictures of a moment ago is the same file each time, and carries its hash', async () => {
  await until(async () => Date.now() - Date.parse((await gateway.state(PATH)).ringSince as string) > 5000)
  const [one, two] = await Promise.all([get('gop?back=3'), get('gop?back=3')])
  expect(one.headers.get('x-sha256')).toBe(createHash('sha256').update(one.bytes).digest('hex'))
  expect(two.bytes).toEqual(one.bytes)
  expect(Number(one.headers.get('x-frames'))).toBe(30)
  expect(decoded(one.bytes) ?? 30).toBe(30)
  expect((await get('gop?back=600')).status).toBe(404)
  expect((await get('gop?back=soon')).status).toBe(400)
})

test('a clip reaches back beyond what memory holds, without a hole where disk and memory meet', async () => {
  const since = Date.parse((await gateway.state(PATH)).ringSince as string)
  await until(async () => Date.parse((await gateway.state(PATH)).ringSince as string) > since + 7000, 30_000)
  // Behind the first group, which the camera sent at once.
  const from = since + 2500
  const { status, headers, bytes } = await get(`clip?from=${new Date(from).toISOString()}&to=${new Date(from + 12_000).toISOString()}`)
  expect(status).toBe(200)
  expect(Date.parse(headers.get('x-from')!)).toBeLessThanOrEqual(from)
  // Every picture lasts as long as the camera's clock says: a hole would be a long one.
  expect([...new Set(durationsIn(bytes))]).toEqual([6000])
  expect(Number(headers.get('x-frames'))).toBeGreaterThan(12 * 15 * 0.8)
  expect(decoded(bytes) ?? Number(headers.get('x-frames'))).toBe(Number(headers.get('x-frames')))
  const metrics = await (await gateway.call('GET', '/wf/metrics')).text()
  expect(Number(/^watchfloor_gateway_disk_ring_bytes (\d+)/m.exec(metrics)![1])).toBeGreaterThan(0)
}, 60_000)

test('asked for nonsense it says so', async () => {
  const at = new Date().toISOString()
  expect((await get(`clip?from=${at}&to=${at}`)).status).toBe(400)
  expect((await get('clip?from=yesterday&to=today')).status).toBe(400)
  expect((await gateway.call('GET', '/wf/paths/cam/none/gop')).status).toBe(404)
  expect((await gateway.call('POST', '/wf/probe', { source: 'file:///etc/passwd' })).status).toBe(400)
  expect((await gateway.call('POST', '/v3/config/paths/add/cam/5/main', { source: 'http://camera/' })).status).toBe(400)
  expect((await gateway.call('POST', `/v3/config/paths/add/${PATH}`, { source: 'publisher' })).status).toBe(400)
  expect((await gateway.call('PATCH', '/v3/config/paths/patch/cam/none', { sourceOnDemand: true })).status).toBe(404)
})

test('a path that changes its camera shows nothing of the one before', async () => {
  await gateway.call('PATCH', `/v3/config/paths/patch/${PATH}`, { source: `rtsp://127.0.0.1:${cameras.port}/cam/nobody` })
  expect(await (await gateway.call('GET', `/v3/config/paths/get/${PATH}`)).json()).toMatchObject({ sourceOnDemand: false, source: expect.stringContaining('nobody') })
  await until(async () => (await gateway.state(PATH)).whyBlack === 'not_found')
  expect((await get('keyframe?within=0')).status).toBe(404)
  expect((await gateway.call('DELETE', `/v3/config/paths/delete/${PATH}`)).status).toBe(200)
  expect((await gateway.call('GET', `/v3/paths/get/${PATH}`)).status).toBe(404)
  await wait(100)
  expect(cameras.playing).toBe(0)
})
