import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { spawn, spawnSync } from 'node:child_process'
import type { Browser, Page } from 'playwright-core'
import { hasChromium, openChromium } from './harness/chromium.js'
import { CLOCK, drawClock } from './harness/clock-code.js'
import { watchClock } from './harness/clock-page.js'
import type { Watched } from './harness/clock-page.js'
import { GatewayProcess, TOKEN } from './harness/gateway-process.js'
import { gstMissing, startGstCamera } from './harness/gst-camera.js'
import { until } from './harness/until.js'

/** Neither end is ours: GStreamer's RTSP server or ffmpeg's RTMP publisher, each with its own encoder, before the gateway; a real Chromium behind it, which counts what it decoded and reads the clock in it. */

const missing = hasChromium ? gstMissing() : 'no browser'
if (missing !== null) console.warn(`GStreamer's RTSP server is not tried: ${missing} (gir1.2-gst-rtsp-server-1.0, python3-gi, gstreamer1.0-plugins-base, -good and -ugly)`)
const withGst = missing === null ? test : test.skip
const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0
const withFfmpeg = hasChromium && hasFfmpeg ? test : test.skip
const PICTURES = 60
const ACCOUNT = { user: 'op', password: 'p@ss:1' }

let gateway: GatewayProcess
let browser: Browser
let page: Page

beforeAll(async () => {
  if (!hasChromium) return
  gateway = await GatewayProcess.start()
  browser = await openChromium()
  page = await browser.newPage()
  await page.goto(`${gateway.url}/`)
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await gateway?.stop()
})

function judge(who: string, { decoded, size, latenciesMs }: Watched): void {
  const sorted = latenciesMs.toSorted((a, b) => a - b)
  console.warn(`${who}: ${decoded} pictures decoded, latency with its encoder p50 ${sorted[sorted.length >> 1]} ms, p95 ${sorted[Math.floor(sorted.length * 0.95)]} ms`)
  expect(size).toBe(`${CLOCK.width}x${CLOCK.height}`)
  expect(decoded).toBeGreaterThanOrEqual(PICTURES)
  expect(sorted[0]).toBeGreaterThan(0)
  // On two quiet cores it is far below; a loaded machine may not fail this, and a queue that grows must.
  expect(sorted[sorted.length >> 1]).toBeLessThan(2000)
}

withGst.each([
  { scheme: 'none', transport: 'tcp' }, { scheme: 'basic', transport: 'tcp' }, { scheme: 'digest', transport: 'tcp' }, { scheme: 'digest', transport: 'udp' },
] as const)('GStreamer’s RTSP server ($scheme, $transport) plays in a browser', async ({ scheme, transport }) => {
  const camera = await startGstCamera({ scheme, transport, ...ACCOUNT })
  try {
    const path = `gst/${scheme}/${transport}`
    const source = (password: string): string => `rtsp://${scheme === 'none' ? '' : `${ACCOUNT.user}:${encodeURIComponent(password)}@`}127.0.0.1:${camera.port}/live`
    if (scheme !== 'none') expect(await (await gateway.call('POST', '/wf/probe', { source: source('wrong') })).json()).toMatchObject({ fault: 'unauthorised' })
    await gateway.call('POST', `/v3/config/paths/add/${path}`, { source: source(ACCOUNT.password), sourceOnDemand: true })
    judge(`GStreamer, ${scheme}, ${transport}`, await watchClock(page, path, PICTURES))
    expect(await gateway.state(path)).toMatchObject({ transport, codec: 'H264', width: CLOCK.width, height: CLOCK.height, bFrames: false, whyBlack: null })
  } finally { await camera.stop() }
}, 60_000)

withFfmpeg('what ffmpeg encodes and publishes by RTMP plays in a browser', async () => {
  const child = spawn('ffmpeg', [
    '-v', 'error', '-f', 'rawvideo', '-pix_fmt', 'gray', '-s', `${CLOCK.width}x${CLOCK.height}`, '-r', '15', '-i', '-',
    '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-pix_fmt', 'yuv420p', '-g', '30', '-f', 'flv', `rtmp://127.0.0.1:${gateway.ports.rtmp}/drone/1?token=${TOKEN}`,
  ], { stdio: ['pipe', 'ignore', 'inherit'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.stdin.on('error', () => undefined)
  const timer = setInterval(() => { child.stdin.write(drawClock(Date.now())) }, 1000 / 15)
  try {
    await until(async () => (await gateway.state('drone/1')).ready)
    judge('ffmpeg by RTMP', await watchClock(page, 'drone/1', PICTURES))
    expect(await gateway.state('drone/1')).toMatchObject({ source: 'publisher', transport: 'rtmpConn', codec: 'H264', bFrames: false })
  } finally {
    clearInterval(timer)
    child.kill('SIGKILL')
    await ended
  }
}, 60_000)
