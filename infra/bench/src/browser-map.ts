/**
 * How the map feels: frame times while panning, empty and with N units that all move at 1 Hz, in the same page and run
 * (`node dist/browser-map.js [--units 10000] [--seconds 8] [--rounds 3] [--zooms 12,14.5,16]`), or its memory over time (`--minutes 60`).
 */
import { parseArgs } from 'node:util'
import { openBenchPage } from './browser-page.js'
import type { BenchPage } from './browser-page.js'

const { values } = parseArgs({ options: {
  units: { type: 'string', default: '10000' }, seconds: { type: 'string', default: '8' }, rounds: { type: 'string', default: '3' },
  zooms: { type: 'string', default: '12,14.5,16' }, minutes: { type: 'string' }, limit: { type: 'string', default: '3' }, 'no-build': { type: 'boolean', default: false },
} })
const count = Number(values.units)

const quantile = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
const told = (ms: number): string => ms.toFixed(1).padStart(6)

interface Sample { p50: number; p95: number; frames: number }
const judge = (times: number[]): Sample => {
  const sorted = [...times].sort((a, b) => a - b)
  return { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), frames: sorted.length }
}

async function pan({ page }: BenchPage, zoom: number, seconds: number): Promise<number[]> {
  return page.evaluate(`bench.pan(${zoom}, ${seconds * 1000})`) as Promise<number[]>
}
const ready = ({ page }: BenchPage): Promise<unknown> => page.waitForFunction('window.bench?.isReady()', null, { timeout: 60_000, polling: 200 })

async function crowd({ page }: BenchPage, units: number): Promise<void> {
  await page.evaluate('bench.drive(false)')
  await page.evaluate(`bench.populate(${units})`)
  if (units > 0) await page.evaluate('bench.drive(true)')
  await page.waitForTimeout(1500)
}

/** Empty and full take turns, so that a neighbour on this machine disturbs both alike. */
async function frames(bench: BenchPage): Promise<boolean> {
  const zooms = values.zooms.split(',').map(Number)
  let worst = 0
  console.log(`${count} units at 1 Hz, 1366×768, software rendering; frame times in ms while panning at 400 px/s`)
  for (const zoom of zooms) {
    const all = { empty: [] as number[], full: [] as number[] }
    await pan(bench, zoom, 1)
    for (let round = 0; round < Number(values.rounds); round++) {
      await crowd(bench, 0)
      all.empty.push(...await pan(bench, zoom, Number(values.seconds)))
      await crowd(bench, count)
      all.full.push(...await pan(bench, zoom, Number(values.seconds)))
    }
    const drawn = (await bench.page.evaluate('bench.drawn()')) as { all: number; discs: number }
    const [empty, full] = [judge(all.empty), judge(all.full)]
    const ratio = full.p95 / empty.p95
    worst = Math.max(worst, ratio)
    console.log(`zoom ${zoom}: empty p50 ${told(empty.p50)} p95 ${told(empty.p95)} (${empty.frames})   full p50 ${told(full.p50)} p95 ${told(full.p95)} (${full.frames})`
      + `   p95 ratio ${ratio.toFixed(2)}   drawn ${drawn.all} of which clusters ${drawn.discs}`)
  }
  console.log(`worst p95 ratio ${worst.toFixed(2)} (must be ≤ ${values.limit})`)
  return worst <= Number(values.limit)
}

/** Heap after a collection, once a minute, while the crowd drives and the map is looked at from near and far. */
async function memory(bench: BenchPage, minutes: number): Promise<boolean> {
  await crowd(bench, count)
  const samples: number[] = []
  console.log(`${count} units at 1 Hz for ${minutes} min; JS heap in MB after collection`)
  for (let minute = 0; minute <= minutes; minute++) {
    if (minute > 0) {
      for (const zoom of [12, 14.5, 16]) await pan(bench, zoom, 5)
      await bench.page.waitForTimeout(45_000)
    }
    const bytes = (await bench.page.evaluate('(gc(), gc(), performance.memory.usedJSHeapSize)')) as number
    samples.push(bytes / 1e6)
    console.log(`${String(minute).padStart(3)} min ${(bytes / 1e6).toFixed(1)}`)
  }
  // The first minutes fill caches (tiles, glyphs, compiled code); and what a collection leaves behind differs by a megabyte from time to time.
  const settled = samples.slice(Math.min(5, samples.length >> 1))
  const grown = slope(settled) * (settled.length - 1)
  const most = Math.max(1, ((settled.length - 1) / 60) * 5)
  console.log(`grown ${grown.toFixed(2)} MB in the last ${settled.length - 1} min (must be ≤ ${most.toFixed(1)}: 1 MB of noise, or 5 MB an hour)`)
  return grown <= most
}

/** Least squares, per sample. */
function slope(samples: readonly number[]): number {
  if (samples.length < 2) return 0
  const meanX = (samples.length - 1) / 2
  const meanY = samples.reduce((sum, value) => sum + value, 0) / samples.length
  let [over, under] = [0, 0]
  for (const [x, y] of samples.entries()) {
    over += (x - meanX) * (y - meanY)
    under += (x - meanX) ** 2
  }
  return over / under
}

const bench = await openBenchPage('map', { build: !values['no-build'] })
try {
  await ready(bench)
  const good = values.minutes ? await memory(bench, Number(values.minutes)) : await frames(bench)
  if (bench.errors.length > 0) console.error(`console errors: ${[...new Set(bench.errors)].join(' | ')}`)
  process.exitCode = good && bench.errors.length === 0 ? 0 : 1
} finally {
  await bench.close()
}
