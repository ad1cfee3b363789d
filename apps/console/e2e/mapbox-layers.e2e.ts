/**
 * Mounts every layer of the live map on mapbox-gl, as far as a placeholder token carries: `node apps/console/e2e/dist/mapbox-layers.e2e.js`
 * after `npx tsc -p apps/console/e2e`. Needs Chromium (`CHROMIUM`, else /usr/bin/chromium) and the built packages/city. Exits 1 with a reason.
 */
import assert from 'node:assert/strict'
import { openBenchPage } from '@watchfloor/bench/browser-page'

interface State { drawn: number; painted: number; glError: number; layers: string[]; sources: string[] }

const bench = await openBenchPage('mapbox')
try {
  const { page } = bench
  await page.waitForFunction('window.mapboxTest?.state().painted > 0', null, { timeout: 60_000, polling: 200 })
  const expected = (await page.evaluate('mapboxTest.expected')) as string[]
  const state = (await page.evaluate('mapboxTest.state()')) as State
  assert.deepEqual(state.layers, expected, 'every layer of layers.ts is on the map')
  assert.ok(state.drawn > 50, `units in view are in the list: ${state.drawn}`)
  assert.ok(state.painted > 500, `units are on the canvas: ${state.painted} pixels`)
  assert.equal(state.glError, 0, 'no WebGL error')
  const errors = (await page.evaluate('mapboxTest.errors')) as string[]
  assert.deepEqual(errors.filter((error) => !/token|unauthori[sz]ed|fetch|network/i.test(error)), [], 'the token and the cut network are all that mapbox-gl complains of')
  const left = (await page.evaluate('mapboxTest.detach()')) as string[]
  assert.deepEqual(left, ['land'], 'everything that was put on was taken off, and nothing else')
  console.log(`mapbox-gl: ${expected.length} layers mounted, ${state.drawn} units drawn on ${state.painted} pixels, all taken off again`)
} finally {
  await bench.close()
}
