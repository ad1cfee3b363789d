import { existsSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium } from 'playwright-core'
import { startBenchGateway } from './bench-gateway.js'
import { line, median, quantile, title } from './say.js'
import { clockOf, filledFeeds } from './video-cameras.js'
import type { Feeds } from './video-cameras.js'
import { layBareTiles } from './wall/bare-tiles.js'
import { readAges } from './wall/picture-age.js'
import { WallCamera } from './wall/wall-camera.js'
import { startWallHub } from './wall/wall-hub.js'
import { FLAGS, openWallPage } from './wall/wall-page.js'
import type { WallPage } from './wall/wall-page.js'

export interface WallOptions { seconds: number }
const BITS_PER_SECOND = 500_000
const NINE = 9
const SIXTEEN = 16
const GOALS = { p50Ms: 150, p95Ms: 300, coldMs: 2000, warmMs: 500, fps: 14.5, saidMs: 5000, backMs: 5000 } as const
const PATIENCE_MS = 30_000
const SETTLE_MS = 3000
const LOOK_MS = 50
const verdict = (good: boolean): string => good ? 'reached' : 'MISSED'

/** What a person at the wall gets, with cameras, gateway, hub and browser on this one machine. */
export async function wallSection({ seconds }: WallOptions): Promise<boolean> {
  title(`The wall in a real Chromium: cameras 640 × 360 at 15/s and ${BITS_PER_SECOND / 1e6} Mbit/s, ${seconds} s each`)
  const executable = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
  if (!existsSync(executable)) { line(`no browser at ${executable} (CHROMIUM names another): skipped`); return true }
  const feeds = await filledFeeds(BITS_PER_SECOND)
  const cameras = await WallCamera.openAll(SIXTEEN, feeds)
  try {
    const good = [await glassToGlass(cameras.slice(0, NINE), feeds, seconds), await bare(cameras, executable, seconds)]
    return good.every(Boolean)
  } finally { for (const camera of cameras) await camera.close().catch(() => undefined) }
}

/** Nine tiles of the console's own wall: how old pictures are on the screen, and how soon a dead camera is said and is back. */
async function glassToGlass(cameras: readonly WallCamera[], feeds: Feeds, seconds: number): Promise<boolean> {
  const hub = await startWallHub(cameras.map(({ address }) => ({ main: address, sub: address })))
  let wall: WallPage | null = null
  try {
    wall = await openWallPage(hub, '9', hub.cameraIds)
    await reach(wall, cameras.length, (phase) => phase === 'playing')
    await wait(SETTLE_MS)
    await wall.page.evaluate(readAges, cameras.map(({ path }) => clockOf(feeds, path)))
    await wait(seconds * 1000)
    const ages = await wall.page.evaluate(() => window.ages)
    const all = ages.flat().sort((a, b) => a - b)
    const [p50, p95] = [quantile(all, 0.5), quantile(all, 0.95)]
    const fresh = p50 <= GOALS.p50Ms && p95 <= GOALS.p95Ms
    line(`${NINE} tiles, camera → screen: p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, longest ${all.at(-1)?.toFixed(0)} ms; painted ${(median(ages.map(({ length }) => length)) / seconds).toFixed(1)}/s a tile (goals ≤ ${GOALS.p50Ms} and ≤ ${GOALS.p95Ms} ms)  ${verdict(fresh)}`)
    for (const camera of cameras) await camera.die('power')
    const said = await reach(wall, cameras.length, (phase) => phase !== 'playing')
    await wait(SETTLE_MS)
    for (const camera of cameras) await camera.revive('power')
    const back = await reach(wall, cameras.length, (phase) => phase === 'playing')
    const soon = said <= GOALS.saidMs && back <= GOALS.backMs
    line(`all ${NINE} cameras dead: the last tile says so after ${(said / 1000).toFixed(1)} s, and plays ${(back / 1000).toFixed(1)} s after their return (goals ≤ ${GOALS.saidMs / 1000} and ≤ ${GOALS.backMs / 1000} s)  ${verdict(soon)}`)
    return fresh && soon
  } finally {
    await wall?.close()
    await hub.stop()
  }
}

/** Waits until all tiles are as wanted; how long that took, ms. */
async function reach(wall: WallPage, tiles: number, wanted: (phase: string) => boolean): Promise<number> {
  const begun = performance.now()
  for (;;) {
    const read = await wall.read()
    const tookMs = performance.now() - begun
    if (read.length === tiles && read.every(({ phase }) => wanted(phase))) return tookMs
    if (tookMs > PATIENCE_MS) throw new Error(`waited ${PATIENCE_MS / 1000} s in vain: ${read.map(({ phase }) => phase).join(', ')}`)
    await wait(LOOK_MS)
  }
}

/** The first picture, from a camera that nobody watches and from one that another seat watches already; then sixteen at once. */
async function bare(cameras: readonly WallCamera[], executable: string, seconds: number): Promise<boolean> {
  const gateway = await startBenchGateway()
  const browser = await chromium.launch({ executablePath: executable, args: FLAGS })
  try {
    for (const { path, address } of cameras) await gateway.add(path, address)
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    await page.goto(`${gateway.base}/`)
    await page.evaluate(layBareTiles, Math.sqrt(SIXTEEN))
    const [cold, warm]: [number[], number[]] = [[], []]
    for (const { path } of cameras.slice(0, NINE)) {
      cold.push(await page.evaluate((name) => window.bare.open(name), path))
      warm.push(await page.evaluate((name) => window.bare.open(name), path))
      await page.evaluate(() => window.bare.clear())
    }
    const prompt = Math.max(...cold) <= GOALS.coldMs && Math.max(...warm) <= GOALS.warmMs
    line(`first picture: cold p50 ${median(cold).toFixed(0)} ms, longest ${Math.max(...cold).toFixed(0)} ms; watched already p50 ${median(warm).toFixed(0)} ms, longest ${Math.max(...warm).toFixed(0)} ms (goals ≤ ${GOALS.coldMs} and ≤ ${GOALS.warmMs} ms)  ${verdict(prompt)}`)
    const firsts = await page.evaluate((names) => Promise.all(names.map((name) => window.bare.open(name))), cameras.map(({ path }) => path))
    await wait(SETTLE_MS)
    const before = { counts: await page.evaluate(() => window.bare.counts()), at: performance.now() }
    await wait(seconds * 1000)
    const after = await page.evaluate(() => window.bare.counts())
    const spent = (performance.now() - before.at) / 1000
    const fps = after.map(({ decoded, dropped }, i) => (decoded - dropped - before.counts[i]!.decoded + before.counts[i]!.dropped) / spent).sort((a, b) => a - b)
    const fluent = fps[0]! >= GOALS.fps
    line(`${SIXTEEN} tiles at once: slowest ${fps[0]!.toFixed(1)}/s, median ${median(fps).toFixed(1)}/s decoded and not dropped, all had a picture after ${(Math.max(...firsts) / 1000).toFixed(1)} s (goal ≥ ${GOALS.fps}/s each)  ${verdict(fluent)}`)
    return prompt && fluent
  } finally {
    await browser.close()
    await gateway.stop()
  }
}
