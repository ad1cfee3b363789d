import type { IncidentRow } from '@watchfloor/shared'
import { pinsOf } from './incident-pins.js'

const now = Date.UTC(2026, 10, 22, 8)
const at = (min: number): string => new Date(now + min * 60_000).toISOString()
const row = (id: string, state: IncidentRow['state'], dueInMin: number | null): IncidentRow => ({
  id, state, priority: 'P3', lat: 30, lon: 121, clock: dueInMin === null ? null : { kind: 'disposal', dueAt: at(dueInMin), yellowAt: at(dueInMin - 10) },
}) as IncidentRow

test('a pin carries the lamp of its clock only where time presses', () => {
  const pins = pinsOf([row('green', 'filed', 60), row('yellow', 'filed', 5), row('red', 'handling', -1), row('none', 'suspended', null), row('over', 'closed', -1)], 'over', now)
  expect(pins.map(({ id, lamp }) => [id, lamp])).toEqual([['green', null], ['yellow', 'yellow'], ['red', 'red'], ['none', null], ['over', null]])
})

test('what has ended is drawn only while it is looked at, and what a unit has in hand is calm', () => {
  expect(pinsOf([row('a', 'closed', null)], null, now)).toEqual([])
  expect(pinsOf([row('a', 'handling', 60), row('b', 'filed', 60)], 'b', now).map(({ calm, open }) => [calm, open])).toEqual([[true, false], [false, true]])
})
