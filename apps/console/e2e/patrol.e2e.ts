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
interface Open { items: { state: string; stop: number; stops: number; progress: { seen: number; unproven: number; cannotSee: number; incidents: number } }[] }

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
/** What the lorry leaves behind in the pictures of camera 1. */
const HEAP = '0136'

const load = <T>(file: string): Promise<T> => import(pathToFileURL(join(ROOT, 'apps/simulator/dist/cameras', file)).href) as Promise<T>
const playing = (many: number): Promise<unknown> => page.waitForFunction((n) => document.querySelectorAll('.tile-picture[data-phase=playing]').length === n, many, { timeout: 40_000, polling: 100 })
const session = async (): Promise<Open['items'][number]> => (await seat<Open>('GET', '/api/patrol/sessions/open')).items[0]!
const frozenPicture = (): Promise<string> => page.evaluate(() => document.querySelector<HTMLCanvasElement>('.frozen-picture canvas')!.toDataURL())
/** Runs in the page: whether two places of a picture have the colour of the heap that the lorry has left there; road, pavement and lorry have others. */
const showsHeap = (selector: string): boolean => {
  const source = document.querySelector<HTMLVideoElement & HTMLCanvasElement & HTMLImageElement>(selector)
  if (!source) return false
  const [width, height] = [source.videoWidth || source.naturalWidth || source.width, source.videoHeight || source.naturalHeight || source.height]
  if (!width || !height) return false
  const paint = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d')!
  paint.drawImage(source, 0, 0, width, height)
  const near = (x: number, y: number, colour: readonly number[]): boolean => {
    const { data } = paint.getImageData(Math.round(x * width), Math.round(y * height), 1, 1)
    return colour.every((part, index) => Math.abs(part - data[index]!) < 26)
  }
  return near(0.67, 0.69, [145, 125, 101]) && near(0.64, 0.695, [119, 100, 79])
}
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
  await admin('POST', '/api/patrol/rounds', { name: 'night round', pool: { cameraIds }, order: 'fixed', dwellS: 6, lookFor: [{ category: HEAP }] })
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
  })

  it('freezes a frame with the staged heap and files it by keyboard, which is the decision on that picture', async () => {
    // The heap lies in the picture for seven of each twelve seconds.
    await page.waitForFunction(showsHeap, '.tile[data-tile="0"] video', { ...WAIT, polling: 100 })
    await page.keyboard.press('f')
    await page.locator('.frozen-keys button').first().waitFor(WAIT)
    // Between the look and the key the clip may have begun anew: then it is a few seconds back.
    for (let back = 0; back < 9 && !await page.evaluate(showsHeap, '.frozen-picture canvas'); back += 1) {
      const before = await frozenPicture()
      await page.keyboard.press('ArrowLeft')
      await page.waitForFunction((was) => document.querySelector<HTMLCanvasElement>('.frozen-picture canvas')!.toDataURL() !== was, before, WAIT)
    }
    assert.ok(await page.evaluate(showsHeap, '.frozen-picture canvas'), 'the frozen picture shows the heap')
    const { categories } = await seat<{ categories: { code: string; name: { zh: string } }[] }>('GET', '/api/categories')
    const name = categories.find(({ code }) => code === HEAP)!.name.zh
    const keys = await page.locator('.frozen-keys button').allTextContents()
    const key = keys.findIndex((text) => text.includes(name)) + 1
    assert.ok(key > 0, `${name} has a key among ${keys.join(', ')}`)
    await page.keyboard.press(String(key))
    await page.keyboard.press('Enter')
    await page.locator('.frozen').waitFor({ state: 'detached', ...WAIT })
    const { items: [made] } = await seat<{ items: { id: string; state: string; category: string; address: string }[] }>('GET', '/api/incidents?source=video')
    assert.deepEqual([made!.state, made!.category, made!.address], ['filed', HEAP, 'camera 1'])
    const { items: kept } = await seat<{ items: { id: string; mime: string; role: string; hash: string }[] }>('GET', `/api/evidence?incident=${made!.id}`)
    assert.deepEqual(kept.map(({ mime, role }) => `${role} ${mime}`).sort(), ['before image/jpeg', 'before video/mp4'])
    const picture = kept.find(({ mime }) => mime === 'image/jpeg')!
    await page.evaluate(async (address) => {
      const image = Object.assign(new Image(), { id: 'kept', src: address })
      await image.decode()
      document.body.append(image)
    }, `/api/evidence/${picture.id}/file`)
    assert.ok(await page.evaluate(showsHeap, '#kept'), 'the picture that was filed shows the heap')
    await page.evaluate(() => document.querySelector('#kept')!.remove())
    await page.waitForFunction(() => document.querySelectorAll('.patrol-mark-seen').length === 1, null, WAIT)
  })

  it('goes to the next stop when nothing is seen in the others', async () => {
    await page.keyboard.press('n')
    await head(/2\/2/).waitFor(WAIT)
    assert.deepEqual((await session()).progress, { ...(await session()).progress, seen: 4, unproven: 0, incidents: 1 })
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
