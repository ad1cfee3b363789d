/**
 * The supervisor's desk in a real Chromium on a real hub: an officer leaves the beat, the stretch is opened with a reason, track and picture are looked at, the
 * verdict is recorded by keys and followed until settled, and the officer's phone shows who looked. `node --test apps/console/e2e/dist/supervise.e2e.js` after
 * `npx tsc -p apps/console/e2e` and a build. Any console error fails it. `SHOTS=<folder>` keeps pictures.
 */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { PublishingCamera, hasFfmpeg, type PublishLeave } from './harness/body-camera.js'
import { openBrowser, openPage } from './harness/browser.js'
import { newPlace, removePlace, type Place } from './harness/demo.js'
import { startQuietHub, type Call, type QuietHub } from './harness/hub.js'
import { signInAs } from './harness/sign-in.js'

interface Check { id: string; pictureSeenAt: string | null; verdict: string | null; incident: { id: string; number: string; state: string; settled: boolean } | null; evidence: string[]; noPicture: string | null }
interface Incident { id: string; version: number; dispatches: { id: string; state: string; version: number }[] }

const MINUTE = 60_000
const WAIT = { timeout: 30_000 }
let place: Place
let hub: QuietHub
let browser: Browser
let page: Page
let errors: string[]
let [admin, supervisor, seat, dispatcher, officer]: Call[] = []
let squadId: string
let centre: [number, number]
let cameraIds: string[]

const square = (west: number, south: number, size: number) => ({ type: 'Polygon', coordinates: [[[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]] })
const ago = (minutes: number): string => new Date(Date.now() - minutes * MINUTE).toISOString()
async function shot(name: string): Promise<void> { if (process.env['SHOTS']) await page.screenshot({ path: join(process.env['SHOTS'], `supervise-${name}.png`) }) }
async function until<T>(ask: () => Promise<T | false | undefined>, what: string): Promise<T> {
  for (const end = Date.now() + 60_000; Date.now() < end; await new Promise((wait) => setTimeout(wait, 200))) { const seen = await ask(); if (seen) return seen }
  throw new Error(`waited in vain: ${what}`)
}

/** A body camera at the OwnTracks door. */
async function camera(n: number): Promise<{ id: string; tell(minutesAgo: number, lat: number, lon: number): Promise<void> }> {
  const { id, mqtt } = await admin!<{ id: string; mqtt: { username: string; password: string } }>('POST', '/api/devices', { name: `执法仪${n}`, kind: 'bodycam', protocol: 'owntracks', externalId: `e2e${n}/cam` })
  const headers = { 'Content-Type': 'application/json', Authorization: `Basic ${Buffer.from(`${mqtt.username}:${mqtt.password}`).toString('base64')}`, 'X-Limit-U': mqtt.username, 'X-Limit-D': 'cam' }
  return {
    id,
    async tell(minutesAgo, lat, lon) {
      const told = await fetch(`${hub.url}/owntracks`, { method: 'POST', headers, body: JSON.stringify({ _type: 'location', lat, lon, tst: Math.floor((Date.now() - minutesAgo * MINUTE) / 1000), acc: 5 }) })
      assert.equal(told.status, 200)
    },
  }
}

before(async () => {
  place = await newPlace()
  hub = await startQuietHub(place)
  ;[admin, supervisor, seat, dispatcher, officer] = await Promise.all(['admin', 'supervisor', 'seat', 'dispatcher', 'officer'].map((name) => hub.caller(name)))
  centre = (await seat!<{ map: { center: [number, number] } }>('GET', '/api/client-config')).map.center
  const [lon, lat] = centre
  squadId = (await admin!<{ id: string }>('POST', '/api/squads', { name: '阳明中队' })).id
  const ground = await admin!<{ id: string }>('POST', '/api/areas', { name: '城区', level: 'district', geometry: square(lon - 0.2, lat - 0.2, 0.4) })
  const users = (await admin!<{ items: { id: string; username: string }[] }>('GET', '/api/users')).items
  const idOf = (name: string): string => users.find(({ username }) => username === name)!.id
  await admin!('PATCH', `/api/users/${idOf('officer')}`, { squadId })
  await admin!('PUT', `/api/supervision/areas/${idOf('supervisor')}`, { areaIds: [ground.id] })
  const beat = await dispatcher!<{ id: string }>('POST', '/api/duty/beats', { name: '南雷路段', squadId, place: { type: 'area', geometry: square(lon - 0.005, lat - 0.005, 0.01) } })
  const [straying, keeping, sitting] = [await camera(1), await camera(2), await camera(3)]
  cameraIds = [straying.id, keeping.id, sitting.id]
  await dispatcher!('POST', '/api/duty', { squadId, userId: idOf('officer'), deviceId: straying.id, beatId: beat.id, shift: '早班', startsAt: ago(180), endsAt: ago(-240) })
  await dispatcher!('POST', '/api/duty', { squadId, person: '沈建国', deviceId: keeping.id, beatId: beat.id, shift: '早班', startsAt: ago(180), endsAt: ago(-240) })
  await dispatcher!('POST', '/api/duty', { squadId, person: '陆海波', deviceId: sitting.id, beatId: beat.id, shift: '早班', startsAt: ago(180), endsAt: ago(-240) })
  for (let minute = 179; minute >= 1; minute -= 1) {
    const turn = minute / 9
    await straying.tell(minute, lat + 0.003 * Math.sin(turn) + (minute < 40 ? 0.012 : 0), lon + 0.003 * Math.cos(turn))
    await keeping.tell(minute, lat + 0.002 * Math.sin(turn + 2), lon + 0.004 * Math.cos(turn))
    if (minute > 130 || minute < 90) await sitting.tell(minute, lat + 0.001, lon - 0.002 + (minute > 150 ? 0.0005 * (minute % 5) : 0))
  }
  browser = await openBrowser()
  ;({ page, errors } = await openPage(browser))
  await signInAs(page, 'supervisor', hub.url)
})
after(async () => {
  await browser?.close()
  await hub?.stop()
  removePlace(place)
})

describe('the supervisor’s desk', () => {
  it('shows who left the beat, why it says so, and fills live', async () => {
    await page.goto(`${hub.url}/supervise`)
    await page.locator('.matrix-line').nth(2).waitFor(WAIT)
    const line = page.locator('.matrix-line', { hasText: '演示队员' })
    await line.locator('.matrix-run.cell-outside').first().waitFor(WAIT)
    assert.match(await line.locator('.matrix-run.cell-outside').first().getAttribute('title') ?? '', /脱岗.*02:00/s)
    assert.match(await line.locator('.matrix-now').innerText(), /脱岗/)
    await page.locator('.matrix-line', { hasText: '陆海波' }).locator('.cell-offline').first().waitFor(WAIT)
    await page.locator('.matrix-line', { hasText: '陆海波' }).locator('.matrix-run.cell-still').first().waitFor(WAIT)
    assert.equal(await page.locator('.matrix-line', { hasText: '沈建国' }).locator('.matrix-run.cell-outside').count(), 0)
    await shot('matrix')
  })

  it('opens a stretch by keys only after a reason, and what is shown can never be taken for live', async () => {
    await page.keyboard.press('a')
    await until(async () => (await page.locator('.matrix-line[data-selected]').innerText()).includes('演示队员') || (await page.keyboard.press('a'), false), 'the keys reach the officer who left the beat')
    await page.keyboard.press('o')
    await page.locator('.reason-form').waitFor(WAIT)
    assert.equal(await page.locator('.replay').count(), 0, 'nothing is shown before the reason is given')
    await shot('reason')
    await page.keyboard.press('Enter')
    await page.locator('.replay .replay-mark', { hasText: '回放 · 非实时' }).waitFor(WAIT)
    await page.locator('.replay canvas.replay-overlay').waitFor(WAIT)
    await page.locator('.picture', { hasText: '已记录，视同已查看' }).waitFor(WAIT)
    assert.equal(await page.locator('.replay .map-controls').count(), 0, 'none of the live map is on it')
    const at = (): Promise<string> => page.locator('.time-bar-at').innerText()
    await page.keyboard.press('x')
    await page.locator('.time-bar-why .cell-outside').waitFor(WAIT)
    const before = await at()
    await page.keyboard.press('.')
    await page.keyboard.press(' ')
    await until(async () => await at() !== before, 'it plays')
    await page.waitForTimeout(1500)
    await page.keyboard.press(' ')
    await shot('replay')
    await page.keyboard.press('Escape')
    await page.locator('.replay').waitFor({ state: 'detached', ...WAIT })
  })

  it('plays all of a squad by one key, and says whose picture is beside it', async () => {
    const who = (await page.locator('.matrix-line[data-selected] b').first().innerText()).trim()
    await page.keyboard.press('g')
    await page.locator('.reason-form', { hasText: '3 人' }).waitFor(WAIT)
    await page.keyboard.press('Enter')
    await page.locator('.replay-head', { hasText: '3 条轨迹' }).waitFor(WAIT)
    await page.locator('.picture-head', { hasText: who }).waitFor(WAIT)
    await page.keyboard.press('x')
    await page.locator('.time-bar-why .time-bar-who').first().waitFor(WAIT)
    await shot('squad')
    await page.keyboard.press('Escape')
    await page.locator('.replay').waitFor({ state: 'detached', ...WAIT })
  })

  it('draws by one key; the verdict counts only after track and picture, and becomes an incident with a clock', async () => {
    // The draw is a draw: until the one who left the beat comes up, whoever is drawn is looked at and passed.
    const drawn = await until(async () => {
      if (await page.locator('.replay').count() > 0) await page.keyboard.press('Escape')
      await page.locator('.replay').waitFor({ state: 'detached', ...WAIT })
      await page.keyboard.press('d')
      await page.locator('.reason-form').waitFor(WAIT)
      await page.keyboard.press('Enter')
      await page.locator('.replay').waitFor(WAIT)
      await page.locator('.verdict-seen').waitFor(WAIT)
      const who = await page.locator('.check-open header').innerText()
      const fault = who.includes('演示队员')
      assert.ok(await page.locator('.verdict-key', { hasText: '着装' }).isDisabled(), 'nobody saw a uniform')
      await page.keyboard.press('b')
      if (fault) await page.keyboard.press('b')
      await page.locator(`.verdict-key[data-mark="${fault ? 'fault' : 'ok'}"]`).waitFor(WAIT)
      if (fault) await shot('verdict')
      await page.keyboard.press('v')
      await page.locator('.decided').waitFor(WAIT)
      return fault
    }, 'the officer who left the beat is drawn')
    assert.ok(drawn)
    await page.locator('.decided .time-left').waitFor(WAIT)
    await page.locator('.decided-shot').waitFor(WAIT)
    await shot('decided')
  })

  it('follows it until it is settled', async () => {
    const check = (await supervisor!<{ items: Check[] }>('GET', '/api/spot-checks')).items.find(({ incident }) => incident !== null)!
    assert.deepEqual([check.verdict, check.noPicture, check.evidence.length], ['failed', 'no_stream', 1])
    const { id } = check.incident!
    const act = async (by: Call, input: object): Promise<Incident> => (await by<{ incident: Incident }>('POST', `/api/incidents/${id}/actions`, { version: (await seat!<Incident>('GET', `/api/incidents/${id}`)).version, sendNow: true, ...input })).incident
    await act(seat!, { action: 'file', standard: 0 })
    const sent = await act(dispatcher!, { action: 'dispatch', units: [{ unitId: squadId }] })
    const [record] = sent.dispatches
    await officer!('POST', `/api/dispatches/${record!.id}/actions`, { action: 'accept', version: record!.version })
    await act(officer!, { action: 'handle', outcome: 'on_spot', rectified: true, note: '已返岗，已谈话' })
    await act(supervisor!, { action: 'close' })
    await page.locator('.decided .check-passed', { hasText: '已办结' }).waitFor(WAIT)
    await shot('settled')
  })

  it('can be recomputed from its seeds', async () => {
    const audit = await admin!<{ draws: number; differ: string[] }>('GET', `/api/spot-checks/recomputed?from=${ago(60)}&to=${ago(-1)}`)
    assert.ok(audit.draws > 0)
    assert.deepEqual(audit.differ, [])
  })

  it('shows the live picture of a body camera that publishes, and keeps it as evidence of the verdict', { skip: !hasFfmpeg() && 'no ffmpeg here' }, async () => {
    const leaves = await Promise.all(cameraIds.map((id) => admin!<PublishLeave>('POST', `/api/cameras/${id}/publish`)))
    const publishing = leaves.map((leave) => new PublishingCamera(leave))
    try {
      // Whoever is drawn has a picture; before the gateway has the first of it there is none, and the look is asked for again.
      const video = page.locator('.picture video')
      await until(async () => {
        if (await page.locator('.replay').count() > 0) await page.keyboard.press('Escape')
        await page.locator('.replay').waitFor({ state: 'detached', ...WAIT })
        await page.keyboard.press('d')
        await page.locator('.reason-form, .replay').first().waitFor(WAIT)
        if (await page.locator('.reason-form').count() > 0) await page.keyboard.press('Enter')
        await page.locator('.picture').waitFor(WAIT)
        return await video.count() > 0
      }, 'the drawn officer’s body camera can be seen')
      const pictures = (): Promise<number> => video.evaluate((element: HTMLVideoElement) => element.getVideoPlaybackQuality().totalVideoFrames)
      await until(async () => await pictures() > 5, 'its pictures are decoded')
      await page.locator('.picture-live').waitFor(WAIT)
      await page.locator('.verdict-key:enabled', { hasText: '着装' }).waitFor(WAIT)
      await shot('live-picture')
      await page.keyboard.press('u')
      await page.locator('.verdict-key[data-mark="ok"]', { hasText: '着装' }).waitFor(WAIT)
      await page.keyboard.press('v')
      await page.locator('.decided').waitFor(WAIT)
      const [check] = (await supervisor!<{ items: Check[] }>('GET', '/api/spot-checks')).items
      assert.equal(check!.verdict, 'passed')
      assert.ok(check!.pictureSeenAt !== null && check!.noPicture === null)
      const { snapshots } = await supervisor!<{ snapshots: { mime: string; width: number | null; bytes: number }[] }>('GET', `/api/spot-checks/${check!.id}`)
      assert.deepEqual(snapshots.map(({ mime }) => mime).sort(), ['image/jpeg', 'image/jpeg', 'image/png'], 'the picture as it began and as it was judged, and the track')
      const frame = snapshots.find(({ mime }) => mime === 'image/jpeg')!
      assert.ok(frame.width === 320 && frame.bytes > 2000, `the picture itself: ${JSON.stringify(frame)}`)
    } finally { await Promise.all(publishing.map((one) => one.off())) }
  })

  it('tells the officer who looked, when and why', async () => {
    const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
    const field = await phone.newPage()
    await field.goto(`${hub.url}/field`)
    await field.getByLabel('用户名').fill('officer')
    await field.getByLabel('密码').fill('demo')
    await field.getByRole('button', { name: '登录', exact: true }).click()
    await field.locator('.tabs').waitFor(WAIT)
    await field.goto(`${hub.url}/field#/me`)
    const looks = field.locator('.lookers')
    await looks.getByText('查看了您的轨迹').first().waitFor(WAIT)
    const text = await looks.innerText()
    assert.match(text, /演示督查员/)
    assert.match(text, /随机抽查.*不合格/s)
    assert.match(text, /勤务异常/)
    if (process.env['SHOTS']) await field.screenshot({ path: join(process.env['SHOTS'], 'supervise-field.png') })
    await phone.close()
  })

  it('counts the rates', async () => {
    await page.getByRole('link', { name: '勤务指标' }).click()
    await page.locator('.rates-table tbody tr').nth(1).waitFor(WAIT)
    assert.match(await page.locator('.rates-table').innerText(), /阳明中队/)
    await shot('rates')
  })

  it('leaves nothing on the console', () => assert.deepEqual(errors, []))
})
