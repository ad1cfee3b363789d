import { PromiseWatch } from './promise-watch.js'

const begun = (): PromiseWatch => { const watch = new PromiseWatch(1, 0); watch.seen(0, true, 0); return watch }

test('a death that is said and a return are measured from what happened to the source', () => {
  const watch = begun()
  watch.source(0, false, 1000, false)
  watch.seen(0, true, 2000)
  expect(watch.longestMs(3000)).toBe(2000)
  watch.seen(0, false, 4000)
  watch.source(0, true, 9000, false)
  watch.seen(0, false, 9500)
  watch.seen(0, true, 11_000)
  expect(watch.ended).toEqual([{ tile: 0, kind: 'said', ms: 3000, atMs: 4000 }, { tile: 0, kind: 'back', ms: 2000, atMs: 11_000 }])
  expect(watch.longestMs(20_000)).toBe(0)
})

test('a death too short to be noticed asks for nothing', () => {
  const watch = begun()
  watch.source(0, false, 1000, false)
  watch.source(0, true, 1500, false)
  watch.seen(0, true, 1600)
  expect(watch.ended).toEqual([])
})

test('a tile that stands still although its source lives is wrong from then on', () => {
  const watch = begun()
  watch.seen(0, false, 5000)
  expect(watch.longestMs(12_000)).toBe(7000)
})

test('what the gateway took away is told apart, though the tile noticed only when it was back', () => {
  const watch = begun()
  watch.source(0, false, 1000, true)
  watch.source(0, true, 2500, false)
  watch.seen(0, true, 2600)
  watch.seen(0, false, 3500)
  watch.seen(0, true, 5000)
  watch.source(0, false, 60_000, false)
  watch.seen(0, false, 61_000)
  watch.source(0, true, 62_000, false)
  watch.seen(0, true, 63_000)
  expect(watch.ended.map(({ kind, ms }) => [kind, ms])).toEqual([['gateway', 1500], ['said', 1000], ['back', 1000]])
})
