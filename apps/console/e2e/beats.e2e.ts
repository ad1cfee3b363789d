/**
 * Drawing where officers have to be, in a real Chromium on a real hub: corners are clicked, dragged and taken back, what the hub refuses is said at the map, a post
 * gets its circle, a file is looked through before it is taken, and deleting asks first. `node --test apps/console/e2e/dist/beats.e2e.js` after
 * `npx tsc -p apps/console/e2e` and a build. Any console error fails it. `SHOTS=<folder>` keeps pictures.
 */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openPage } from './harness/browser.js'
import { newPlace, removePlace, type Place } from './harness/demo.js'
import { startQuietHub, type Call, type QuietHub } from './harness/hub.js'
import { signInAs } from './harness/sign-in.js'

interface Beat { id: string; name: string; place: { type: 'area'; geometry: { coordinates: [number, number][][] } } | { type: 'post'; lat: number; lon: number; radiusM: number } }

const WAIT = { timeout: 30_000 }
let place: Place
let hub: QuietHub
let browser: Browser
let page: Page
let errors: string[]
let dispatcher: Call

const square = (west: number, south: number, size: number) => ({ type: 'Polygon', coordinates: [[[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]] })
async function shot(name: string): Promise<void> { if (process.env['SHOTS']) await page.screenshot({ path: join(process.env['SHOTS'], `beats-${name}.png`) }) }
const beats = async (): Promise<Beat[]> => (await dispatcher<{ items: Beat[] }>('GET', '/api/duty/beats')).items
/** A place on the drawing's map, in parts of its size. */
async function on(x: number, y: number): Promise<[number, number]> {
  const box = (await page.locator('.shape-map').boundingBox())!
  return [box.x + box.width * x, box.y + box.height * y]
}
const click = async (x: number, y: number): Promise<void> => page.mouse.click(...await on(x, y))
const corners = async (n: number): Promise<void> => page.locator('.shape-step', { hasText: `/${n}` }).waitFor(WAIT)
/** Puts the pointer on something that can be taken hold of: the map draws a change a moment after it was made. */
async function reachFor(x: number, y: number): Promise<void> {
  const canvas = page.locator('.shape-map canvas').first()
  for (const end = Date.now() + 30_000; ; await page.waitForTimeout(200)) {
    await page.mouse.move(...await on(x, y - 0.2))
    await page.mouse.move(...await on(x, y))
    if (await canvas.evaluate((element) => (element as HTMLElement).style.cursor === 'grab')) return
    if (Date.now() > end) throw new Error('there is nothing to take hold of')
  }
}
const press = async (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click(WAIT)

before(async () => {
  place = await newPlace()
  hub = await startQuietHub(place)
  dispatcher = await hub.caller('dispatcher')
  const { map: { center: [lon, lat] } } = await dispatcher<{ map: { center: [number, number] } }>('GET', '/api/client-config')
  await (await hub.caller('admin'))('POST', '/api/areas', { name: '城区', level: 'district', geometry: square(lon - 0.5, lat - 0.5, 1) })
  browser = await openBrowser()
  // The place outside the city is refused on purpose.
  ;({ page, errors } = await openPage(browser, (text) => text.includes('422')))
  await signInAs(page, 'dispatcher', hub.url)
  await page.goto(`${hub.url}/admin/beats`)
})
after(async () => {
  await browser?.close()
  await hub?.stop()
  removePlace(place)
})

describe('beats on the map', () => {
  it('are drawn corner by corner, mended by the pointer and by keys, and kept', async () => {
    await press('新建岗位')
    await page.getByLabel('名称', { exact: true }).fill('东门巡区')
    await page.locator('.shape-map canvas').first().waitFor(WAIT)
    await page.locator('.shape-map .map-controls').waitFor(WAIT)
    for (const [i, [x, y]] of ([[0.4, 0.3], [0.6, 0.3], [0.6, 0.7], [0.4, 0.7]] as const).entries()) {
      // The map may still be coming: a click that it does not take is made again.
      for (const end = Date.now() + 30_000; Date.now() < end; await page.waitForTimeout(300)) {
        await click(x, y)
        if (await page.locator('.shape-step', { hasText: `/${i + 1}` }).waitFor({ timeout: 3000 }).then(() => true, () => false)) break
      }
      await corners(i + 1)
    }
    // Across the upper edge: the outline crosses itself, says so, and cannot be kept.
    await reachFor(0.6, 0.7)
    await page.mouse.down()
    await page.mouse.move(...await on(0.55, 0.4), { steps: 3 })
    await page.mouse.move(...await on(0.5, 0.15), { steps: 3 })
    await page.mouse.up()
    await page.locator('.place-hint .field-error').waitFor(WAIT)
    assert.equal(await page.getByRole('button', { name: '新建', exact: true }).isDisabled(), true)
    await shot('crossed')
    await page.locator('.shape-map canvas').first().focus()
    await page.keyboard.press('Control+z')
    await page.locator('.place-hint .field-error').waitFor({ ...WAIT, state: 'detached' })
    // The middle of the right edge becomes a corner.
    await reachFor(0.6, 0.5)
    await page.mouse.down()
    await page.mouse.move(...await on(0.66, 0.5), { steps: 4 })
    await page.mouse.up()
    await corners(5)
    await press('新建')
    await page.locator('.table tbody tr', { hasText: '东门巡区' }).waitFor(WAIT)
    const [made] = await beats()
    assert.equal(made!.place.type === 'area' && made!.place.geometry.coordinates[0]!.length, 6)
  })

  it('are posts, too; one outside the city is refused at the map and nothing is kept', async () => {
    await press('新建岗位')
    await page.getByLabel('名称', { exact: true }).fill('二小护学岗')
    await page.getByRole('radio').nth(1).check()
    const typed = page.locator('.shape-typed input')
    await typed.fill('10, 10')
    await typed.press('Enter')
    await press('新建')
    await page.locator('.place-hint .field-error').waitFor(WAIT)
    await shot('outside')
    assert.equal((await beats()).length, 1)
    const [first] = await beats()
    const [lon, lat] = first!.place.type === 'area' ? first!.place.geometry.coordinates[0]![0]! : [NaN, NaN]
    await typed.fill(`${lat}, ${lon}`)
    await typed.press('Enter')
    await page.locator('.beat-radius input').fill('80')
    await press('新建')
    await page.locator('.table tbody tr', { hasText: '二小护学岗' }).waitFor(WAIT)
    assert.deepEqual((await beats()).find(({ name }) => name === '二小护学岗')!.place, { type: 'post', lat, lon, radiusM: 80 })
  })

  it('come from a table after they were looked through, and go only after a question', async () => {
    const [first] = await beats()
    const [lon, lat] = first!.place.type === 'area' ? first!.place.geometry.coordinates[0]![0]! : [first!.place.lon, first!.place.lat]
    await press('导入')
    const file = (text: string) => ({ name: 'posts.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    await page.locator('input[type=file]').setInputFiles(file(`name,squad,lat,lon\n西门岗,没有的中队,${lat},${lon}\n`))
    await page.locator('.import-errors td', { hasText: '2' }).first().waitFor(WAIT)
    await page.locator('input[type=file]').setInputFiles(file(`name,lat,lon,radiusM\n西门岗,${lat},${lon},40\n`))
    await page.locator('.import-table td', { hasText: '西门岗' }).waitFor(WAIT)
    assert.equal((await beats()).length, 2)
    await page.locator('.import-keys .button-primary').click()
    await page.locator('.import-done').waitFor(WAIT)
    // What was announced has keys of that name too.
    await page.locator('.import > header').getByRole('button', { name: '关闭' }).click(WAIT)
    // The question below the row names it too.
    const row = page.locator('.table tbody tr:not(.table-below)', { hasText: '西门岗' })
    await row.getByRole('button', { name: '删除' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: '删除' }).click()
    await row.waitFor({ ...WAIT, state: 'detached' })
    assert.equal((await beats()).length, 2)
    assert.deepEqual(errors, [])
  })
})
