import { setTimeout as wait } from 'node:timers/promises'
import { chromium } from 'playwright-core'
import type { CDPSession, Page } from 'playwright-core'
import { FLAGS } from '../browser-page.js'
import type { Account } from '../ground.js'
import { quantile } from '../say.js'

export interface Frames { readonly p50: number; readonly p95: number; readonly longest: number; readonly count: number; /** Main-thread ms a frame. */ readonly work: number }
export interface DeskTimes { readonly loads: number[]; readonly opens: number[]; readonly squadOpenMs: number; readonly tracks: number; readonly still: Frames; /** With a canvas of the replay's size on which one dot moves: what this machine's compositor takes for it. */ readonly dot: Frames; readonly at1: Frames; readonly at16: Frames; readonly errors: string[] }
const WAIT = { timeout: 60_000 }
const FIXED = { width: 1366, height: 768 }

/** Notes when the first lines of the matrix were painted, counted from when the page was asked for or from `paintedFrom`: two frames after they stand in the page. */
const NOTE_PAINT = `
  window.paintedFrom = 0
  window.paintedAfter = null
  new MutationObserver(() => {
    if (window.paintedAfter !== null || !document.querySelector('.matrix-line .matrix-run')) return
    window.paintedAfter = -1
    requestAnimationFrame(() => requestAnimationFrame((now) => { window.paintedAfter = now - window.paintedFrom }))
  }).observe(document, { childList: true, subtree: true })
`
const DOT = `{
  const over = document.querySelector('.replay-overlay')
  const canvas = over.cloneNode()
  canvas.width = over.width
  canvas.height = over.height
  over.after(canvas)
  const context = canvas.getContext('2d')
  let on = true
  requestAnimationFrame(function step(now) {
    context.clearRect(0, 0, canvas.width, canvas.height)
    context.fillRect(20 + (now / 50) % 200, 20, 4, 4)
    if (on) requestAnimationFrame(step)
    else canvas.remove()
  })
  window.stopDot = () => { on = false }
}`
/** Times between animation frames for a while. */
const FRAMES = (ms: number): string => `new Promise((done) => {
  const times = []
  let [first, last] = [null, null]
  requestAnimationFrame(function step(now) {
    if (last !== null) times.push(now - last)
    first ??= now
    last = now
    if (now - first < ${ms}) requestAnimationFrame(step)
    else done(times)
  })
})`

/** A supervisor's desk in a real Chromium: until the matrix is painted, and the frames while a squad's shift plays. */
export async function measureDesk(url: string, { username, password }: Account, rounds: number, seconds: number): Promise<DeskTimes> {
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: [...FLAGS] })
  try {
    const context = await browser.newContext({ viewport: FIXED, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
    await context.addInitScript(NOTE_PAINT)
    const page = await context.newPage()
    const errors: string[] = []
    page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()) })
    page.on('pageerror', (error) => errors.push(error.message))
    await signIn(page, url, { username, password })
    const [loads, opens]: [number[], number[]] = [[], []]
    // The first of each fills the browser's caches, as on the first morning.
    for (let round = -1; round < rounds; round++) {
      await page.goto(`${url}/supervise`)
      const load = await painted(page)
      await page.goto(`${url}/account/password`)
      await page.locator('nav a[href="/supervise"]').waitFor(WAIT)
      await page.evaluate("document.querySelector('nav a[href=\"/supervise\"]').addEventListener('click', () => { window.paintedFrom = performance.now() }, { capture: true })")
      await page.locator('nav a[href="/supervise"]').click()
      const open = await painted(page)
      if (round >= 0) { loads.push(load); opens.push(open) }
    }
    const squad = await openSquad(page)
    const devtools = await context.newCDPSession(page)
    await devtools.send('Performance.enable')
    const still = await frames(page, devtools, seconds)
    await page.evaluate(DOT)
    const dot = await frames(page, devtools, seconds)
    await page.evaluate('window.stopDot()')
    const at1 = await playAt(page, devtools, 1, seconds)
    const at16 = await playAt(page, devtools, 16, seconds)
    return { loads, opens, squadOpenMs: squad.ms, tracks: squad.tracks, still, dot, at1, at16, errors }
  } finally { await browser.close() }
}

async function signIn(page: Page, url: string, { username, password }: Account): Promise<void> {
  await page.goto(url)
  await page.locator('input[name="username"]').fill(username)
  await page.locator('input[name="password"]').fill(password)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/live**', WAIT)
}

async function painted(page: Page): Promise<number> {
  // Asked from here: the console's content policy lets nobody evaluate words inside the page.
  for (const end = performance.now() + WAIT.timeout; performance.now() < end; await wait(20)) {
    const after = await page.evaluate('window.paintedAfter') as number | null
    if (after !== null && after > 0) return after
  }
  throw new Error('the matrix was not painted')
}

/** The squad of the first officer, from the given reason until its tracks lie on the map. */
async function openSquad(page: Page): Promise<{ ms: number; tracks: number }> {
  await page.keyboard.press('ArrowDown')
  await page.locator('.matrix-line[data-selected]').waitFor(WAIT)
  await page.keyboard.press('g')
  await page.locator('.reason-form').waitFor(WAIT)
  const began = performance.now()
  await page.keyboard.press('Enter')
  await page.locator('.replay .time-bar').waitFor(WAIT)
  const ms = performance.now() - began
  await page.locator('.replay canvas.replay-overlay').waitFor(WAIT)
  const tracks = Number(/\d+/.exec(await page.locator('.replay-head .dim').innerText())?.[0])
  // The map's tiles and fonts come in once and are no part of playing.
  await page.waitForTimeout(4000)
  return { ms, tracks }
}

async function playAt(page: Page, devtools: CDPSession, speed: number, seconds: number): Promise<Frames> {
  await page.locator('.time-bar-speeds button', { hasText: new RegExp(`^${speed}×$`) }).click()
  await page.keyboard.press(' ')
  const before = await page.locator('.time-bar-at').innerText()
  const told = await frames(page, devtools, seconds)
  if (await page.locator('.time-bar-at').innerText() === before) throw new Error('the replay stands')
  await page.keyboard.press(' ')
  return told
}

async function frames(page: Page, devtools: CDPSession, seconds: number): Promise<Frames> {
  const spent = async (): Promise<number> => (await devtools.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')!.value
  const before = await spent()
  const times = (await page.evaluate(FRAMES(seconds * 1000)) as number[]).sort((a, b) => a - b)
  const work = ((await spent()) - before) * 1000 / times.length
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95), longest: times.at(-1)!, count: times.length, work }
}
