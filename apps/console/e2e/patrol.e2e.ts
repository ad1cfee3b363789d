/**
 * A patrol round in a real Chromium, with pictures by the real gateway: `node --test apps/console/e2e/dist/patrol.e2e.js` after `npx tsc -p apps/console/e2e` and a build.
 * What the hub counts as seen is read back from the hub. Any console error fails it.
 */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openPage } from './harness/browser.js'
import { ROOT, newPlace, removePlace } from './harness/demo.js'
import type { Place } from './harness/demo.js'
import { startQuietHub } from './harness/hub.js'
import type { Call, QuietHub } from './harness/hub.js'

interface Cameras { port: number; close(): Promise<void> }
interface Open { items: { state: string; stop: number; stops: number; progress: { seen: number; unproven: number; cannotSee: number } }[] }

let place: Place
let hub: QuietHub
let cameras: Cameras
let browser: Browser
let page: Page
let errors: string[]
let admin: Call
let seat: Call
const WAIT = { timeout: 30_000 }
const COUNT = 5

const load = <T>(file: string): Promise<T> => import(pathToFileURL(join(ROOT, 'apps/simulator/dist/cameras', file)).href) as Promise<T>
const playing = (many: number): Promise<unknown> => page.waitForFunction((n) => document.querySelectorAll('.tile-picture[data-phase=playing]').length === n, many, { timeout: 40_000, polling: 100 })
const session = async (): Promise<Open['items'][number]> => (await seat<Open>('GET', '/api/patrol/sessions/open')).items[0]!
const head = (text: RegExp) => page.locator('.patrol-head', { hasText: text })

before(async () => {
  place = await newPlace()
  const { CameraServer } = await load<{ CameraServer: { open(rules: object, port: number): Promise<Cameras> } }>('camera-server.js')
  const { cityFeeds } = await load<{ cityFeeds(): unknown }>('city-feeds.js')
  ;[hub, cameras] = await Promise.all([startQuietHub(place), CameraServer.open({ feedOf: cityFeeds() }, 0)])
  ;[admin, seat] = [await hub.caller('admin'), await hub.caller('seat')]
  const cameraIds: string[] = []
  for (let n = 1; n <= COUNT; n += 1) {
    const { id } = await admin<{ id: string }>('POST', '/api/devices', { name: `camera ${n}`, kind: 'camera', protocol: 'rtsp', externalId: `C-${n}`, lat: 30, lon: 121, facingDeg: 90 })
    const address = `rtsp://127.0.0.1:${cameras.port}/cam/${n}`
    await admin('PATCH', `/api/cameras/${id}`, { kind: 'bureau', mainUrl: address, subUrl: `${address}/sub` })
    cameraIds.push(id)
  }
  await admin('POST', '/api/patrol/rounds', { name: 'night round', pool: { cameraIds }, order: 'fixed', dwellS: 6, lookFor: [{ category: '0405' }] })
  browser = await openBrowser()
  ;({ page, errors } = await openPage(browser))
  await page.goto(`${hub.url}/video?patrol=1`)
  await page.getByRole('button', { name: /seat|\u5ea7\u5e2d/ }).first().click()
})
after(async () => {
  await browser?.close()
  await hub?.stop()
  await cameras?.close()
  removePlace(place)
})

describe('a patrol round', { timeout: 240_000 }, () => {
  it('puts its stop on the wall, and proves what was looked at', async () => {
    await page.locator('.patrol-round button').first().click(WAIT)
    await head(/1\/2/).waitFor(WAIT)
    await playing(4)
    await page.waitForFunction(() => document.querySelectorAll('.patrol-view progress[data-proven]').length === 4, null, { ...WAIT, polling: 200 })
    await page.keyboard.press('n')
    await head(/2\/2/).waitFor(WAIT)
    assert.deepEqual((await session()).progress, { ...(await session()).progress, seen: 4, unproven: 0 })
  })

  it('goes on after a reload, and stands still while one is called away', async () => {
    await page.reload()
    await head(/2\/2/).waitFor(WAIT)
    await playing(1)
    await page.keyboard.press('p')
    await page.locator('.patrol [role=status]').waitFor(WAIT)
    assert.equal((await session()).state, 'interrupted')
    await page.keyboard.press('p')
    await page.locator('.patrol-views').waitFor(WAIT)
    assert.equal((await session()).state, 'running')
  })

  it('takes a picture that cannot be seen with its reason, and ends', async () => {
    await page.keyboard.press('x')
    await page.locator('.patrol-choices button').nth(1).click(WAIT)
    await page.locator('.patrol .notice').waitFor(WAIT)
    assert.deepEqual((await seat<Open>('GET', '/api/patrol/sessions/open')).items, [])
    await page.locator('.patrol .notice button').click()
    await page.locator('.patrol-round').waitFor(WAIT)
  })

  it('shows what was covered, and the streets of the city that five cameras do not see', async () => {
    await page.locator('.patrol-foot a').click()
    await page.locator('.coverage-scroll table tbody tr').first().waitFor(WAIT)
    assert.match((await page.locator('.coverage-summary').textContent())!, /5.*4/)
    await page.goto(`${hub.url}/video/coverage?by=blind`)
    // The hub surveys within a minute of a change.
    await page.locator('.coverage-scroll tbody tr').first().waitFor({ timeout: 75_000 })
    assert.match((await page.locator('.coverage-scroll tbody tr').first().textContent())!, /km.*9\d%|km.*100%/)
    assert.deepEqual(errors, [])
  })
})
