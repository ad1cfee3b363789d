import { afterEach, expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { FfmpegCamera } from './harness/ffmpeg-camera.js'
import { GatewayProcess } from './harness/gateway-process.js'
import { until } from './harness/until.js'
import { Viewer } from './harness/viewer.js'

/** What browsers cannot play, encoded anew by a real ffmpeg; on a machine without it there is nothing to try. */

const encoders = spawnSync('ffmpeg', ['-hide_banner', '-encoders']).stdout?.toString() ?? ''
const hasFfmpeg = encoders.includes('libx264') && encoders.includes('libx265') && existsSync('/proc')
if (!hasFfmpeg) console.warn('no ffmpeg with libx264 and libx265 here: transcoding is not tested')
const withFfmpeg = hasFfmpeg ? test : test.skip
const H265 = ['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'keyint=10:repeat-headers=1:log-level=none']
const B_FRAMES = ['-c:v', 'libx264', '-preset', 'veryfast', '-bf', '3', '-g', '10', '-x264-params', 'b-adapt=0:repeat-headers=1']

let gateway: GatewayProcess
const cameras: FfmpegCamera[] = []
const viewers: Viewer[] = []
const camera = async (...encoder: readonly string[]): Promise<FfmpegCamera> => { const made = await FfmpegCamera.open(...encoder); cameras.push(made); return made }
const watch = async (path: string): Promise<Viewer> => { const viewer = await Viewer.open(gateway.url, path); viewers.push(viewer); return viewer }
const add = (path: string, source: string, transcode: boolean): Promise<Response> => gateway.call('POST', `/v3/config/paths/add/${path}`, { source, sourceOnDemand: true, transcode })
/** Processes that this one started and that are ffmpeg. */
const children = (pid: number): { pid: number, words: string }[] => readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
  try {
    const parent = Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1])
    const words = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return parent === pid && words.startsWith('ffmpeg') ? [{ pid: Number(name), words }] : []
  } catch { return [] }
})
const lives = (pid: number): boolean => { try { return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8')) } catch { return false } }

afterEach(async () => {
  for (const viewer of viewers.splice(0)) viewer.vanish()
  await gateway.stop()
  for (const made of cameras.splice(0)) made.close()
})

withFfmpeg.each([['H.265', H265], ['B-frames', B_FRAMES]] as const)('a camera that sends %s plays in the end, as H.264 that browsers take', async (_name, encoder) => {
  gateway = await GatewayProcess.start({ GATEWAY_TRANSCODE: '2', GATEWAY_LINGER_MS: '300' })
  const source = (await camera(...encoder)).addressFor('op', 'never-to-be-seen')
  await add('cam/1/main~h264', source, true)
  const first = await watch('cam/1/main~h264')
  await until(() => first.frames > 20, 40_000)
  expect(await gateway.state('cam/1/main~h264')).toMatchObject({ ready: true, whyBlack: null, codec: 'H264', profile: 'Main', bFrames: false, width: 320, height: 180 })
  // The clock goes forward only: pictures are shown in the order in which they come.
  expect(Math.min(...first.ticks.slice(1).map((tick, i) => (tick - first.ticks[i]!) | 0))).toBeGreaterThan(0)
  const second = await watch('cam/1/main~h264')
  await until(() => second.frames > 5, 20_000)
  const running = children(gateway.child.pid!)
  expect(running).toHaveLength(1)
  expect(running[0]!.words).not.toMatch(/never-to-be-seen|op:/)
  for (const viewer of [first, second]) expect((await fetch(gateway.url + viewer.location, { method: 'DELETE' })).status).toBe(200)
  await until(() => children(gateway.child.pid!).length === 0, 20_000)
}, 120_000)

withFfmpeg('no more are encoded than may be, and who comes too late is told why', async () => {
  gateway = await GatewayProcess.start({ GATEWAY_TRANSCODE: '1' })
  await add('cam/1/main~h264', (await camera(...B_FRAMES)).addressFor('a', 'b'), true)
  await add('cam/2/main~h264', (await camera(...B_FRAMES)).addressFor('a', 'b'), true)
  const first = await watch('cam/1/main~h264')
  await until(() => first.frames > 2, 40_000)
  await watch('cam/2/main~h264')
  await until(async () => (await gateway.state('cam/2/main~h264')).whyBlack === 'transcoder_busy', 20_000)
  expect(children(gateway.child.pid!)).toHaveLength(1)
}, 90_000)

withFfmpeg('a gateway that is killed leaves no ffmpeg behind', async () => {
  gateway = await GatewayProcess.start({ GATEWAY_TRANSCODE: '1' })
  await add('cam/1/main~h264', (await camera(...B_FRAMES)).addressFor('a', 'b'), true)
  const viewer = await watch('cam/1/main~h264')
  await until(() => viewer.frames > 2, 40_000)
  const [running] = children(gateway.child.pid!)
  await gateway.kill()
  await until(() => !lives(running!.pid), 30_000)
  // One that can be stopped as usual.
  await gateway.run()
}, 90_000)

test('where nobody allowed it, nothing is encoded anew', async () => {
  gateway = await GatewayProcess.start()
  await add('cam/1/main~h264', 'rtsp://127.0.0.1:1/none', true)
  const viewer = await Viewer.open(gateway.url, 'cam/1/main~h264')
  viewers.push(viewer)
  await until(async () => (await gateway.state('cam/1/main~h264')).whyBlack === 'transcoder_busy')
})
