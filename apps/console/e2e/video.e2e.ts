/**
 * The wall in a real Chromium, with the real media gateway and cameras that speak RTSP: `node --test apps/console/e2e/dist/video.e2e.js` after
 * `npx tsc -p apps/console/e2e` and a build. Pictures are counted where they are decoded. Any console error fails it, but for those it provokes.
 */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openPage } from './harness/browser.js'
import { ROOT, newPlace, processesOf, removePlace } from './harness/demo.js'
import type { Place } from './harness/demo.js'
import { startQuietHub } from './harness/hub.js'
import type { Call, QuietHub } from './harness/hub.js'

/** Simulated lenses behind ONVIF: where each looks. */
interface Lenses { port: number; lenses: Map<number, { pose: { pan: number } }>; close(): Promise<void> }
interface Cameras { port: number; silence(silent: boolean): void; close(): Promise<void> }

let place: Place
let hub: QuietHub
let cameras: Cameras
let lenses: Lenses
let browser: Browser
let page: Page
let errors: string[]
let admin: Call
let seat: Call
const WAIT = { timeout: 20_000 }
const COUNT = 18
/** The one that can be turned. */
const TURNS = 3

const load = <T>(file: string): Promise<T> => import(pathToFileURL(join(ROOT, 'apps/simulator/dist/cameras', file)).href) as Promise<T>
const openCameras = async (port = 0): Promise<Cameras> => {
  const { CameraServer } = await load<{ CameraServer: { open(rules: object, port: number): Promise<Cameras> } }>('camera-server.js')
  const { cityFeeds } = await load<{ cityFeeds(): unknown }>('city-feeds.js')
  return CameraServer.open({ feedOf: cityFeeds() }, port)
}
const playing = (many: number, ms = 20_000): Promise<unknown> => page.waitForFunction((n) => document.querySelectorAll('.tile-picture[data-phase=playing]').length === n, many, { timeout: ms, polling: 100 })
const decoded = (): Promise<number[]> => page.evaluate(() => [...document.querySelectorAll<HTMLVideoElement>('.tile video')].map((video) => video.getVideoPlaybackQuality().totalVideoFrames))
const tile = (index: number) => page.locator(`.tile[data-tile="${index}"]`)
const row = (index: number) => page.locator('.camera-rows li').nth(index)
const layOut = (layout: string): Promise<void> => page.locator('.wall-layouts').getByText(layout, { exact: true }).click()
const fill = async (many: number): Promise<void> => { for (let n = 0; n < many; n += 1) await row(n).locator('button').dblclick() }

before(async () => {
  place = await newPlace()
  const { OnvifServer } = await load<{ OnvifServer: { open(rules: object): Promise<Lenses> } }>('onvif/onvif-server.js')
  lenses = await OnvifServer.open({ account: { username: 'op', password: 'turn' }, turns: (number: number) => number === TURNS })
  ;[hub, cameras] = await Promise.all([startQuietHub(place), openCameras()])
  ;[admin, seat] = [await hub.caller('admin'), await hub.caller('seat')]
  for (let n = 1; n <= COUNT; n += 1) {
    const { id } = await admin<{ id: string }>('POST', '/api/devices', { name: `camera ${n}`, kind: 'camera', protocol: 'rtsp', externalId: `C-${n}`, lat: 30, lon: 121, facingDeg: 90 })
    const address = `rtsp://127.0.0.1:${cameras.port}/cam/${n}`
    await admin('PATCH', `/api/cameras/${id}`, { kind: 'bureau', mainUrl: address, subUrl: `${address}/sub`, ...(n === TURNS ? { onvifUrl: `http://127.0.0.1:${lenses.port}/cam/${n}/onvif/device_service`, onvifUsername: 'op', onvifPassword: 'turn' } : {}) })
  }
  browser = await openBrowser()
  // A gateway that is killed leaves calls without an answer; which is what is tried here.
  ;({ page, errors } = await openPage(browser, (text) => /\/media\/|\/api\/cameras\//.test(text) && /50[0-9]|404/.test(text)))
  await page.goto(`${hub.url}/video`)
  await page.getByRole('button', { name: /seat|\u5ea7\u5e2d/ }).first().click()
  await row(0).waitFor(WAIT)
})
after(async () => {
  await browser?.close()
  await hub?.stop()
  await cameras?.close()
  await lenses?.close()
  removePlace(place)
})

describe('the wall', { timeout: 240_000 }, () => {
  it('plays nine tiles by WebRTC, each with its name, its source and its age', async () => {
    await layOut('9')
    await fill(9)
    await playing(9)
    const before = await decoded()
    await page.waitForTimeout(3000)
    const after = await decoded()
    after.forEach((count, index) => assert.ok(count - before[index]! >= 24, `tile ${index} decoded ${count - before[index]!} pictures in 3 s`))
    for (let n = 0; n < 9; n += 1) assert.match((await tile(n).locator('.tile-caption').textContent())!, /camera \d+.*\u25f7 0 s.*WebRTC/)
  })

  it('comes back as it was after a reload', async () => {
    await page.waitForTimeout(1000)
    await page.reload()
    await playing(9)
    assert.equal(await tile(8).locator('.tile-name').textContent(), 'camera 9')
  })

  it('takes a camera that is dragged, and changes places with one that is there', async () => {
    await row(9).dragTo(tile(4))
    await tile(4).locator('.tile-name', { hasText: 'camera 10' }).waitFor(WAIT)
    await tile(4).dragTo(tile(0))
    await tile(0).locator('.tile-name', { hasText: 'camera 10' }).waitFor(WAIT)
    assert.equal(await tile(4).locator('.tile-name').textContent(), 'camera 1')
    await playing(9)
  })

  it('gives the main stream to the tile that is enlarged by keyboard', async () => {
    await tile(0).click({ position: { x: 20, y: 20 } })
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('e')
    await page.waitForFunction(() => (document.querySelector<HTMLVideoElement>('.tile[data-large] video')?.videoWidth ?? 0) >= 640, null, WAIT)
    assert.equal(await page.locator('.tile[data-large]').getAttribute('data-tile'), '1')
    await page.keyboard.press('Escape')
    await playing(9)
  })

  it('turns a frame into a filed incident in three keys and less than eight seconds', async () => {
    await tile(2).click({ position: { x: 20, y: 20 } })
    const began = Date.now()
    await page.keyboard.press('f')
    await page.locator('.frozen-keys button').first().waitFor(WAIT)
    await page.keyboard.press('2')
    await page.keyboard.press('Enter')
    await page.locator('.frozen').waitFor({ state: 'detached', timeout: 8000 })
    assert.ok(Date.now() - began < 8000, `took ${Date.now() - began} ms`)
    const { items: [made] } = await seat<{ items: { id: string; state: string; source: string; address: string; lat: number; lon: number }[] }>('GET', '/api/incidents?source=video')
    assert.ok(made)
    assert.deepEqual([made.state, made.source, made.address], ['filed', 'video', 'camera 3'])
    assert.ok(Math.abs(made.lat - 30) < 0.0001 && made.lon > 121 && made.lon < 121.001, 'it lies before the camera, which looks east')
    const { items } = await seat<{ items: { mime: string; deviceId: string; hash: string }[] }>('GET', `/api/evidence?incident=${made.id}`)
    assert.deepEqual(items.map(({ mime }) => mime).sort(), ['image/jpeg', 'video/mp4'])
    assert.equal(await page.locator('.tile[data-chosen]').getAttribute('data-tile'), '3', 'the hand goes on to the next tile')
  })

  it('checks afterwards by the same camera, turned back to the view of the filing', async () => {
    const { items: [filed] } = await seat<{ items: { id: string; version: number }[] }>('GET', '/api/incidents?source=video')
    const { items: [camera] } = await seat<{ items: { id: string }[] }>('GET', '/api/cameras?q=camera%203&limit=1')
    const kept = (await seat<{ items: { id: string; mime: string }[] }>('GET', `/api/evidence?incident=${filed!.id}`)).items.find(({ mime }) => mime === 'image/jpeg')
    // The filing did not wait for the lens to say where it looks.
    for (const end = Date.now() + 20_000; !(await seat<{ known: boolean }>('GET', `/api/cameras/${camera!.id}/ptz/looks/${kept!.id}`)).known && Date.now() < end;) await page.waitForTimeout(100)
    const { pan } = lenses.lenses.get(TURNS)!.pose
    // Meanwhile somebody looked elsewhere with it, and the matter was put right.
    await seat('POST', `/api/cameras/${camera!.id}/ptz/go`, { seat: 'other', preset: 'Preset_2' })
    await seat('POST', `/api/cameras/${camera!.id}/ptz/release`, { seat: 'other' })
    await seat('POST', `/api/incidents/${filed!.id}/actions`, { action: 'clear', version: filed!.version, reason: 'put right', sendNow: true })
    const desk = await page.context().newPage()
    await desk.goto(`${hub.url}/dispatch?case=${filed!.id}`)
    await desk.locator('.after-check button').first().waitFor(WAIT)
    await desk.keyboard.press('v')
    await desk.locator('.after-sides img').waitFor(WAIT)
    assert.ok(await desk.locator('.after-sides img').evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth > 0)), 'the picture of the filing is beside it')
    await desk.waitForFunction(() => (document.querySelector<HTMLVideoElement>('.after-live video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0) > 5, null, WAIT)
    assert.notEqual(lenses.lenses.get(TURNS)!.pose.pan, pan, 'nobody turns it unasked')
    await desk.locator('.after-keys').getByText(/H$/).waitFor(WAIT)
    await desk.keyboard.press('h')
    for (const end = Date.now() + 20_000; lenses.lenses.get(TURNS)!.pose.pan !== pan && Date.now() < end;) await desk.waitForTimeout(100)
    assert.equal(lenses.lenses.get(TURNS)!.pose.pan, pan)
    await desk.keyboard.press('f')
    await desk.locator('[data-frozen] canvas').waitFor(WAIT)
    await desk.keyboard.press('Enter')
    await desk.locator('.after-sides').waitFor({ state: 'detached', timeout: 20_000 })
    const { timeline } = await seat<{ timeline: { action: string; evidence?: string[] }[] }>('GET', `/api/incidents/${filed!.id}`)
    const { items } = await seat<{ items: { id: string; role: string; mime: string }[] }>('GET', `/api/evidence?incident=${filed!.id}`)
    const after = items.filter(({ role }) => role === 'after')
    assert.deepEqual(after.map(({ mime }) => mime).sort(), ['image/jpeg', 'video/mp4'])
    assert.ok(timeline.some(({ action, evidence }) => action === 'note' && after.every(({ id }) => evidence?.includes(id))), 'the check is a line of the case')
    await desk.close()
  })

  it('turns a frozen frame back in time, and replays the last minute of a tile', async () => {
    await page.keyboard.press('f')
    const shot = (): Promise<string> => page.evaluate(() => document.querySelector<HTMLCanvasElement>('.frozen-picture canvas')!.toDataURL())
    const now = await shot()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await page.waitForFunction((before) => document.querySelector<HTMLCanvasElement>('.frozen-picture canvas')!.toDataURL() !== before, now, WAIT)
    await page.keyboard.press('Escape')
    await page.locator('.frozen').waitFor({ state: 'detached', timeout: 5000 })
    await page.keyboard.press('r')
    await page.waitForFunction(() => (document.querySelector<HTMLVideoElement>('.tile-picture[data-phase=replay] video')?.currentTime ?? 0) > 0.5, null, WAIT)
    await page.keyboard.press('r')
    await playing(9)
  })

  it('plays nine of sixteen and shows the others as stills that are refreshed', async () => {
    await layOut('16')
    for (let n = 10; n < 17; n += 1) await row(n).locator('button').dblclick()
    await playing(9)
    assert.equal(await page.locator('.tile-picture[data-phase=still]').count(), 7)
    await page.waitForFunction(() => [...document.querySelectorAll<HTMLCanvasElement>('.tile canvas')].every((canvas) => canvas.width >= 320 && canvas.getContext('2d')!.getImageData(5, 5, 1, 1).data[3] === 255), null, WAIT)
    await layOut('4')
    await playing(4)
  })

  it('says within five seconds that a camera is silent, why, and is back within five of its return', async () => {
    cameras.silence(true)
    await page.waitForFunction(() => document.querySelectorAll('.tile-picture[data-phase=stalled]').length === 4, null, { timeout: 5000, polling: 100 })
    cameras.silence(false)
    await playing(4, 5000)
    const { port } = cameras
    await cameras.close()
    await page.waitForFunction(() => [...document.querySelectorAll('.tile-why p')].filter((words) => /\u6444\u50cf\u673a/.test(words.textContent ?? '')).length >= 4, null, { timeout: 8000, polling: 100 })
    cameras = await openCameras(port)
    await playing(4, 8000)
  })

  it('outlives the gateway', async () => {
    const gateway = processesOf(place).find(({ command }) => command.includes('gateway/dist/main.js'))
    assert.ok(gateway, 'the gateway runs')
    process.kill(gateway.pid, 'SIGKILL')
    await page.waitForFunction(() => document.querySelectorAll('.tile-picture[data-phase=playing]').length === 0, null, { timeout: 6000, polling: 100 })
    await playing(4, 20_000)
  })

  it('falls back to MP4 over a web socket where WebRTC is not to be had, and says so', async () => {
    await page.addInitScript(() => { Object.defineProperty(window, 'RTCPeerConnection', { value: undefined }) })
    await page.reload()
    await playing(4)
    const before = await decoded()
    await page.waitForTimeout(3000)
    const after = await decoded()
    after.forEach((count, index) => assert.ok(count - before[index]! >= 20, `tile ${index} decoded ${count - before[index]!} pictures in 3 s`))
    assert.match((await tile(0).locator('.tile-caption').textContent())!, /fMP4/)
  })

  it('had no error on the way', () => assert.deepEqual(errors, []))
})
