import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Browser } from 'playwright-core'
import { hasChromium, openChromium } from './harness/chromium.js'
import { TOKEN } from './harness/gateway-process.js'
import { startHlsStandIn } from './harness/hls-stand-in.js'
import type { HlsStandIn } from './harness/hls-stand-in.js'
import { until } from './harness/until.js'

/** The way by which the console plays from MediaMTX where UDP does not pass: the console's own module, in a real browser, with fragmented MP4 that ffmpeg cuts live. */

const ROOT = join(import.meta.dirname, '../../..')
const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0
const missing = !hasChromium ? 'no browser' : !hasFfmpeg ? 'no ffmpeg' : null
if (missing !== null) console.warn(`that HLS plays is not tested: ${missing}`)
const withBoth = missing === null ? test : test.skip

let dir: string
let browser: Browser
let cutter: ChildProcess
const standIns: HlsStandIn[] = []

beforeAll(async () => {
  if (missing !== null) return
  dir = await mkdtemp(join(tmpdir(), 'hls-'))
  execFileSync(process.execPath, [join(import.meta.dirname, 'harness/console-module.mjs'), join(ROOT, 'apps/console/src/link/video/hls-session.ts'), join(dir, 'module')], { cwd: ROOT })
  const film = join(dir, 'film.mp4')
  execFileSync('ffmpeg', ['-v', 'error', '-framerate', '10', '-f', 'h264', '-i', join(ROOT, 'apps/simulator/clips/street-sub.10.h264'), '-c', 'copy', film])
  cutter = spawn('ffmpeg', ['-v', 'error', '-re', '-stream_loop', '-1', '-i', film, '-c', 'copy', '-f', 'hls', '-hls_time', '1', '-hls_list_size', '6', '-hls_segment_type', 'fmp4', '-hls_flags', 'independent_segments', '-master_pl_name', 'index.m3u8', join(dir, 'stream.m3u8')], { stdio: 'ignore' })
  browser = await openChromium()
  await until(async () => (await read('index.m3u8')) && /(\.m4s[^]*){2}/.test((await read('stream.m3u8'))?.toString() ?? ''), 60_000)
}, 180_000)
afterAll(async () => {
  for (const standIn of standIns) await standIn.close()
  await browser?.close()
  cutter?.kill('SIGKILL')
  if (dir) await rm(dir, { recursive: true, force: true })
})

const read = (file: string): Promise<Buffer | null> => readFile(join(dir, basename(file))).catch(() => null)
async function start(sessions: boolean): Promise<HlsStandIn> {
  const standIn = await startHlsStandIn({
    read: (file, path) => path === 'cam/1/sub' ? read(file) : Promise.resolve(null), sessions, challenges: false, judge: ({ token }) => Promise.resolve(token === TOKEN),
    besides: ({ url }, response) => {
      const file = /^\/module\/([\w.-]+\.js)$/.exec(url!)?.[1]
      if (url !== '/' && !file) return false
      response.writeHead(200, { 'Content-Type': file ? 'text/javascript' : 'text/html' }).end(file ? readFileSync(join(dir, 'module', file)) : '<!doctype html><video muted autoplay></video>')
      return true
    },
  })
  standIns.push(standIn)
  return standIn
}

interface Played { way: string; frames: number; width: number; connected: boolean; over: boolean; left: boolean }
/** Plays until so many pictures were decoded; what the session says then, or the status with which it was refused. */
async function play(standIn: HlsStandIn, path: string, token: string, many: number): Promise<Played | { refused: number }> {
  const page = await browser.newPage()
  try {
    await page.goto(`${standIn.url}/`)
    return await page.evaluate(async ({ path, token, many }) => {
      const { openHls } = await import(`${location.origin}/module/module.js`) as { openHls: (leave: object, video: HTMLVideoElement, signal: AbortSignal) => Promise<{ way: string; measure(): Promise<Omit<Played, 'way' | 'left'>>; close(): void }> }
      const video = document.querySelector('video')!
      try {
        const session = await openHls({ token, fallback: { way: 'hls', url: `/${path}/index.m3u8` } }, video, new AbortController().signal)
        for (;;) {
          const { frames, width, connected, over } = await session.measure()
          if (frames < many && !over) { await new Promise((resolve) => setTimeout(resolve, 100)); continue }
          session.close()
          return { way: session.way, frames, width, connected, over, left: video.currentSrc !== '' && video.hasAttribute('src') }
        }
      } catch (error) { return { refused: (error as { status: number }).status } }
    }, { path, token, many })
  } finally { await page.close() }
}

withBoth.each([['once, and knows the reader by a session', true], ['of every playlist and piece', false]])('HLS plays from a MediaMTX that asks %s', async (_name, sessions) => {
  const standIn = await start(sessions)
  expect(await play(standIn, 'cam/1/sub', TOKEN, 50)).toMatchObject({ way: 'hls', frames: expect.any(Number), width: 320, connected: true, over: false, left: false })
  expect(standIn.served.filter((file) => file.endsWith('.m4s')).length).toBeGreaterThanOrEqual(2)
  expect(standIn.asked.every(({ token }) => token === TOKEN)).toBe(true)
  if (sessions) expect(standIn.asked).toHaveLength(1)
  else expect(standIn.asked.length).toBe(standIn.served.length)
}, 120_000)

withBoth('who may not watch is told so at once, and who asks for a path of nobody learns that', async () => {
  const standIn = await start(true)
  expect(await play(standIn, 'cam/1/sub', 'another', 1)).toEqual({ refused: 401 })
  expect(await play(standIn, 'cam/2/sub', TOKEN, 1)).toEqual({ refused: 404 })
}, 120_000)
