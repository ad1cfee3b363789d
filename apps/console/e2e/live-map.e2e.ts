/**
 * The live map under a hand and under a keyboard, in a real Chromium: `node apps/console/e2e/dist/live-map.e2e.js` after `npx tsc -p apps/console/e2e`.
 * Needs Chromium (`CHROMIUM`, else /usr/bin/chromium) and the built packages/city. Exits 1 with a reason; any console error is one.
 */
import assert from 'node:assert/strict'
import { openBenchPage } from '@watchfloor/bench/browser-page'

interface Unit { id: string; kind: string; presence: string; lat: number; lon: number }
const bench = await openBenchPage('map')
const { page } = bench
const ask = <T>(code: string): Promise<T> => page.evaluate(code) as Promise<T>
const until = (code: string, why: string): Promise<unknown> => page.waitForFunction(code, null, { timeout: 30_000, polling: 100 }).catch(() => { throw new Error(why) })

const checks: readonly (readonly [string, () => Promise<void>])[] = [
  ['rests when nothing moves', async () => {
    await ask("bench.populate(300, { stale: 1 })")
    await ask('bench.look(15.2)')
    await until('bench.drawn().all > 5', 'units are drawn')
    await page.waitForTimeout(1500)
    assert.ok((await ask<number>('bench.paints(1000)')) <= 2, 'a still map is not drawn again')
  }],
  ['hover tells, click selects, a click beside lets go', async () => {
    const unit = await lonely()
    const { x, y } = await ask<{ x: number; y: number }>(`bench.at('${unit.id}')`)
    await page.mouse.move(x + 2, y + 2)
    await until("document.querySelector('.map-tip b') !== null", 'a tip appears under the pointer')
    await page.mouse.click(x + 2, y + 2)
    await until(`bench.selection().selectedId === '${unit.id}'`, 'the unit is selected')
    const ground = await ask<{ x: number; y: number }>("(() => { const all = bench.list().map(({ id }) => bench.at(id)); for (let x = 300; x < 900; x += 7) { if (all.every((one) => Math.hypot(one.x - x, one.y - 400) > 40)) return { x, y: 400 } } })()")
    await page.mouse.click(ground.x, ground.y)
    await until('bench.selection().selectedId === null', 'a click on the bare ground lets go')
  }],
  ['a cluster opens by going nearer', async () => {
    await ask('bench.look(11.6)')
    await until('bench.drawn().discs > 3', 'clusters are drawn')
    await page.waitForTimeout(800)
    const disc = (await ask<{ x: number; y: number; count: number }[]>('bench.discs()')).find(({ x, y }) => x > 300 && x < 1000 && y > 200 && y < 600)
    assert.ok(disc, 'a cluster is in view')
    const before = await ask<number>('bench.zoom()')
    await page.mouse.click(disc.x, disc.y)
    await until(`bench.idle() && bench.zoom() > ${before + 0.9}`, 'the click went nearer')
  }],
  ['the keyboard pans, zooms, goes through units and takes one', async () => {
    await ask('bench.look(15.2)')
    await page.waitForTimeout(600)
    await page.focus('.map canvas')
    const from = await ask<number[]>('bench.center()')
    await page.keyboard.press('ArrowRight')
    await until(`bench.idle() && bench.center()[0] > ${from[0] as number}`, 'the right arrow pans east')
    const zoom = await ask<number>('bench.zoom()')
    await page.keyboard.press('+')
    await until(`bench.idle() && bench.zoom() > ${zoom}`, 'plus goes nearer')
    await page.keyboard.press('Tab')
    await until("document.querySelector('.map-tip b') !== null", 'Tab finds the thing nearest to the middle')
    await page.keyboard.press('Enter')
    await until('bench.selection().selectedId !== null', 'Enter takes it')
    await ask('bench.select(null)')
  }],
  ['follows until somebody pans', async () => {
    await ask('bench.populate(300, { stale: 0, offline: 0, alarm: 0 })')
    await ask('bench.drive(true)')
    const unit = (await ask<Unit[]>('bench.list()')).find(({ kind }) => kind === 'truck') as Unit
    await ask(`bench.select('${unit.id}')`)
    await ask('bench.setFollow(true)')
    const middle = `Math.hypot(bench.at('${unit.id}').x - innerWidth / 2, bench.at('${unit.id}').y - innerHeight / 2) < 6`
    await until(`bench.zoom() > 15 && ${middle}`, 'the unit is brought to the middle')
    const from = await ask<number[]>('bench.center()')
    await page.waitForTimeout(2500)
    assert.notDeepEqual(await ask('bench.center()'), from, 'the map goes with it')
    assert.ok(await ask(middle), 'it stays in the middle')
    await page.mouse.move(500, 300)
    await page.mouse.down()
    await page.mouse.move(620, 360, { steps: 6 })
    await page.mouse.up()
    await until('!bench.selection().follow', 'a pan ends it')
    await ask('bench.select(null)')
  }],
  ['is the same map after another screen', async () => {
    await ask('bench.look(15)')
    await page.waitForTimeout(500)
    await page.evaluate("document.querySelector('.map canvas').dataset.mark = 'first'")
    await ask('bench.show(false)')
    await until("document.querySelector('.map') === null && !bench.isReady()", 'the map is off the page')
    await ask('bench.show(true)')
    await until("bench.isReady() && bench.drawn().all > 0", 'units are drawn again')
    assert.equal(await ask("document.querySelector('.map canvas').dataset.mark"), 'first', 'the graphics context was kept')
    assert.ok(Math.abs((await ask<number>('bench.zoom()')) - 15) < 0.01, 'the view was kept')
    await moving('units move')
  }],
  ['comes back when the graphics card does', async () => {
    const before = await ask<{ all: number }>('bench.drawn()')
    assert.ok(before.all > 0, 'units are drawn')
    const lost = ask('bench.loseContext(1200)')
    await until("document.querySelector('.map-problem') !== null", 'the screen says that the graphics are lost')
    await lost
    await until("document.querySelector('.map-problem') === null && bench.isReady()", 'the map is back')
    await moving('units move again')
  }],
]

/** Some seconds may pass on a busy machine before anything is painted at all. */
async function moving(what: string): Promise<void> {
  for (let tries = 0; tries < 15; tries++) if ((await ask<number>('bench.paints(2000)')) > 2) return
  assert.fail(what)
}

async function lonely(): Promise<Unit> {
  const units = await ask<(Unit & { x: number; y: number })[]>('bench.list().map((unit) => ({ ...unit, ...bench.at(unit.id) })).filter(({ x, y }) => x > 100 && x < 1200 && y > 100 && y < 650)')
  const alone = units.find((one) => units.every((other) => other === one || Math.hypot(one.x - other.x, one.y - other.y) > 60))
  assert.ok(alone, 'some unit stands alone')
  return alone
}

try {
  await until('window.bench?.isReady()', 'the map is ready')
  for (const [name, check] of checks) {
    await check()
    console.log(`ok  ${name}`)
  }
  assert.deepEqual([...new Set(bench.errors)], [], 'nothing on the console')
} finally {
  await bench.close()
}
