/**
 * One matter from what a device says to the closed case, in a real Chromium on a real hub: a body camera's SOS, a truck's emergency bit and a Frigate review come
 * in through their own doors; one of them is filed, dispatched, handled on the phone page, checked and closed, at the desk by keyboard alone.
 * `node --test apps/console/e2e/dist/story.e2e.js` after `npx tsc -p apps/console/e2e` and a build. `SHOTS=<folder>` keeps pictures. Any console error fails it.
 */
import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import type { MqttClient } from 'mqtt'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openPage } from './harness/browser.js'
import { newPlace, removePlace, type Place } from './harness/demo.js'
import { mqttSource, Terminal, type Credentials } from './harness/devices.js'
import { startQuietHub, type Call, type QuietHub } from './harness/hub.js'
import { streetPictures } from './harness/street-picture.js'

interface Device { id: string; mqtt?: Credentials }
interface Line { action: string; from: string | null; to: string; actor: { type: string; name?: string; rule?: string }; evidence: string[] }
interface Incident { id: string; number: string; state: string; priority: string; category: string; source: string; description: string; alarmId: string | null; lat: number; lon: number; timeline: Line[] }

const SOS = 'L0101'
const EMERGENCY = 'L0102'
const DUMPING = 'L0201'
const WAIT = { timeout: 30_000 }

let place: Place
let hub: QuietHub
let browser: Browser
let desk: Page
let dispatch: Page
let phone: Page
let seat: Call
let admin: Call
let centre: { lat: number; lon: number }
let pictures: { before: string; after: string }
let bodycam: Device
let camera: string
let matter: Incident
/** What went wrong, by page. */
const errors: string[][] = []
const closers: (() => void)[] = []

async function until<T>(ask: () => Promise<T | false | undefined>, what: string): Promise<T> {
  for (const end = Date.now() + WAIT.timeout; Date.now() < end; await new Promise((wait) => setTimeout(wait, 150))) { const seen = await ask(); if (seen) return seen }
  throw new Error(`waited in vain: ${what}`)
}
const now = (id: string): Promise<Incident> => seat<Incident>('GET', `/api/incidents/${id}`)
const untilState = (state: string): Promise<Incident> => until(async () => { const seen = await now(matter.id); return seen.state === state && seen }, `the case is ${state}`)
const openOf = (category: string): Promise<Incident> => until(async () => (await seat<{ items: Incident[] }>('GET', '/api/incidents')).items.find((one) => one.category === category), `an incident of ${category}`)
async function shot(page: Page, name: string): Promise<void> { if (process.env['SHOTS']) await page.screenshot({ path: join(process.env['SHOTS'], `story-${name}.png`) }) }

/** Somebody at a console of the command room, at the dispatch desk. */
async function atDesk(role: RegExp): Promise<Page> {
  const opened = await openPage(browser)
  errors.push(opened.errors)
  await opened.page.goto(hub.url)
  await opened.page.getByRole('button', { name: role }).first().click()
  await opened.page.waitForURL('**/live**', WAIT)
  return opened.page
}
const shown = (page: Page): string | null => new URL(page.url()).searchParams.get('case')
/** Walks through the queue by the arrow keys until the case is open, and its keys with it. */
async function walkTo(page: Page, { id, number }: Incident): Promise<void> {
  await page.locator(`.queue-row`, { hasText: /./ }).first().waitFor(WAIT)
  for (const key of [...Array<string>(8).fill('ArrowUp'), ...Array<string>(8).fill('ArrowDown')]) {
    if (shown(page) === id) break
    const before = shown(page)
    await page.keyboard.press(key)
    await page.waitForFunction((old) => new URL(location.href).searchParams.get('case') !== old, before, { timeout: 1000 }).catch(() => undefined)
  }
  assert.equal(shown(page), id, 'the case is in the queue')
  await page.locator('.case-number', { hasText: number }).waitFor(WAIT)
}
/** Presses the key of an action once its button is there: what a hand that looks at the screen does. */
async function press(page: Page, action: string, key: string): Promise<void> {
  await page.getByRole('toolbar').getByRole('button', { name: action, exact: false }).first().waitFor(WAIT)
  await page.keyboard.press(key)
}
/** A decision that ends the hand's work on a case: the hub has it, and the next one has loaded itself. */
async function decided(page: Page, state: string): Promise<void> {
  await untilState(state)
  await page.waitForURL(() => shown(page) !== matter.id, WAIT)
}
const tap = (name: string): Promise<void> => phone.getByRole('button', { name, exact: true }).click(WAIT)

before(async () => {
  place = await newPlace()
  hub = await startQuietHub(place)
  ;[admin, seat] = [await hub.caller('admin'), await hub.caller('seat')]
  const { map: { center: [lon, lat] } } = await seat<{ map: { center: [number, number] } }>('GET', '/api/client-config')
  centre = { lat, lon }
  const { id: squadId } = await admin<{ id: string }>('POST', '/api/squads', { name: '阳明中队', qualifiedFor: ['*'] })
  const officer = (await admin<{ items: { id: string; username: string }[] }>('GET', '/api/users?q=officer')).items.find(({ username }) => username === 'officer')!
  await admin('PATCH', `/api/users/${officer.id}`, { squadId })
  bodycam = await admin<Device>('POST', '/api/devices', { name: '执法仪 07', kind: 'bodycam', protocol: 'native', squadId })
  const hours = (n: number): string => new Date(Date.now() + n * 3_600_000).toISOString()
  await admin('POST', '/api/duty', { squadId, userId: officer.id, deviceId: bodycam.id, shift: '白班', startsAt: hours(-1), endsAt: hours(6) })
  await admin('POST', '/api/routing', { category: 'L02', unitId: squadId, plan: '先拍照取证，再责令清运。' })
  browser = await openBrowser()
  pictures = await streetPictures(browser)
  desk = await atDesk(/seat|座席/)
  dispatch = await atDesk(/dispatcher|派遣/)
})
after(async () => {
  for (const close of closers) close()
  await browser?.close()
  await hub?.stop()
  if (pictures) rmSync(dirname(pictures.before), { recursive: true, force: true })
  if (place) removePlace(place)
})

test('a body camera calls for help, a truck’s driver presses the emergency button, a camera sees tipping: three real doors, three alarms', async () => {
  const native = await mqttSource(hub.doors.mqtt, bodycam.mqtt!)
  closers.push(() => native.end(true))
  await native.publishAsync(`wf/${bodycam.id}/fix`, JSON.stringify({ lat: centre.lat + 0.004, lon: centre.lon + 0.003 }), { qos: 1 })
  await native.publishAsync(`wf/${bodycam.id}/alarm`, JSON.stringify({ code: 'sos', severity: 'critical', active: true, lat: centre.lat + 0.004, lon: centre.lon + 0.003 }), { qos: 1 })

  await admin('POST', '/api/devices', { name: '渣土车 浙B3K721', kind: 'truck', protocol: 'jt808', externalId: '13900001234', plate: '浙B3K721' })
  const truck = await Terminal.signIn(hub.doors.jt808, '13900001234', '浙B3K721')
  closers.push(() => truck.close())
  // The first alarm word of a session is where it stands; the button goes down in the second.
  const at = { lat: centre.lat - 0.006, lon: centre.lon + 0.008, speedMps: 0, courseDeg: 90, status: 1 }
  await truck.says({ ...at, timeMs: Date.now() - 2000 })
  await truck.says({ ...at, timeMs: Date.now() - 1000, alarm: 1 })

  const nvr = await admin<{ source: { id: string }; credentials: Credentials }>('POST', '/api/sources', { name: 'Frigate', protocol: 'frigate' })
  camera = 'cam_riverside'
  await admin('POST', '/api/devices', { name: '滨江路 3 号', kind: 'camera', protocol: 'frigate', externalId: camera, sourceId: nvr.source.id, lat: centre.lat, lon: centre.lon })
  const frigate = await mqttSource(hub.doors.mqtt, nvr.credentials)
  closers.push(() => frigate.end(true))
  await seen(frigate)

  const all = await until(async () => { const { items } = await seat<{ items: { rule: string; priority: string; incidentId: string | null }[] }>('GET', '/api/alarms?open=true'); return items.length === 3 && items.every(({ incidentId }) => incidentId !== null) && items }, 'three alarms with their incidents')
  assert.deepEqual(all.map(({ rule, priority }) => `${rule} ${priority}`).sort(), ['ai_detection P2', 'sos P1', 'sos P1'])
  await desk.getByText('渣土车违规倾倒').first().waitFor(WAIT)
  await shot(desk, '1-live')
})

/** A review as Frigate tells it: the object with how sure it is, then the alert that has lasted for a while. */
async function seen(frigate: MqttClient): Promise<void> {
  const startS = Date.now() / 1000 - 12
  await frigate.publishAsync(`frigate/${camera}/status/detect`, 'online', { qos: 0 })
  await frigate.publishAsync('frigate/events', JSON.stringify({ type: 'new', before: {}, after: { id: 'r1-o', camera, label: 'illegal_dumping', score: 0.88, top_score: 0.91, false_positive: false } }), { qos: 1 })
  const after = { id: 'r1', camera, start_time: startS, end_time: null, severity: 'alert', data: { detections: ['r1-o'], objects: ['illegal_dumping'], sub_labels: [], zones: ['kerb'] } }
  await frigate.publishAsync('frigate/reviews', JSON.stringify({ type: 'new', before: after, after }), { qos: 1 })
}

test('their incidents stand at the desk, the gravest first', async () => {
  await desk.keyboard.press('3')
  await desk.waitForURL('**/dispatch**', WAIT)
  await until(async () => await desk.locator('.queue-row').count() === 3, 'three rows in the queue')
  assert.match(await desk.locator('.queue-row').nth(0).innerText(), /P1/)
  assert.match(await desk.locator('.queue-row').nth(2).innerText(), /P2\s*渣土车违规倾倒/)
  const [sos, emergency] = [await openOf(SOS), await openOf(EMERGENCY)]
  assert.deepEqual([sos.priority, sos.source, sos.state, emergency.priority], ['P1', 'rule', 'reported', 'P1'])
  assert.match(sos.description, /执法仪 07/)
  assert.match(emergency.description, /浙B3K721/)
  matter = await openOf(DUMPING)
  assert.deepEqual([matter.priority, matter.source, matter.state], ['P2', 'ai', 'reported'])
  assert.ok(matter.alarmId !== null)
  await shot(desk, '2-queue')
})

test('it is filed by one key at the seat and sent by one key at the dispatcher’s', async () => {
  await walkTo(desk, matter)
  await press(desk, '立案', 'f')
  await decided(desk, 'filed')
  await dispatch.keyboard.press('3')
  await dispatch.waitForURL('**/dispatch**', WAIT)
  await walkTo(dispatch, matter)
  await dispatch.locator('.ranked-foot .button', { hasText: '阳明中队' }).waitFor(WAIT)
  await shot(dispatch, '3-dispatch')
  await dispatch.keyboard.press('d')
  await untilState('dispatched')
})

test('the officer accepts it on the phone, goes there, and puts it right with pictures of before and after', async () => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai',
    geolocation: { latitude: matter.lat, longitude: matter.lon, accuracy: 6 }, permissions: ['geolocation'],
  })
  phone = await context.newPage()
  const wrong: string[] = []
  errors.push(wrong)
  phone.on('console', (message) => { if (message.type() === 'error') wrong.push(`${message.text()} (${message.location().url})`) })
  phone.on('pageerror', (error) => wrong.push(error.stack ?? error.message))
  await phone.goto(`${hub.url}/field`)
  await phone.getByLabel('用户名').fill('officer')
  await phone.getByLabel('密码').fill('demo')
  await tap('登录')
  await phone.locator(`.card[href="#/task/${matter.id}"]`).click(WAIT)
  await tap('接单')
  await untilState('handling')
  await tap('出发')
  await tap('到场')
  await tap('处置完成')
  await phone.getByLabel('拍照 整改前').setInputFiles(pictures.before)
  await phone.locator('.photo-row img').nth(0).waitFor(WAIT)
  await phone.getByLabel('拍照 整改后').setInputFiles(pictures.after)
  await phone.locator('.photo-row img').nth(1).waitFor(WAIT)
  await phone.getByLabel('已整改', { exact: true }).check()
  await phone.getByLabel('说明').fill('渣土已清运，路面已冲洗。')
  await shot(phone, '4-phone')
  await tap('提交')
  await untilState('handled')
})

test('it is checked and closed by keyboard at the seat, with both pictures side by side', async () => {
  await walkTo(desk, matter)
  await desk.locator('.evidence-sides img').nth(1).waitFor(WAIT)
  await until(() => desk.evaluate(() => [...document.querySelectorAll<HTMLImageElement>('.evidence-sides img')].length === 2 && [...document.querySelectorAll<HTMLImageElement>('.case-evidence img')].every((image) => image.complete && image.naturalWidth > 0)), 'the pictures are drawn')
  await shot(desk, '5-check')
  await press(desk, '核查', 'k')
  // Nobody in particular: the seat looks itself.
  await desk.locator('.action-form').waitFor(WAIT)
  await desk.keyboard.press('1')
  await decided(desk, 'checking')
  await walkTo(desk, matter)
  await press(desk, '核查结果', 'y')
  await desk.locator('.action-form').waitFor(WAIT)
  await desk.keyboard.press('1')
  await decided(desk, 'handled')
  await walkTo(desk, matter)
  await press(desk, '结案', 'c')
  await decided(desk, 'closed')
})

test('the timeline tells all of it, in order', async () => {
  // Beside it stands, whenever it came, what became of the picture.
  const timeline = (await now(matter.id)).timeline.filter(({ actor }) => actor.type !== 'system' || actor.rule !== 'alarm.picture')
  assert.deepEqual(timeline.map(({ action, actor }) => `${action} ${actor.type === 'system' ? actor.rule : actor.name}`), [
    'report ai_detection', 'file 演示座席员', 'dispatch 演示派遣员', 'accept 演示队员', 'unit.en_route 演示队员', 'unit.on_scene 演示队员', 'handle 演示队员', 'check 演示座席员', 'report_checked 演示座席员', 'close 演示座席员',
  ])
  assert.equal(timeline.find(({ action }) => action === 'handle')!.evidence.length, 2)
  await desk.goto(`${hub.url}/dispatch?case=${matter.id}`)
  await desk.locator('.timeline li').nth(9).waitFor(WAIT)
  await desk.locator('.timeline li', { hasText: '阳明中队' }).first().waitFor(WAIT)
  const told = (await desk.locator('.timeline li').allInnerTexts()).filter((line) => !line.includes('未取得图片')).reverse()
  const wanted = [/上报[^]*AI 识别/, /立案[^]*演示座席员/, /派遣[^]*演示派遣员[^]*阳明中队/, /接单[^]*演示队员/, /出发[^]*演示队员/, /到场[^]*演示队员/, /处置完成[^]*演示队员[^]*渣土已清运，路面已冲洗。[^]*2 个附件/, /核查[^]*演示座席员/, /核查结果[^]*演示座席员/, /结案[^]*演示座席员/]
  assert.equal(told.length, wanted.length)
  for (const [i, line] of wanted.entries()) assert.match(told[i]!, line)
  await shot(desk, '6-closed')
  await desk.locator('.timeline').scrollIntoViewIfNeeded()
  await shot(desk, '7-timeline')
})

test('nothing went wrong on any of the pages', () => assert.deepEqual(errors.flat(), []))
