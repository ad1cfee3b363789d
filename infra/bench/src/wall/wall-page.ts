import { chromium } from 'playwright-core'
import type { Page } from 'playwright-core'
import { watchTiles } from './tile-watch.js'
import type { TileReading } from './tile-watch.js'
import type { WallHub } from './wall-hub.js'

/**
 * Decoding and compositing without a graphics card, so that every machine measures the same thing; the wall draws no WebGL, and the software compositor
 * paints videos several times as often as an emulated graphics card does. The rest keeps the browser from asking the network.
 */
export const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--autoplay-policy=no-user-gesture-required', '--enable-precise-memory-info', '--js-flags=--expose-gc', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1']
const SEAT = 'bench'

/** The console's own video wall in a real Chromium, and what is to be seen on it. */
export interface WallPage {
  readonly page: Page
  /** Exceptions that nobody caught. */
  readonly faults: readonly string[]
  /** How often a tile asked for a connection so far. */
  asked(): number
  read(): Promise<TileReading[]>
  /** Its heap after a collection, MB. */
  heapMb(): Promise<number>
  close(): Promise<void>
}

/** Signs in, lays the cameras out and waits for nothing. */
export async function openWallPage(hub: WallHub, layout: string, cameraIds: readonly string[]): Promise<WallPage> {
  await hub.call('PUT', `/api/walls/${SEAT}`, { walls: [{ name: '1', layout, tiles: cameraIds }] })
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: FLAGS })
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
    const faults: string[] = []
    let asked = 0
    page.on('pageerror', (error) => faults.push(error.stack ?? error.message))
    page.on('request', (request) => { if (request.method() === 'POST' && request.url().endsWith('/whep')) asked++ })
    await page.addInitScript(`localStorage.setItem('watchfloor.seat', '${JSON.stringify(SEAT)}')`)
    await page.addInitScript(watchTiles)
    await page.goto(`${hub.url}/video`)
    await page.getByRole('button', { name: 'seat' }).click()
    return {
      page, faults, asked: () => asked,
      read: () => page.evaluate(() => window.readTiles()),
      heapMb: () => page.evaluate('(gc(), gc(), performance.memory.usedJSHeapSize / 2 ** 20)') as Promise<number>,
      close: () => browser.close(),
    }
  } catch (error) {
    await browser.close()
    throw error
  }
}
