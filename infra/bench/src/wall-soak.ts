/**
 * `npm run soak -- --wall [--minutes 60] [--seed 7] [--within 5]`: nine tiles of the real console in a real Chromium, on a real hub and gateway, while cameras
 * and the gateway die and return at random. A line a minute, and at the end whether a tile stood still longer than promised, or something grew or was left behind.
 */
import { existsSync, readdirSync } from 'node:fs'
import { loadavg } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { cpuSeconds, residentMb } from './child.js'
import { line, machine, median, quantile, title } from './say.js'
import { Deaths } from './wall/deaths.js'
import { PromiseWatch } from './wall/promise-watch.js'
import type { WaitKind } from './wall/promise-watch.js'
import { WallCamera } from './wall/wall-camera.js'
import { descendantsOf, startWallHub } from './wall/wall-hub.js'
import type { WallHub } from './wall/wall-hub.js'
import { openWallPage } from './wall/wall-page.js'
import type { WallPage } from './wall/wall-page.js'

const { values } = parseArgs({ options: { wall: { type: 'boolean' }, minutes: { type: 'string', default: '60' }, seed: { type: 'string' }, within: { type: 'string', default: '5' } } })
const minutes = Number(values.minutes)
const seed = Number(values.seed ?? Date.now() % 100_000)
const withinMs = Number(values.within) * 1000
const TILES = 9
const LOOK_MS = 200
const FIRST_MS = 30_000
/** The promise is one of sources; a gateway that died takes every connection with it, and all tiles make theirs anew at once. */
const GATEWAY_WITHIN_MS = 3 * withinMs
const mostMs = (kind: WaitKind): number => kind === 'gateway' ? GATEWAY_WITHIN_MS : withinMs
/** The promise is judged at the 95th of a hundred, for the machine is shared; a tile that takes this many times as long is stuck, whatever else runs. */
const STUCK = 3
const SAID: Record<WaitKind, string> = { said: 'a dead source said', back: 'back after its return', gateway: 'back after the gateway\'s return' }
/** Longer than a path is kept after its last viewer. */
const LET_GO_MS = 60_000
/** Memory may breathe; what grows by more than this from the first third to the last, and by more than a collector's whim, is a leak. */
const GROWTH = 1.25
const WHIM_MB = 20
/** Sockets come and go with each death; what is left behind each time adds up to more than this. */
const MOST_MORE_FILES = 60

interface Sample { readonly gatewayMb: number; readonly hubMb: number; readonly rendererMb: number; readonly heapMb: number; readonly files: number; readonly programs: number }
const troubles: string[] = []

line(machine())
if (!existsSync(process.env['CHROMIUM'] ?? '/usr/bin/chromium')) {
  line('no Chromium here (CHROMIUM names another): the wall is not soaked')
  process.exit(1)
}
title(`${minutes} minutes of a wall of ${TILES} while cameras and the gateway die and return (seed ${seed}, promise ${withinMs / 1000} s)`)
const cameras = await WallCamera.openAll(TILES)
const hub = await startWallHub(cameras.map(({ address }) => ({ main: address, sub: `${address}/sub` })))
let wall: WallPage | null = null
try {
  wall = await openWallPage(hub, '9', hub.cameraIds)
  await run(wall)
} finally {
  await wall?.close()
  await hub.stop()
  for (const camera of cameras) await camera.close().catch(() => undefined)
}
for (const trouble of new Set(troubles)) line(`NOT WELL: ${trouble}`)
if (troubles.length === 0) line('well')
process.exit(troubles.length === 0 ? 0 : 1)

async function run(page: WallPage): Promise<void> {
  for (const end = Date.now() + FIRST_MS; (await page.read()).filter(({ phase }) => phase === 'playing').length < TILES;) {
    if (Date.now() > end) throw new Error(`after ${FIRST_MS / 1000} s not all tiles play: ${JSON.stringify(await page.read())}`)
    await wait(LOOK_MS)
  }
  const watch = new PromiseWatch(TILES, Date.now())
  const deaths = new Deaths(cameras, hub, watch, seed)
  deaths.begin()
  line('minute  playing/alive  deaths  gateway  said s: p50 longest  back s: p50 longest  gateway s: p50 longest  asked  gateway MB  hub MB  renderer MB  heap MB  files  programs  CPU % gateway hub  load')
  const samples: Sample[] = []
  const begun = Date.now()
  const marks = Math.max(3, Math.round(minutes))
  const everyMs = minutes * 60_000 / marks
  let cpu = cpuOf(hub)
  let told = 0
  for (let mark = 1; mark <= marks; mark++) {
    while (Date.now() < begun + mark * everyMs) {
      const tiles = await page.read()
      const now = Date.now()
      tiles.forEach(({ phase }, i) => watch.seen(i, phase === 'playing', now))
      await wait(LOOK_MS)
    }
    const sample = await take(page)
    samples.push(sample)
    const spent = cpuOf(hub)
    const since = watch.ended.slice(told)
    told = watch.ended.length
    const waits = (kind: WaitKind): string => { const ms = since.filter((ended) => ended.kind === kind).map((ended) => ended.ms).sort((a, b) => a - b); return ms.length === 0 ? '    –       –' : `${(median(ms) / 1000).toFixed(1).padStart(5)} ${(ms.at(-1)! / 1000).toFixed(1).padStart(7)}` }
    line([
      (mark * everyMs / 60_000).toFixed(1).padStart(6), `${watch.playing}/${watch.alive}`.padStart(14), String(deaths.sources).padStart(7), String(deaths.gateways).padStart(8), waits('said').padStart(20), waits('back').padStart(20), waits('gateway').padStart(23), String(page.asked()).padStart(6),
      sample.gatewayMb.toFixed(0).padStart(11), sample.hubMb.toFixed(0).padStart(7), sample.rendererMb.toFixed(0).padStart(12), sample.heapMb.toFixed(1).padStart(8), String(sample.files).padStart(6), String(sample.programs).padStart(9),
      // A gateway that began in this minute has no figure to compare.
      (spent.gateway < cpu.gateway ? '–' : ((spent.gateway - cpu.gateway) * 100_000 / everyMs).toFixed(0)).padStart(12), ((spent.hub - cpu.hub) * 100_000 / everyMs).toFixed(0).padStart(4), loadavg()[0]!.toFixed(1).padStart(5),
    ].join(' '))
    cpu = spent
    for (const { tile, kind, ms, atMs } of since) if (ms > mostMs(kind)) line(`        tile ${tile + 1} was ${kind === 'said' ? 'still shown as playing' : `not back (${kind})`} after ${(ms / 1000).toFixed(1)} s, at ${new Date(atMs).toISOString()}`)
  }
  await deaths.end()
  // What died last is given its time like all before.
  for (const end = Date.now() + 2 * withinMs; watch.longestMs(Date.now()) > 0 && Date.now() < end; await wait(LOOK_MS)) {
    const tiles = await page.read()
    tiles.forEach(({ phase }, i) => watch.seen(i, phase === 'playing', Date.now()))
  }
  judge(watch, samples, deaths)
  if (page.faults.length > 0) troubles.push(`the page threw: ${page.faults[0]}`)
  await leave(page)
}

async function take(page: WallPage): Promise<Sample> {
  const gateway = ofGateway((pid) => ({ mb: residentMb(pid), files: readdirSync(`/proc/${pid}/fd`).length }))
  const programs = descendantsOf(process.pid)
  const renderers = programs.filter(({ command }) => command.includes('--type=renderer'))
  return {
    gatewayMb: gateway?.mb ?? NaN, hubMb: residentMb(hub.pid), rendererMb: Math.max(...renderers.map(({ pid }) => { try { return residentMb(pid) } catch { return 0 } })), heapMb: await page.heapMb(),
    files: readdirSync(`/proc/${hub.pid}/fd`).length + (gateway?.files ?? 0),
    // The database keeps as many servers as it likes.
    programs: programs.filter(({ command }) => !/postgres/.test(command)).length,
  }
}

function cpuOf({ pid }: WallHub): { gateway: number; hub: number } {
  return { gateway: ofGateway(cpuSeconds) ?? 0, hub: cpuSeconds(pid) }
}

/** A figure of the gateway's process; null while there is none, and it may die while it is looked at. */
function ofGateway<T>(look: (pid: number) => T): T | null {
  const pid = hub.gatewayPid()
  try { return pid === null ? null : look(pid) } catch { return null }
}

function judge(watch: PromiseWatch, samples: readonly Sample[], deaths: Deaths): void {
  const stuck = watch.longestMs(Date.now())
  for (const kind of ['said', 'back', 'gateway'] as const) {
    const ms = watch.ended.filter((ended) => ended.kind === kind).map((ended) => ended.ms).sort((a, b) => a - b)
    if (ms.length === 0) continue
    const late = ms.filter((waited) => waited > mostMs(kind)).length
    line(`${SAID[kind]}: ${ms.length} times, p50 ${(median(ms) / 1000).toFixed(2)} s, p95 ${(quantile(ms, 0.95) / 1000).toFixed(2)} s, longest ${(ms.at(-1)! / 1000).toFixed(2)} s, ${late} later than ${mostMs(kind) / 1000} s`)
    if (quantile(ms, 0.95) > mostMs(kind)) troubles.push(`${late} of ${ms.length} times a tile took longer than ${mostMs(kind) / 1000} s (${SAID[kind]})`)
    if (ms.at(-1)! > STUCK * mostMs(kind)) troubles.push(`a tile was stuck for ${(ms.at(-1)! / 1000).toFixed(1)} s (${SAID[kind]})`)
  }
  line(`${deaths.sources} deaths of sources, ${deaths.gateways} of the gateway`)
  if (stuck > withinMs) troubles.push(`a tile is still stuck after ${(stuck / 1000).toFixed(1)} s`)
  const third = Math.max(1, Math.floor(samples.length / 3))
  for (const [name, of] of [['gateway', 'gatewayMb'], ['hub', 'hubMb'], ['renderer', 'rendererMb'], ['page heap', 'heapMb']] as const) {
    const level = (part: readonly Sample[]): number => median(part.map((sample) => sample[of]).filter((mb) => !Number.isNaN(mb)))
    const [early, late] = [level(samples.slice(0, third)), level(samples.slice(-third))]
    line(`${name}: ${early.toFixed(1)} MB in the first third, ${late.toFixed(1)} MB in the last`)
    if (late > early * GROWTH && late - early > WHIM_MB) troubles.push(`${name} grows`)
  }
  const files = samples.at(-1)!.files - samples[0]!.files
  if (files > MOST_MORE_FILES) troubles.push(`${files} more open files than in the first minute`)
  // A browser begins a spare of its own within the first minutes, so the last are held against the fullest of the first third.
  const programs = samples.at(-1)!.programs - Math.max(...samples.slice(0, Math.ceil(samples.length / 3)).map((sample) => sample.programs))
  if (programs > 0) troubles.push(`${programs} processes more than in the first third`)
}

/** The seat gets up: nobody watches any more, and so no camera may be called any more. */
async function leave({ page }: WallPage): Promise<void> {
  await page.goto('about:blank')
  const begun = Date.now()
  while (cameras.some(({ playing }) => playing > 0)) {
    if (Date.now() - begun > LET_GO_MS) { troubles.push('a camera is still pulled although nobody watches'); return }
    await wait(LOOK_MS)
  }
  line(`cameras let go ${((Date.now() - begun) / 1000).toFixed(0)} s after the page was left`)
}
