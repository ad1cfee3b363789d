/**
 * 随手拍 in a real Chromium at 390×844: somebody without an account brings a photograph, a place and what it is, and later reads what became of it; sending it again
 * after a lost answer doubles nothing. `node --test apps/console/e2e/dist/citizen.e2e.js` after `npx tsc -p apps/console/e2e` and a build. `SHOTS=<folder>` keeps pictures.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openBrowser } from './harness/browser.js'
import { newPlace, removePlace, ROOT, type Place } from './harness/demo.js'
import { startQuietHub, type Call, type QuietHub } from './harness/hub.js'
import { streetPictures } from './harness/street-picture.js'

interface Row { id: string; number: string; version: number; state: string; category: string; description: string; lat: number; lon: number; address: string | null; reportedBy: string | null; source: string }
const MOST_JS_BYTES = 120 * 1024

let place: Place
let hub: QuietHub
let browser: Browser
let context: BrowserContext
let page: Page
let seat: Call
let photo: string
/** What a test provokes itself. */
let provoked = /^$/
const errors: string[] = []

before(async () => {
  place = await newPlace()
  hub = await startQuietHub(place)
  seat = await hub.caller('seat')
  browser = await openBrowser()
  photo = (await streetPictures(browser)).before
  context = await browser.newContext({
    viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai',
    geolocation: { latitude: 29.97123, longitude: 121.22345, accuracy: 7 }, permissions: ['geolocation'],
  })
  page = await context.newPage()
  page.on('console', (message) => { if (message.type() === 'error' && !provoked.test(message.text())) errors.push(`${message.text()} (${message.location().url})`) })
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message))
})
after(async () => {
  await browser?.close()
  await hub?.stop()
  removePlace(place)
})

const button = (name: string) => page.getByRole('button', { name, exact: true })
const shot = async (name: string): Promise<void> => { if (process.env['SHOTS']) await page.screenshot({ path: join(process.env['SHOTS'], `citizen-${name}.png`), fullPage: true }) }
const reports = async (): Promise<Row[]> => (await seat<{ items: Row[] }>('GET', '/api/incidents?sort=newest')).items.filter(({ source }) => source === 'citizen')
let code = ''

test('the page is small, and comes without an account', async () => {
  const scripts: string[] = []
  page.on('response', (response) => { if (response.request().resourceType() === 'script') scripts.push(new URL(response.url()).pathname) })
  await page.goto(`${hub.url}/report`)
  await page.getByRole('heading', { name: '随手拍' }).waitFor()
  await button('提交').waitFor()
  const bytes = scripts.reduce((sum, path) => sum + gzipSync(readFileSync(join(ROOT, 'apps/console/dist', path))).length, 0)
  assert.ok(bytes > 0 && bytes <= MOST_JS_BYTES, `${scripts.join(', ')}: ${bytes} bytes`)
  await shot('empty')
})

test('what is missing is said, and what is no photo is refused before it is sent', async () => {
  await button('提交').click()
  await page.getByRole('alert').filter({ hasText: '还缺：照片、是什么问题、在哪里' }).waitFor()
  await page.getByLabel('拍照或选择照片').setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') })
  await page.getByText('这不是 JPEG、PNG 或 WebP 照片').waitFor()
  await shot('missing')
})

test('a photograph, a kind and the own position are enough; the seat has it with its picture', async () => {
  await page.getByLabel('拍照或选择照片').setInputFiles(photo)
  await page.getByRole('img', { name: '要提交的照片' }).waitFor()
  await button('垃圾堆积').click()
  await button('用我的位置').click()
  await page.getByText('已取得我的位置').waitFor()
  await page.getByLabel('地址或标志物（可选）').fill('解放路 12 号门口')
  await page.getByLabel('联系电话（可选）').fill('12')
  await button('提交').click()
  await page.getByText('电话号码不完整').waitFor()
  await page.getByLabel('联系电话（可选）').fill('138 0000 0000')
  await shot('filled')

  // The answer is lost on the way: pressed again, it is the same report.
  provoked = /ERR_FAILED/
  await page.route('**/api/citizen-reports', async (route) => { await route.fetch(); await route.abort() }, { times: 1 })
  await button('提交').click()
  await page.getByText('没有发出去').waitFor()
  await button('提交').click()
  await page.getByRole('heading', { name: '已收到' }).waitFor()
  provoked = /^$/
  code = await page.locator('output').innerText()
  assert.match(code, /^[2-9A-HJ-NP-Z]{10}$/)
  await shot('receipt')

  const [row, ...more] = await reports()
  assert.deepEqual(more, [])
  assert.deepEqual([row!.category, row!.description, row!.address, row!.reportedBy, row!.lat, row!.lon], ['0111', '垃圾堆积', '解放路 12 号门口', '138 0000 0000', 29.97123, 121.22345])
  const { items: [item] } = await seat<{ items: { role: string; mime: string; bytes: number }[] }>('GET', `/api/evidence?incident=${row!.id}`)
  assert.deepEqual([item!.role, item!.mime, item!.bytes], ['before', 'image/jpeg', readFileSync(photo).length])
})

test('by the code everybody reads what became of it, this phone without typing', async () => {
  await button('查进度').click()
  await page.getByText('已收到，等待受理').waitFor()
  const [row] = await reports()
  await seat('POST', `/api/incidents/${row!.id}/actions`, { action: 'reject', version: row!.version, reason: '已由物业清理' })
  await page.getByLabel('查询码').fill(`${code.slice(0, 5)}-${code.slice(5).toLowerCase()}`)
  await button('查询').click()
  const answer = page.locator('form [role=status]')
  await answer.getByText('不予受理').waitFor()
  assert.match(await answer.innerText(), new RegExp(`${row!.number}[^]*已由物业清理`))
  await shot('looked-up')
  provoked = /404/
  await page.getByLabel('查询码').fill('AAAAAAAAAA')
  await button('查询').click()
  await page.getByText('没有这个查询码').waitFor()
  provoked = /^$/
  await button('从这部手机删除').click()
  await page.getByText('这部手机上反映的').waitFor({ state: 'detached' })
})

test('in English, with a place from the map and a kind that is searched for', async () => {
  await button('English').click()
  await button('Report').click()
  await button('Report something else').click()
  await page.getByLabel('Take or choose a photo').setInputFiles(photo)
  await button('Something else').click()
  await page.getByLabel('Find it by a few letters').fill('hydrant')
  await page.getByRole('button', { name: /hydrant/i }).click()
  await button('Choose on the map').click()
  const map = page.getByLabel('Map to choose the place')
  await map.focus()
  await map.press('ArrowRight')
  await page.getByText('Chosen on the map').waitFor()
  await shot('map-en')
  await button('This is the place').click()
  await button('Send').click()
  await page.getByRole('heading', { name: 'Received' }).waitFor()
  const [row] = await reports()
  assert.equal(row!.category, 'B0108')
  assert.ok(row!.lon > 121.22 && Math.abs(row!.lat - 29.97) < 0.01, `${row!.lat}, ${row!.lon}`)
})

test('nothing went wrong in the browser', () => assert.deepEqual(errors, []))
