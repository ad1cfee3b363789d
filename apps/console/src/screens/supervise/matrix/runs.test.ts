import type { MatrixRow } from '@watchfloor/shared'
import { hoursWithin, runsOf } from './runs.js'

const START = Date.UTC(2026, 10, 22, 1, 2)
const iso = (minute: number): string => new Date(START + minute * 60_000).toISOString()
const row = {
  cellsFrom: new Date(Date.UTC(2026, 10, 22, 1, 0)).toISOString(), startsAt: iso(0), endsAt: iso(58), cellMin: 5, cells: 'ooxxo.......',
  findings: [{ state: 'outside', from: iso(9), to: iso(17), setting: 'outsideAfterS', value: 480, limit: 120, metres: 90 }],
} as MatrixRow

test('cells of one state stand together, cut by the shift and the window; each names its finding', () => {
  const runs = runsOf(row, START - 3_600_000, START + 3_600_000)
  expect(runs.map(({ state, fromMs, toMs }) => [state, (fromMs - START) / 60_000, (toMs - START) / 60_000])).toEqual([['on_post', 0, 8], ['outside', 8, 18], ['on_post', 18, 23]])
  expect(runs.map(({ finding }) => finding?.setting ?? null)).toEqual([null, 'outsideAfterS', null])
  expect(runsOf(row, START + 10 * 60_000, START + 3_600_000)[0]).toMatchObject({ state: 'outside', fromMs: START + 10 * 60_000 })
})

test('a row judged with another width of cells is drawn with that width', () => {
  const wide = { ...row, cellMin: 10, cells: 'oxxo', findings: [] }
  expect(runsOf(wide, START - 3_600_000, START + 3_600_000).map(({ state, fromMs, toMs }) => [state, (fromMs - START) / 60_000, (toMs - START) / 60_000])).toEqual([['on_post', 0, 8], ['outside', 8, 28], ['on_post', 28, 38]])
})

test('the axis has full hours', () => {
  expect(hoursWithin(START, START + 3 * 3_600_000).map((ms) => new Date(ms).getUTCHours())).toEqual([2, 3, 4])
})
