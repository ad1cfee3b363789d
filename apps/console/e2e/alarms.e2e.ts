/**
 * Alarms, board, figures and the printed case in a real Chromium on a real hub: the banner of a P1 with its sound armed, a flood that folds what is minor and nothing
 * else, an alarm put aside with its reason and brought back, and the way from a number to its incidents. `node --test apps/console/e2e/dist/alarms.e2e.js` after
 * `npx tsc -p apps/console/e2e` and a build. Any console error fails it. `SHOTS=<folder>` keeps pictures.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { MqttClient } from 'mqtt'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openPage } from './harness/browser.js'
import { newPlace, removePlace, type Place } from './harness/demo.js'
import { mqttSource, type Credentials } from './harness/devices.js'
import { startQuietHub, type Call, type QuietHub } from './harness/hub.js'
import { signInAs } from './harness/sign-in.js'

interface Alarm { id: string; priority: string; state: string; shelf: { reason: string; until: string } | null }
interface Incident { id: string; number: string; version: number; category: string; state: string }

/** More than ten in ten minutes is a flood for a seat (DOMAIN §6.4, ISA-18.2). */
const CAMERAS = 12
const WAIT = { timeout: 60_000 }
let place: Place
let hub: QuietHub
let browser: Browser
let page: Page
let errors: string[]
let [seat, admin]: Call[] = []
let centre: { lat: number; lon: number }
const closers: (() => void)[] = []

async function shot(name: string): Promise<void> { if (process.env['SHOTS']) await page.screenshot({ path: join(process.env['SHOTS'], `alarms-${name}.png`) }) }
async function until<T>(ask: () => Promise<T | false | undefined>, what: string): Promise<T> {
  for (const end = Date.now() + WAIT.timeout; Date.now() < end; await new Promise((wait) => setTimeout(wait, 200))) { const seen = await ask(); if (seen) return seen }
  throw new Error(`waited in vain: ${what}`)
}
const openAlarms = async (priority: string): Promise<Alarm[]> => (await seat!<{ items: Alarm[] }>('GET', '/api/alarms?open=true&limit=100')).items.filter((one) => one.priority === priority)
const button = (name: string) => page.getByRole('button', { name, exact: true })
const banner = () => page.getByRole('alert').filter({ hasText: 'P1' })
/** What the hub said it is, in three minutes and more: long enough for an alarm of the third order. */
async function seen(frigate: MqttClient, camera: string, label: string, agoS: number): Promise<void> {
  await frigate.publishAsync(`frigate/${camera}/status/detect`, 'online', { qos: 0 })
  const after = { id: `${camera}-r`, camera, start_time: Date.now() / 1000 - agoS, end_time: null, severity: 'alert', data: { detections: [`${camera}-o`], objects: [label], sub_labels: [], zones: [] } }
  await frigate.publishAsync('frigate/reviews', JSON.stringify({ type: 'new', before: after, after }), { qos: 1 })
}

before(async () => {
  place = await newPlace()
  hub = await startQuietHub(place)
  ;[seat, admin] = [await hub.caller('seat'), await hub.caller('admin')]
  const { map: { center: [lon, lat] } } = await seat<{ map: { center: [number, number] } }>('GET', '/api/client-config')
  centre = { lat, lon }
  browser = await openBrowser()
  ;({ page, errors } = await openPage(browser))
  await signInAs(page, 'seat', hub.url)
})
after(async () => {
  for (const close of closers) close()
  await browser?.close()
  await hub?.stop()
  removePlace(place)
})

test('the press that signs in arms the sound, and a P1 stands on every screen until it is acknowledged by its key', async () => {
  await page.locator('.bar-glyph:not(.bar-glyph-off)[title]').first().waitFor(WAIT)
  const camera = await admin!<{ id: string; mqtt: Credentials }>('POST', '/api/devices', { name: '执法仪 07', kind: 'bodycam', protocol: 'native' })
  const native = await mqttSource(hub.doors.mqtt, camera.mqtt)
  closers.push(() => native.end(true))
  await page.getByRole('link', { name: '调度' }).click()
  await native.publishAsync(`wf/${camera.id}/fix`, JSON.stringify(centre), { qos: 1 })
  await native.publishAsync(`wf/${camera.id}/alarm`, JSON.stringify({ code: 'sos', severity: 'critical', active: true, ...centre }), { qos: 1 })
  await banner().waitFor(WAIT)
  assert.match(await banner().innerText(), /SOS[^]*执法仪 07/)
  await page.getByRole('link', { name: '驾驶舱' }).click()
  await page.waitForURL('**/figures**', WAIT)
  await banner().waitFor(WAIT)
  await shot('p1-banner')
  await page.keyboard.press('`')
  await banner().waitFor({ state: 'detached', ...WAIT })
  const [sos] = await openAlarms('P1')
  assert.equal(sos!.state, 'active_seen')
})

test('a flood folds what is minor by area and kind; what is grave stays single, and unfolded nothing is missing', async () => {
  const nvr = await admin!<{ source: { id: string }; credentials: Credentials }>('POST', '/api/sources', { name: 'Frigate', protocol: 'frigate' })
  for (let n = 0; n <= CAMERAS; n++) await admin!('POST', '/api/devices', { name: `路口 ${n}`, kind: 'camera', protocol: 'frigate', externalId: `cam_${n}`, sourceId: nvr.source.id, lat: centre.lat + n * 0.001, lon: centre.lon })
  const frigate = await mqttSource(hub.doors.mqtt, nvr.credentials)
  closers.push(() => frigate.end(true))
  for (let n = 1; n <= CAMERAS; n++) await seen(frigate, `cam_${n}`, 'road_trade', 240)
  await seen(frigate, 'cam_0', 'illegal_dumping', 30)
  await until(async () => (await openAlarms('P3')).length === CAMERAS && (await openAlarms('P2')).length === 1, 'twelve alarms of the third order and one of the second')

  await page.getByRole('link', { name: '态势' }).click()
  // The same number at the top as on the row that stands for them.
  await page.getByRole('status').filter({ hasText: `已折叠 ${CAMERAS} 条` }).waitFor(WAIT)
  const group = page.getByRole('button', { expanded: false }).filter({ hasText: `折叠 ${CAMERAS}` })
  assert.equal(await group.count(), 1)
  assert.equal(await page.locator('.open-cases').getByRole('button').filter({ hasText: /P2.*渣土车违规倾倒/s }).count() > 0, true, 'the grave one is not folded')
  await shot('flood')
  await group.click()
  await until(async () => await page.locator('.open-inner').count() === CAMERAS, 'each of them is there')
})

test('one is put aside with its reason and until when, is out of sight, and comes back', async () => {
  const inner = page.locator('.open-inner')
  await inner.first().getByRole('button').click()
  const drawer = page.getByRole('complementary', { name: '告警' })
  await drawer.getByRole('button', { name: '搁置', exact: true }).click()
  assert.equal(await drawer.getByRole('button', { name: '提交' }).isDisabled(), true, 'not without a reason')
  await drawer.getByRole('button', { name: '正在施工' }).click()
  await shot('shelve')
  await drawer.getByRole('button', { name: '提交' }).click()
  const shelved = await until(async () => (await openAlarms('P3')).find(({ shelf }) => shelf !== null), 'it is put aside')
  assert.equal(shelved.shelf!.reason, '正在施工')
  assert.ok(Date.parse(shelved.shelf!.until) > Date.now())
  await drawer.getByText('搁置到').waitFor(WAIT)
  await until(async () => await inner.count() === CAMERAS - 1, 'it is out of sight')
  await drawer.getByRole('button', { name: '取消搁置' }).click()
  await until(async () => await inner.count() === CAMERAS, 'it is back')
  assert.equal((await openAlarms('P3')).every(({ shelf }) => shelf === null), true)
})

test('the board has each case in the column of its state, and a case moves when it does', async () => {
  const made = await seat!<Incident>('POST', '/api/incidents', { category: '0405', lat: centre.lat, lon: centre.lon + 0.01, description: '桌椅摆出店外', source: 'hotline', address: '大成路 12 号' })
  await page.getByRole('link', { name: '调度' }).click()
  await page.getByRole('link', { name: '看板' }).click()
  const column = (name: string) => page.getByRole('region', { name, exact: true }).getByRole('button').filter({ hasText: '店外经营' })
  await column('上报').waitFor(WAIT)
  await seat!('POST', `/api/incidents/${made.id}/actions`, { action: 'file', version: made.version, standard: 0, sendNow: true })
  await column('立案').waitFor(WAIT)
  assert.equal(await column('上报').count(), 0)
  await shot('board')
  await column('立案').click()
  await page.waitForURL(`**/dispatch?*case=${made.id}*`, WAIT)
})

test('on paper a case is its page alone, on white', async () => {
  await page.locator('.case-number').waitFor(WAIT)
  const called = page.evaluate(() => new Promise<boolean>((printed) => { window.print = () => printed(true) }))
  await button('打印').click()
  assert.equal(await called, true)
  await page.emulateMedia({ media: 'print' })
  await page.locator('.desk-left').waitFor({ state: 'hidden', ...WAIT })
  for (const gone of ['.bar', '.dispatch-tabs', '.case-act', '.units-panel']) assert.equal(await page.locator(gone).first().isVisible(), false, gone)
  for (const there of ['店外经营', '桌椅摆出店外', '大成路 12 号', '经过']) assert.equal(await page.locator('.case').getByText(there).first().isVisible(), true, there)
  assert.equal(await page.locator('.case').evaluate((one) => getComputedStyle(one).backgroundColor), 'rgb(255, 255, 255)')
  await shot('print')
  await page.emulateMedia({ media: null })
})

test('a number of the figures leads to its incidents, and the table leaves as a file', async () => {
  // As it stands now: what the screen remembers from before is older than the cases of this test.
  await page.goto(`${hub.url}/figures`)
  const table = page.getByRole('table', { name: '指标' })
  const number = table.locator('.figure-all').getByRole('button').first()
  await number.waitFor(WAIT)
  const said = Number((await number.innerText()).replace(/\D/g, ''))
  assert.ok(said >= 3, 'the two that alarms opened and the one that was reported')
  await number.click()
  const behind = page.getByRole('complementary', { name: '后面的记录' })
  await behind.getByRole('table').waitFor(WAIT)
  assert.equal(await behind.locator('tbody tr').count(), said, 'as many as the number says')
  await shot('figures')
  for (const [name, start] of [[/CSV/, /^\uFEFF?./], [/Excel/, /^PK/]] as const) {
    const [download] = await Promise.all([page.waitForEvent('download', WAIT), page.getByRole('link', { name }).click()])
    assert.match(readFileSync(await download.path()).toString('utf8'), start)
    assert.match(download.suggestedFilename(), /^figures-.*\.(csv|xlsx)$/)
  }
  const link = behind.locator('tbody a').first()
  const shown = await link.innerText()
  await link.click()
  await page.locator('.case-number', { hasText: shown }).waitFor(WAIT)
})

test('nothing went wrong in the browser', () => assert.deepEqual(errors, []))
