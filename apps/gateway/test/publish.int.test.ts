import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { fork, spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CLIPS } from '../../simulator/src/cameras/clip.js'
import { GatewayProcess, TOKEN } from './harness/gateway-process.js'
import { until } from './harness/until.js'
import { Viewer } from './harness/viewer.js'

/** What drones, phones and body cameras push. */

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0
const clip = fileURLToPath(new URL('smoke-sub.10.h264', CLIPS))
let gateway: GatewayProcess
const children: ChildProcess[] = []
const viewers: Viewer[] = []
const watch = async (path: string): Promise<Viewer> => { const viewer = await Viewer.open(gateway.url, path); viewers.push(viewer); return viewer }
const ffmpeg = (address: string, ...args: string[]): ChildProcess => {
  const child = spawn('ffmpeg', ['-v', 'error', '-re', '-stream_loop', '-1', '-r', '10', '-i', clip, ...args, '-f', 'flv', address], { stdio: 'ignore' })
  children.push(child)
  return child
}
const phone = async (path: string, token = TOKEN): Promise<{ child: ChildProcess, status: number }> => {
  const child = fork(join(import.meta.dirname, 'harness/whip-process.mjs'), [gateway.url, path, token, clip, '10'], { execArgv: [] })
  children.push(child)
  const { status } = await new Promise<{ status: number }>((resolve) => child.once('message', (told) => resolve(told as { status: number })))
  return { child, status }
}

beforeEach(async () => { gateway = await GatewayProcess.start() })
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const viewer of viewers.splice(0)) viewer.vanish()
  await gateway.stop()
})

test('a phone publishes by WHIP, is seen, and its path goes with it', async () => {
  expect((await phone('body/7', 'wrong')).status).toBe(401)
  const { status, child } = await phone('body/7')
  expect(status).toBe(201)
  expect(gateway.asked.at(-1)).toMatchObject({ action: 'publish', protocol: 'webrtc', path: 'body/7' })
  await until(async () => (await gateway.state('body/7')).ready)
  const viewer = await watch('body/7')
  await until(() => viewer.frames > 15)
  expect(await gateway.state('body/7')).toMatchObject({ source: 'publisher', transport: 'webRTCSession', width: 320, height: 180, readers: 1, lostPackets: 0 })
  child.kill('SIGKILL')
  await until(async () => (await gateway.state('body/7')).whyBlack === 'no_frames', 6000)
  viewer.vanish()
  // Nobody configured it: it is there as long as its publisher is.
  await until(async () => (await gateway.call('GET', '/v3/paths/get/body/7')).status === 404, 45_000)
}, 70_000)

test('a path that is pulled from a camera takes no publisher', async () => {
  await gateway.call('POST', '/v3/config/paths/add/cam/1/main', { source: 'rtsp://127.0.0.1:1/x', sourceOnDemand: true })
  expect((await phone('cam/1/main')).status).toBe(400)
})

if (!hasFfmpeg) console.warn('no ffmpeg here: real RTMP publishers and RTSP clients are not tested')
const withFfmpeg = hasFfmpeg ? test : test.skip

withFfmpeg('a drone publishes by RTMP with a token in its address, comes back after it lost its connection, and the viewer stays', async () => {
  await gateway.call('POST', '/v3/config/paths/add/cam/d1/main', { source: 'publisher' })
  const address = `rtmp://127.0.0.1:${gateway.ports.rtmp}/cam/d1/main?token=${TOKEN}`
  const first = ffmpeg(address, '-c', 'copy')
  await until(async () => (await gateway.state('cam/d1/main')).ready)
  expect(gateway.asked.at(-1)).toMatchObject({ action: 'publish', protocol: 'rtmp', path: 'cam/d1/main', token: TOKEN })
  const viewer = await watch('cam/d1/main')
  await until(() => viewer.frames > 15)
  first.kill('SIGKILL')
  await until(async () => (await gateway.state('cam/d1/main')).whyBlack === 'no_publisher')
  const before = viewer.frames
  ffmpeg(address, '-c', 'copy')
  await until(() => viewer.frames > before + 15)
  expect(viewer.state).toBe('connected')
  const steps = viewer.ticks.slice(1).map((tick, i) => (tick - viewer.ticks[i]!) | 0)
  expect(Math.min(...steps)).toBeGreaterThan(0)
})

withFfmpeg('a publisher without a token is refused', async () => {
  const child = ffmpeg(`rtmp://127.0.0.1:${gateway.ports.rtmp}/cam/d1/main`, '-c', 'copy')
  expect(await new Promise((resolve) => child.once('exit', resolve))).not.toBe(0)
  expect(await gateway.json('/v3/paths/list')).toMatchObject({ itemCount: 0 })
})

withFfmpeg('B-frames are seen and said', async () => {
  ffmpeg(`rtmp://127.0.0.1:${gateway.ports.rtmp}/cam/b/main?token=${TOKEN}`, '-c:v', 'libx264', '-preset', 'ultrafast', '-bf', '3', '-g', '20', '-threads', '1')
  const state = await until(async () => { const now = await gateway.state('cam/b/main'); return now.bFrames ? now : null })
  expect(state).toMatchObject({ ready: true, whyBlack: 'b_frames', detail: expect.stringContaining('B-frames to 0') })
})
