/**
 * The dispatch desk by keyboard alone, in a real Chromium on a real hub: `node --test apps/console/e2e/dist/dispatch.e2e.js` after `npx tsc -p apps/console/e2e`
 * and a build. Any console error fails it.
 */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openPage } from './harness/browser.js'
import { newPlace, removePlace } from './harness/demo.js'
import type { Place } from './harness/demo.js'
import { startQuietHub } from './harness/hub.js'
import type { Call, QuietHub } from './harness/hub.js'
import { startNetwork } from './harness/network.js'
import type { Network } from './harness/network.js'

interface Made { id: string; number: string; state: string; version: number }

let place: Place
let hub: QuietHub
let network: Network
let browser: Browser
let page: Page
let errors: string[]
let seat: Call
let centre: [number, number]
/** A category that leaves no choice of limits: one key files it. */
let plain: string
const WAIT = { timeout: 20_000 }

const opened = (): Promise<string> => page.evaluate("new URL(location.href).searchParams.get('case')") as Promise<string>
const shownNumber = (): Promise<string | null> => page.locator('.case-number').first().textContent(WAIT)
const stateOf = async (id: string): Promise<string> => (await seat<Made>('GET', `/api/incidents/${id}`)).state
const untilState = async (id: string, state: string): Promise<void> => {
  for (const end = Date.now() + 10_000; await stateOf(id) !== state; await new Promise((wait) => setTimeout(wait, 100))) if (Date.now() > end) assert.fail(`${id} did not become ${state} but is ${await stateOf(id)}`)
}
const report = (description: string, more: object = {}): Promise<Made> =>
  seat<Made>('POST', '/api/incidents', { category: plain, lat: centre[1] + Math.random() / 50, lon: centre[0] + Math.random() / 50, description, source: 'hotline', ...more })
/** The page of an incident with its keys: the hand can go on. */
const pageOf = async (id: string): Promise<void> => {
  await page.waitForURL((url) => url.searchParams.get('case') === id, WAIT)
  const { number } = await seat<Made>('GET', `/api/incidents/${id}`)
  await page.locator('.case-number', { hasText: number }).waitFor(WAIT)
}

before(async () => {
  place = await newPlace()
  hub = await startQuietHub(place)
  network = await startNetwork(hub.url)
  seat = await hub.caller('seat')
  const config = await seat<{ map: { center: [number, number] } }>('GET', '/api/client-config')
  centre = config.map.center
  const set = await seat<{ categories: { code: string; limits: string[] }[] }>('GET', '/api/categories')
  plain = set.categories.find(({ limits }) => limits.length === 1)!.code
  for (let n = 1; n <= 12; n += 1) await report(`report ${n}`)
  browser = await openBrowser()
  ;({ page, errors } = await openPage(browser))
  await page.goto(network.url)
  await page.getByRole('button', { name: /seat|\u5ea7\u5e2d/ }).first().click()
  await page.waitForURL('**/live**', WAIT)
  await page.locator('.bar-places').waitFor(WAIT)
  await page.keyboard.press('3')
  await page.waitForURL('**/dispatch**', WAIT)
})
after(async () => {
  await browser?.close()
  await network?.stop()
  await hub?.stop()
  removePlace(place)
})

describe('the dispatch desk', () => {
  it('opens the first that waits, files it by one key, and the next loads itself', async () => {
    await page.waitForURL((url) => url.searchParams.has('case'), WAIT)
    const first = await opened()
    await pageOf(first)
    await page.keyboard.press('f')
    await untilState(first, 'filed')
    await page.waitForURL((url) => url.searchParams.get('case') !== first, WAIT)
    const second = await opened()
    await pageOf(second)
    assert.equal(await stateOf(second), 'reported', 'what is opened next waits for this seat')
  })

  it('takes a decision back by one key before anything has left the hub', async () => {
    const id = await opened()
    await pageOf(id)
    await page.keyboard.press('f')
    await untilState(id, 'filed')
    await page.waitForURL((url) => url.searchParams.get('case') !== id, WAIT)
    await page.keyboard.press('z')
    await untilState(id, 'reported')
    await pageOf(id)
  })

  it('rejects by two keys, the reason being one of them', async () => {
    const id = await opened()
    await pageOf(id)
    await page.keyboard.press('x')
    await page.locator('.action-form').waitFor(WAIT)
    await page.keyboard.press('1')
    await untilState(id, 'rejected')
    await page.waitForURL((url) => url.searchParams.get('case') !== id, WAIT)
  })

  it('keeps the row under the pointer where it is when a graver one comes above it', async () => {
    const row = page.locator('.queue-row').nth(3)
    await row.hover()
    const [number, top] = [await row.getAttribute('id'), (await row.boundingBox())!.y]
    await report('graver', { priority: 'P2' })
    await report('gravest of all', { priority: 'P1' })
    await page.locator('.queue-pill', { hasText: /2/ }).waitFor(WAIT)
    const same = page.locator(`[id="${number}"]`)
    assert.ok(Math.abs((await same.boundingBox())!.y - top) < 1, 'it stands where it stood')
    await page.locator('.queue-pill').click()
    assert.match(await page.locator('.queue-row').first().innerText(), /P1/)
  })

  it('shows what a colleague changed meanwhile and keeps what was typed', async () => {
    const id = await opened()
    await pageOf(id)
    await page.keyboard.press('x')
    const field = page.locator('.action-form input').first()
    await field.fill('typed before')
    const { version } = await seat<Made>('GET', `/api/incidents/${id}`)
    await seat('POST', `/api/incidents/${id}/actions`, { action: 'take', version })
    await page.locator('.timeline li').nth(1).waitFor(WAIT)
    assert.equal(await field.inputValue(), 'typed before')
    await page.keyboard.press('Escape')
    await page.locator('.action-form').waitFor({ state: 'detached', ...WAIT })
    await page.keyboard.press('x')
    assert.equal(await page.locator('.action-form input').first().inputValue(), 'typed before', 'it is still there when the form is opened again')
    await page.keyboard.press('Escape')
  })

  it('refuses with words while the hub is not heard, and hatches what may be old', async () => {
    network.cut()
    await page.locator('.case-offline').waitFor({ timeout: 40_000 })
    const id = await opened()
    await page.keyboard.press('f')
    network.restore()
    await page.locator('.case-offline').waitFor({ state: 'detached', timeout: 40_000 })
    assert.equal(await stateOf(id), 'reported', 'nothing was sent')
    assert.ok(await shownNumber())
  })

  it('leaves nothing on the console', () => {
    assert.deepEqual(errors.filter((text) => !/ERR_(EMPTY_RESPONSE|CONNECTION|INCOMPLETE_CHUNKED)|WebSocket/.test(text)), [])
  })
})
