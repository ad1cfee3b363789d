import { createHash } from 'node:crypto'
import type { DrawCandidate } from '@watchfloor/shared'
import { drawOne } from './draw.js'

const seedOf = (n: number | string): string => createHash('sha256').update(String(n)).digest('hex')
/** Twelve squads of unlike size, 300 people, as the demo city has them. */
const SIZES = [12, 15, 18, 20, 22, 24, 25, 28, 30, 32, 35, 39]
const people = (): (DrawCandidate & { past: number })[] => SIZES.flatMap((size, squad) => Array.from({ length: size }, (_, i) => ({ dutyId: `${squad}-${String(i).padStart(2, '0')}`, person: `p${squad}-${i}`, key: `${squad}-${i}`, squadId: `s${squad}`, past: 0 })))
const spread = (counts: readonly number[]): number => Math.max(...counts) / Math.min(...counts)

test.each([1, 2, 3])('10,000 draws among 300 equally available: the most drawn at most 1.5 times the least, within every squad too (run %i)', (run) => {
  const all = people()
  for (let n = 0; n < 10_000; n++) {
    const drawn = drawOne(all, seedOf(`${run}/${n}`))!
    all.find(({ dutyId }) => dutyId === drawn.dutyId)!.past += 1
  }
  expect(all.reduce((sum, { past }) => sum + past, 0)).toBe(10_000)
  expect(spread(all.map(({ past }) => past))).toBeLessThanOrEqual(1.5)
  for (let squad = 0; squad < SIZES.length; squad++) expect(spread(all.filter(({ squadId }) => squadId === `s${squad}`).map(({ past }) => past))).toBeLessThanOrEqual(1.5)
})

test('a month of draws comes out identically from its seeds, in whatever order the candidates are read back', () => {
  const month = Array.from({ length: 31 * 24 }, (_, n) => ({ seed: seedOf(`month ${n}`), from: people().filter((_, i) => (i + n) % 3 > 0).map((one, i) => ({ ...one, past: (i * 7 + n) % 5 })) }))
  const first = month.map(({ from, seed }) => drawOne(from, seed)!.dutyId)
  const again = month.map(({ from, seed }) => drawOne(JSON.parse(JSON.stringify([...from].reverse())) as DrawCandidate[], seed)!.dutyId)
  expect(again).toEqual(first)
  expect(new Set(first).size).toBeGreaterThan(200)
})

test('nobody is safe and nobody is certain: who was drawn often still is, who is new not always', () => {
  const squad = people().filter(({ squadId }) => squadId === 's0').map((one, i) => ({ ...one, past: i === 0 ? 0 : 10 }))
  const newcomer = Array.from({ length: 2000 }, (_, n) => drawOne(squad, seedOf(`new ${n}`))!.dutyId).filter((id) => id === squad[0]!.dutyId).length
  expect(newcomer).toBeGreaterThan(1000)
  expect(newcomer).toBeLessThan(1980)
})

test('nobody on duty, one on duty, a seed that is none', () => {
  expect(drawOne([], seedOf(0))).toBeNull()
  expect(drawOne(people().slice(0, 1), seedOf(0))?.dutyId).toBe('0-00')
  expect(() => drawOne(people(), 'short')).toThrow('64')
})
