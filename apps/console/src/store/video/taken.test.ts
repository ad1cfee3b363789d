import type { UnitEntry } from '@watchfloor/shared'
import { units } from '../units.js'
import { onTaken } from './taken.js'

const entry = (n: number): UnitEntry => ({
  n, id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`, name: `camera ${n}`, kind: 'bodycam', protocol: 'native', externalId: `0${n}`, presence: 'online', presenceSince: 1000, last: [10_000, 30, 120, 5, 90, null],
})
const frame = (): Promise<void> => new Promise((resolve) => { const leave = units.onFrame(() => { leave(); resolve() }) })
const camera = entry(7)

test('whoever leaves the charge is told of once, and so is the return; what was never known is not taken', async () => {
  const [told, other]: boolean[][] = [[], []]
  units.roster([camera, entry(8)], true, true)
  await frame()
  const leave = [onTaken(camera.id, (taken) => told!.push(taken)), onTaken(entry(9).id, (taken) => other!.push(taken))]
  units.upsert([], [7])
  await frame()
  units.upsert([], [8])
  await frame()
  expect([told, other]).toEqual([[true], []])
  units.upsert([camera], [])
  await frame()
  expect(told).toEqual([true, false])
  leave.forEach((go) => go())
})
