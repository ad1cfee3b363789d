import { NotedLooks } from './noted-looks.js'

const NOW = Date.parse('2026-11-23T02:00:00Z')
const EIGHT_HOURS = 8 * 3_600_000

test('a look goes on while it is asked for again; away for minutes, further back, at something else or an hour later it is a new one', () => {
  const looks = new NotedLooks()
  const at = (ms: number, back = EIGHT_HOURS): boolean => looks.goesOn('mine', NOW + ms - back, NOW + ms)
  expect(at(0)).toBe(false)
  looks.note('mine', NOW - EIGHT_HOURS, NOW)
  expect(looks.goesOn('another', NOW - EIGHT_HOURS, NOW)).toBe(false)
  expect(at(5000)).toBe(true)
  expect(at(6000, 2 * EIGHT_HOURS)).toBe(false)
  expect(at(125_001)).toBe(false)
  looks.note('mine', NOW - EIGHT_HOURS, NOW)
  for (let ms = 0; ms <= 3_600_000; ms += 30_000) expect(at(ms)).toBe(true)
  expect(at(3_630_000)).toBe(false)
})
