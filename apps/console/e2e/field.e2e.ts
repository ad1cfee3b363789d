/**
 * The officer's phone page in a real Chromium at 390×844: what is done without a network is told once when it is back, in order; an answer that is lost
 * doubles nothing; what others changed meanwhile is said in words. `node --test apps/console/e2e/dist/field.e2e.js` after `npx tsc -p apps/console/e2e`
 * and a build. Any console error that the test does not provoke itself fails it. `SHOTS=<folder>` keeps pictures.
 */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openBrowser } from './harness/browser.js'
import { newPlace, removePlace, ROOT, type Place } from './harness/demo.js'
import { startQuietHub, type Call, type QuietHub } from './harness/hub.js'
import { startNetwork, type Network } from './harness/network.js'

interface Line { action: string; occurredAt: string | null; recordedAt: string; evidence: string[] }
interface Incident { id: string; number: string; version: number; state: string; outcome: string | null; source: string; category: string; timeline: Line[]; dispatches: { id: string; state: string; version: number }[] }

const PHOTO = join(ROOT, 'docs/pictures/drawer-light-en.png')
const MOST_JS_BYTES = 120 * 1024

let place: Place
let hub: QuietHub
let network: Network
let browser: Browser
let context: BrowserContext
let page: Page
let seat: Call
let dispatcher: Call
let admin: Call
let squad: string
let first: Incident
/** While the network is away the browser itself says so; nothing else is forgiven. */
let away = false
const errors: string[] = []

before(async () => {
  place = await newPlace()
  hub = await startQuietHub(place)
  network = await startNetwork(hub.url)
  admin = await hub.caller('admin')
  ;[seat, dispatcher] = [await hub.caller('seat'), await hub.caller('dispatcher')]
  squad = (await admin<{ id: string }>('POST', '/api/squads', { name: '阳明中队' })).id
  const officer = (await admin<{ items: { id: string; username: string }[] }>('GET', '/api/users?q=officer')).items.find(({ username }) => username === 'officer')!
  await admin('PATCH', `/api/users/${officer.id}`, { squadId: squad })
  browser = await openBrowser()
  context = await browser.newContext({
    viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai',
    geolocation: { latitude: 29.97123, longitude: 121.22345, accuracy: 7 }, permissions: ['geolocation', 'notifications'],
  })
  page = await context.newPage()
  page.on('console', (message) => { if (message.type() === 'error' && !(away && /ERR_INTERNET_DISCONNECTED|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_NETWORK|ERR_CONNECTION|ERR_FAILED|409/.test(message.text()))) errors.push(`${message.text()} (${message.location().url})`) })
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message))
})
after(async () => {
  await browser?.close()
  await network?.stop()
  await hub?.stop()
  removePlace(place)
})

/** An incident that was filed and sent to the officer's squad. */
async function sentOut(description: string, priority = 'P3'): Promise<Incident> {
  const opened = await seat<Incident>('POST', '/api/incidents', { category: '0101', lat: 29.97, lon: 121.22, description, source: 'video', address: '南雷南路 128 号', priority })
  const { incident: filed } = await seat<{ incident: Incident }>('POST', `/api/incidents/${opened.id}/actions`, { action: 'file', version: opened.version, standard: 0, sendNow: true })
  return (await dispatcher<{ incident: Incident }>('POST', `/api/incidents/${opened.id}/actions`, { action: 'dispatch', version: filed.version, units: [{ unitId: squad }], sendNow: true })).incident
}
const now = (id: string): Promise<Incident> => seat<Incident>('GET', `/api/incidents/${id}`)
const offline = async (yes: boolean): Promise<void> => {
  away = true
  if (yes) network.cut()
  else network.restore()
  // The page's own sign of it: nothing is tried in vain, and everything at once when it is back.
  await context.setOffline(yes)
}
const button = (name: string) => page.getByRole('button', { name, exact: true })
async function shot(name: string): Promise<void> { if (process.env['SHOTS']) await page.screenshot({ path: join(process.env['SHOTS'], `field-${name}.png`) }) }
async function until<T>(ask: () => Promise<T | false | undefined>, what: string): Promise<T> {
  for (const end = Date.now() + 60_000; Date.now() < end;) { const seen = await ask(); if (seen) return seen; await page.waitForTimeout(200) }
  throw new Error(`waited in vain: ${what}`)
}
async function openTask(id: string): Promise<void> {
  await page.goto(`${network.url}/field#/tasks`)
  await button('刷新').click()
  await page.locator(`.card[href="#/task/${id}"]`).click()
}

const gzipped = async (paths: readonly string[]): Promise<number> => (await Promise.all(paths.map(async (path) => gzipSync(Buffer.from(await (await fetch(hub.url + path)).arrayBuffer()), { level: 9 }).length))).reduce((a, b) => a + b, 0)

test('the page is small', async () => {
  const html = await (await fetch(`${hub.url}/field`, { headers: { accept: 'text/html' } })).text()
  const first = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map((found) => found[1]!)
  const later = /<meta name="screens" content="([^"]+)"/.exec(html)![1]!.split(' ').filter((path) => !first.includes(path))
  const [bytes, rest] = [await gzipped(first), await gzipped(later)]
  console.log(`the phone page's JavaScript: ${(bytes / 1024).toFixed(1)} KiB gzip in ${first.length} files for the first picture, ${((bytes + rest) / 1024).toFixed(1)} KiB in ${first.length + later.length} in all`)
  assert.ok(bytes > 0 && bytes <= MOST_JS_BYTES, `${bytes} bytes`)
})

test('an officer signs in and sees the own task', async () => {
  first = await sentOut('店外经营，占道约 3 米')
  await page.goto(`${network.url}/field`)
  await page.getByLabel('用户名').fill('officer')
  await page.getByLabel('密码').fill('demo')
  await button('登录').click()
  await page.locator('.card').first().waitFor()
  await shot('tasks')
  // The worker has to be in charge before the network goes away.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
})

test('an open page hears of a dispatch without a click or a look', async () => {
  await page.goto(`${network.url}/field#/tasks`)
  await page.getByText('即时接收').waitFor()
  const known = page.locator(`.card[href="#/task/${first.id}"]`)
  const before = await known.boundingBox()
  const asked: string[] = []
  const listen = (request: { url(): string }): void => { asked.push(new URL(request.url()).pathname + new URL(request.url()).search) }
  page.on('request', listen)
  // What is heard and felt, noted at the browser's own doors.
  await page.evaluate(() => {
    const heard = Object.assign(window, { tones: 0, shakes: [] as number[] })
    const { start } = OscillatorNode.prototype
    OscillatorNode.prototype.start = function (when) { heard.tones++; start.call(this, when) }
    navigator.vibrate = (pattern) => { heard.shakes.push([pattern].flat().length); return true }
  })
  const heard = (): Promise<{ tones: number; shakes: number[] }> => page.evaluate(() => { const { tones, shakes } = window as unknown as { tones: number; shakes: number[] }; return { tones, shakes } })
  const { id, number } = await sentOut('燃气管道被挖破，有气味', 'P1')
  // Told from the bar and shown as a task: the bar is the hub's word, the card is what the phone asked for then.
  const bar = page.locator('.news-bar')
  await bar.getByText(number).waitFor()
  await page.locator(`.card[href="#/task/${id}"] .fresh`).waitFor()
  page.off('request', listen)
  assert.ok(!asked.some((path) => path.startsWith('/api/incidents?')), `the whole list was not asked for: ${asked.join(' ')}`)
  assert.match(await bar.textContent() ?? '', /■ P1 新任务/)
  assert.equal(await bar.getAttribute('role'), 'alert')
  assert.deepEqual(await known.boundingBox(), before, 'no row moved, although the new one is graver')
  await shot('told-p1')
  assert.deepEqual(await heard(), { tones: 6, shakes: [5] }, 'a P1 rings and shakes')
  // The one above is called off: its shadow keeps the place of the one below.
  const came = page.locator(`.card[href="#/task/${id}"]`)
  const below = await came.boundingBox()
  await dispatcher('POST', `/api/incidents/${first.id}/actions`, { action: 'recall', version: (await now(first.id)).version, reason: '改派', sendNow: true })
  await page.locator('.card-gone').waitFor()
  assert.deepEqual(await came.boundingBox(), below)
  await bar.locator('a').click()
  await page.locator('.actions').waitFor()
  assert.deepEqual(await heard(), { tones: 6, shakes: [5, 3] }, 'anything else shakes only')
  // What was opened is told no more; what was called off still is.
  await bar.getByText('任务已收回').waitFor()
  await page.getByRole('button', { name: '收起' }).click()
})

test('what is pushed is shown in the words of the phone, and leads to the task', async () => {
  const { id, number } = await sentOut('乱堆物料')
  const session = await context.newCDPSession(page)
  const registered = new Promise<string>((found) => { session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => { const mine = registrations.find(({ scopeURL }) => scopeURL.endsWith('/field')); if (mine) found(mine.registrationId) }) })
  await session.send('ServiceWorker.enable')
  const told = { id, type: 'notify', action: 'dispatch', incidentId: id, number, priority: 'P1', sound: true, at: new Date().toISOString() }
  await session.send('ServiceWorker.deliverPushMessage', { origin: network.url, registrationId: await registered, data: JSON.stringify(told) })
  const shown = await until(() => page.evaluate(async (tag) => {
    const [first] = await (await navigator.serviceWorker.ready).getNotifications({ tag })
    return first && { title: first.title, body: first.body, data: first.data as { path: string } }
  }, id), 'the notification is shown')
  assert.deepEqual(shown, { title: '■ P1 新任务', body: `${number} · 点开查看`, data: { path: `/task/${id}` } })
  await openTask(id)
  await until(() => page.evaluate(async (tag) => (await (await navigator.serviceWorker.ready).getNotifications({ tag })).length === 0, id), 'an open task needs no notification')
})

test('done without a network, told once when it is back: accept, on the way, on scene, photo, disposal', async () => {
  const { id } = await sentOut('机动车占用盲道')
  await openTask(id)
  await page.locator('.actions').waitFor()
  await offline(true)
  await button('接单').click()
  await button('出发').click()
  await button('到场').click()
  await button('处置完成').click()
  await page.getByLabel('拍照 整改后').setInputFiles(PHOTO)
  await page.locator('.photo-row img').waitFor()
  await page.getByLabel('现场整改').check()
  await shot('handle-offline')
  await button('提交').click()
  await page.getByText('4 项待发').first().waitFor()

  // The phone's battery dies: nothing is lost, and the page opens without a network.
  await page.reload()
  await page.goto(`${network.url}/field#/outbox`)
  await page.locator('.entry-waiting').nth(3).waitFor()
  await shot('outbox-offline')
  const before = await now(id)
  assert.equal(before.dispatches[0]!.state, 'notified')
  const backAt = new Date().toISOString()

  await offline(false)
  const done = await until(async () => { const seen = await now(id); return seen.state === 'handled' && seen }, 'the incident is handled')
  const told = done.timeline.map(({ action }) => action).filter((action) => /accept|unit\.|handle/.test(action))
  assert.deepEqual(told, ['accept', 'unit.en_route', 'unit.on_scene', 'handle'])
  assert.equal(done.outcome, 'on_spot')
  const handled = done.timeline.find(({ action }) => action === 'handle')!
  assert.ok(handled.occurredAt !== null && handled.occurredAt < backAt && handled.recordedAt > backAt, 'the time in the street is kept beside the time of telling')
  const item = await seat<{ hash: string; role: string }>('GET', `/api/evidence/${handled.evidence[0]}`)
  assert.deepEqual([handled.evidence.length, item.role, item.hash], [1, 'after', createHash('sha256').update(readFileSync(PHOTO)).digest('hex')])
  await page.locator('.entry-sent').nth(3).waitFor()
  away = false
})

test('an answer that is lost doubles nothing', async () => {
  const { id } = await sentOut('垃圾堆积')
  await openTask(id)
  await button('反馈').click()
  await page.getByLabel('反馈内容').fill('已通知环卫')
  await page.getByLabel('拍照 近景').setInputFiles(PHOTO)
  await page.locator('.photo-row img').waitFor()
  away = true
  let lost = 0
  // The hub hears it, the phone does not hear the hub: for the photo and for the action.
  await context.route(/\/api\/(evidence\?|incidents\/.*\/actions)/, async (route) => {
    if (route.request().method() !== 'POST' || lost > 1) { await route.fallback(); return }
    lost++
    await route.fetch()
    await route.abort('failed')
  })
  await button('提交').click()
  await page.goto(`${network.url}/field#/outbox`)
  // By its own words: what was sent before stands in the same list, and is there before the new one.
  await page.locator('.entry-sent', { hasText: '反馈' }).waitFor({ timeout: 60_000 })
  await context.unrouteAll()
  const notes = (await now(id)).timeline.filter(({ action }) => action === 'note')
  assert.deepEqual([lost, notes.length, notes[0]!.evidence.length], [2, 1, 1])
  const { total } = await seat<{ total: number }>('GET', `/api/evidence?incident=${id}`)
  assert.equal(total, 1)
  away = false
})

test('what changed meanwhile is said in words, and nothing is lost', async () => {
  const incident = await sentOut('占道施工')
  await openTask(incident.id)
  await page.locator('.actions').waitFor()
  await offline(true)
  await button('接单').click()
  await dispatcher('POST', `/api/incidents/${incident.id}/actions`, { action: 'recall', version: (await now(incident.id)).version, reason: '改派交警', sendNow: true })
  await offline(false)
  await page.goto(`${network.url}/field#/outbox`)
  const trouble = page.locator('.trouble').first()
  await trouble.waitFor({ timeout: 60_000 })
  await trouble.getByText('改派交警').waitFor()
  await shot('conflict')
  assert.equal((await now(incident.id)).state, 'filed')
  await trouble.getByRole('button', { name: '放弃' }).click()
  await trouble.getByRole('button', { name: '确定放弃' }).click()
  await trouble.waitFor({ state: 'detached' })
  away = false
})

test('a new problem is reported with place and photo', async () => {
  await page.goto(`${network.url}/field#/report`)
  await page.getByLabel('拍照 近景').setInputFiles(PHOTO)
  await page.getByLabel('问题类别').fill('机动车')
  await page.getByRole('button', { name: /^机动车违法停放/ }).click()
  await page.getByText('29.97123').first().waitFor()
  await page.getByLabel('描述').fill('两辆车停在消防通道')
  await shot('report')
  await button('上报').click()
  await page.locator('.entry-sent', { hasText: '机动车违法停放' }).waitFor({ timeout: 60_000 })
  const { items } = await seat<{ items: Incident[] }>('GET', '/api/incidents?source=officer')
  assert.deepEqual(items.map(({ category, source }) => [category, source]), [['L0301', 'officer']])
})

test('a parking notice says live what is missing, and what the hub made of it', async () => {
  await page.goto(`${network.url}/field#/notice`)
  await page.getByRole('textbox', { name: '车牌号' }).fill('b·12345')
  await page.getByText('浙B12345 · 普通车牌').waitFor()
  await page.getByText('没有抄告记录').waitFor()
  for (const role of ['近景', '远景', '参照物']) await page.getByLabel(`拍照 ${role}`).setInputFiles(PHOTO)
  await page.locator('.photo-row img').nth(2).waitFor()
  await page.locator('.check-done', { hasText: '照片内容' }).waitFor()
  await page.locator('.check-done', { hasText: '手机时钟' }).waitFor()
  await page.locator('.check-open', { hasText: '拍摄间隔' }).waitFor()
  await shot('notice')
  await page.getByLabel('首违免罚').check()
  await button('仍要提交（计为无效）').click()
  const sent = page.locator('.entry-sent', { hasText: '浙B12345' })
  await sent.getByText('拍摄间隔').waitFor({ timeout: 60_000 })
  const history = await seat<{ earlier: number }>('GET', '/api/parking-notices/history?plate=%E6%B5%99B12345')
  assert.equal(history.earlier, 1)
})

test('a place to look at is answered with a picture beside the one of before', async () => {
  const incident = await sentOut('井盖缺失')
  const officerId = (await admin<{ items: { id: string; username: string }[] }>('GET', '/api/users?q=officer')).items.find(({ username }) => username === 'officer')!.id
  const before = await seat<{ id: string }>('POST', `/api/evidence?role=before&name=before.png`, readFileSync(PHOTO))
  let now = (await dispatcher<{ incident: Incident }>('POST', `/api/incidents/${incident.id}/actions`, { action: 'clear', version: incident.version, reason: '产权单位已盖好', evidence: [before.id], sendNow: true })).incident
  now = (await seat<{ incident: Incident }>('POST', `/api/incidents/${incident.id}/actions`, { action: 'check', version: now.version, assignee: officerId, sendNow: true })).incident
  assert.equal(now.state, 'checking')
  await page.goto(`${network.url}/field#/tasks`)
  await button('刷新').click()
  await page.locator(`.card[href="#/look/${incident.id}"]`).click()
  await page.locator('.compare-pair img').first().waitFor()
  await page.getByLabel('拍照 整改后').setInputFiles(PHOTO)
  await page.locator('.compare-pair img').nth(1).waitFor()
  await page.getByLabel('已整改到位').check()
  await shot('look')
  await button('提交').click()
  const checked = await until(async () => { const seen = await seat<Incident & { checkPassed: boolean | null }>('GET', `/api/incidents/${incident.id}`); return seen.state === 'handled' && seen }, 'the check is told')
  assert.deepEqual([checked.checkPassed, checked.timeline.at(-1)!.action, checked.timeline.at(-1)!.evidence.length], [true, 'report_checked', 1])
  await page.goto(`${network.url}/field#/tasks`)
  await page.locator('.cards').waitFor()
  await page.locator(`.card[href="#/look/${incident.id}"]`).waitFor({ state: 'detached' })
})

test('whom to push to is told to the hub, and taken back before signing out', async () => {
  await page.goto(`${network.url}/field#/me`)
  // A push service is the browser maker's; here the browser has one of its own, all else is real.
  await page.evaluate(() => {
    let subscription: object | null = null
    const made = (options: PushSubscriptionOptionsInit) => ({
      endpoint: 'https://push.example/e2e', options: { applicationServerKey: Uint8Array.from(atob(String(options.applicationServerKey).replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0)).buffer },
      toJSON: () => ({ endpoint: 'https://push.example/e2e', expirationTime: null, keys: { p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) } }),
      unsubscribe: () => { subscription = null; return Promise.resolve(true) },
    })
    PushManager.prototype.getSubscription = () => Promise.resolve(subscription as PushSubscription | null)
    PushManager.prototype.subscribe = (options) => { subscription = made(options!); return Promise.resolve(subscription as PushSubscription) }
  })
  const calls: string[] = []
  page.on('response', (response) => { const { pathname } = new URL(response.url()); if (/push-subscriptions$|logout/.test(pathname)) calls.push(`${response.request().method()} ${pathname} ${response.status()}`) })
  await button('开启提醒').click()
  await page.getByText('已开启：页面关着也会提醒').waitFor()
  await shot('me-push-on')
  await button('退出登录').click()
  await button('登录').waitFor()
  assert.deepEqual(calls, ['POST /api/push-subscriptions 204', 'DELETE /api/push-subscriptions 204', 'POST /api/auth/logout 204'])
})

test('nothing else went wrong on the page', () => assert.deepEqual(errors, []))
