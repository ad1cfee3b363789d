/**
 * The demo as a new user meets it, in a real Chromium: sign in, see units move, open one, be told when the hub is gone, and see it come back.
 * `node --test apps/console/e2e/dist/demo.e2e.js` after `npx tsc -p apps/console/e2e`. Any console error fails it.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openPage } from './harness/browser.js'
import { newPlace, processesOf, removePlace, startDemo, type Demo, type Place } from './harness/demo.js'

interface Truck { id: string; plate: string; lastFix?: { time: string; speedMps?: number } }

let place: Place
let demo: Demo
let browser: Browser
let page: Page
let errors: string[]
/** While the hub is gone the browser itself prints that it cannot be reached; nothing else is forgiven. */
let hubGone = false

before(async () => {
  place = await newPlace()
  demo = await startDemo(place)
  browser = await openBrowser()
  const opened = await openPage(browser, (text) => hubGone && /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|WebSocket connection|502|503/.test(text))
  page = opened.page
  errors = opened.errors
})
after(async () => {
  await browser?.close()
  await demo?.stop()
  removePlace(place)
})

test('a demo user signs in with one click and sees a living city within 10 s', async () => {
  await page.goto(demo.url)
  const from = Date.now()
  await page.getByRole('button', { name: 'dispatcher' }).click()
  await page.locator('.map canvas').waitFor()
  await page.waitForFunction(() => /1,6\d\d/.test(document.body.innerText), null, { timeout: 30_000 })
  await page.waitForFunction(() => document.querySelector('.live-on') !== null, null, { timeout: 30_000 })
  console.log(`the city was on the screen ${Date.now() - from} ms after the click`)
})

test('every workplace of an administrator opens without an error', async () => {
  const opened = await openPage(browser)
  await opened.page.goto(demo.url)
  await opened.page.getByRole('button', { name: 'admin' }).click()
  await opened.page.locator('.map canvas').waitFor()
  for (const path of ['/admin/devices', '/admin/quarantine', '/admin/sources', '/admin/squads', '/admin/areas', '/admin/users', '/admin/audit', '/nowhere', '/live']) {
    await opened.page.goto(demo.url + path)
    await opened.page.locator('main, .map canvas').first().waitFor()
    await opened.page.waitForLoadState('networkidle')
  }
  assert.deepEqual(opened.errors, [])
  await opened.page.context().close()
})

test('a moving truck is found by its plate, opened, and followed while it moves', async () => {
  const truck = await movingTruck()
  await page.keyboard.press('/')
  await page.keyboard.type(truck.plate)
  await page.getByRole('option').first().click()
  const drawer = page.locator('.drawer')
  await drawer.getByText(truck.plate).first().waitFor()
  await drawer.getByRole('button', { name: '跟随' }).click()
  const at = (): string | null => new URL(page.url()).searchParams.get('at')
  await page.waitForFunction(() => new URL(location.href).searchParams.has('at'))
  const first = at()
  await page.waitForFunction((was) => new URL(location.href).searchParams.get('at') !== was, first, { timeout: 60_000 })
  const second = at()
  await page.waitForFunction((was) => new URL(location.href).searchParams.get('at') !== was, second, { timeout: 60_000 })
})

test('twenty cameras drawn at random from the 729 all play', async () => {
  const seed = Number(process.env['SEED'] ?? Date.now() % 100_000)
  console.log(`drawn with SEED=${seed}`)
  const { page: wall, errors: wrong } = await openPage(browser)
  await wall.addInitScript("localStorage.setItem('watchfloor.seat', '\"draw\"')")
  await wall.goto(demo.url)
  await wall.getByRole('button', { name: 'seat' }).click()
  await wall.locator('.map canvas').waitFor()
  const cameras = await registeredCameras(wall)
  assert.equal(cameras.length, 729)
  const drawn = draw(cameras, 20, seed)
  for (let at = 0; at < drawn.length; at += 9) {
    const tiles = drawn.slice(at, at + 9)
    assert.ok((await wall.request.put(`${demo.url}/api/walls/draw`, { data: { walls: [{ name: '1', layout: '9', tiles: tiles.map(({ id }) => id) }] } })).ok())
    await wall.goto(`${demo.url}/video`)
    await wall.waitForFunction((many) => [...document.querySelectorAll('.tile')].filter((tile) => tile.querySelector('.tile-picture[data-phase=playing]') && tile.querySelector('video')!.getVideoPlaybackQuality().totalVideoFrames > 15).length === many, tiles.length, { timeout: 60_000, polling: 200 })
      .catch(async () => assert.fail(`not all of ${tiles.map(({ externalId }) => externalId).join(', ')} play: ${(await wall.locator('.tile-picture').evaluateAll((all) => all.map((tile) => (tile as HTMLElement).dataset['phase']))).join(', ')}`))
  }
  assert.deepEqual(wrong, [])
  await wall.context().close()
})

test('the hub is killed: the screen says so; it comes back: the screen is live again by itself', async () => {
  hubGone = true
  const hub = processesOf(place).find(({ command }) => command.includes('apps/server/dist/main.js'))
  assert.ok(hub, 'the hub runs')
  process.kill(hub.pid, 'SIGKILL')
  await page.locator('.link-banner').waitFor({ timeout: 20_000 })
  assert.equal(await page.locator('.live-on').count(), 0, 'nothing looks live')
  assert.equal(await demo.ended, 1, 'the demo says that its hub has gone')
  await allGone()
  demo = await startDemo(place)
  console.log(`the second start, after SIGKILL, took ${demo.tookMs} ms`)
  await page.locator('.link-banner').waitFor({ state: 'detached', timeout: 60_000 })
  await page.waitForFunction(() => document.querySelector('.live-on') !== null, null, { timeout: 30_000 })
  hubGone = false
})

test('Ctrl-C ends everything; no error was printed on the way', async () => {
  assert.deepEqual(errors, [])
  await page.close()
  await demo.stop()
  await allGone()
})

/** npm ends at once with Ctrl-C; what it started may take the seconds it needs to store what it holds. */
async function allGone(): Promise<void> {
  for (let tries = 0; tries < 150 && processesOf(place).length > 0; tries++) await new Promise((wait) => setTimeout(wait, 100))
  assert.deepEqual(processesOf(place), [], 'no process is left')
}

interface DemoCamera { id: string; externalId: string; way: string; streams: string[] }

/** All fixed cameras, whose pictures are fetched, with their addresses; the simulator enters them a moment after the city is there. */
async function registeredCameras(at: Page): Promise<DemoCamera[]> {
  for (let tries = 0; tries < 120; tries++) {
    const { items } = (await (await at.request.get(`${demo.url}/api/cameras?limit=1000`)).json()) as { items: DemoCamera[] }
    const fixed = items.filter(({ way }) => way === 'fetched')
    if (fixed.length > 0 && fixed.every(({ streams }) => streams.includes('sub'))) return fixed
    await new Promise((wait) => setTimeout(wait, 500))
  }
  throw new Error('the cameras have no addresses')
}

/** Some of them, each once; the seed draws the same again. */
function draw<T>(from: readonly T[], many: number, seed: number): T[] {
  const left = [...from]
  return Array.from({ length: many }, () => {
    seed = (seed * 1_664_525 + 1_013_904_223) >>> 0
    return left.splice(Math.floor(seed / 2 ** 32 * left.length), 1)[0]!
  })
}

/** A truck that drives now, as the API tells it. */
async function movingTruck(): Promise<Truck> {
  for (let tries = 0; tries < 60; tries++) {
    const answer = await page.request.get(`${demo.url}/api/devices?kind=truck&presence=online&limit=1000`)
    const { items } = (await answer.json()) as { items: Truck[] }
    const found = items.find(({ lastFix }) => (lastFix?.speedMps ?? 0) > 6 && Date.now() - Date.parse(lastFix!.time) < 20_000)
    if (found) return found
    await new Promise((wait) => setTimeout(wait, 1000))
  }
  throw new Error('no truck drives')
}
