import type { Alarm, IncidentRow } from '@watchfloor/shared'
import { liveRows } from './live-rows.js'

const now = Date.UTC(2026, 10, 22, 8)
const iso = (agoS: number): string => new Date(now - agoS * 1000).toISOString()
const alarm = (id: string, more: Partial<Alarm> = {}): Alarm => ({ id, state: 'active_new', priority: 'P3', kind: 'stall', areaId: 'a', episodeAt: iso(60), lastAt: iso(60), count: 1, shelf: null, incidentId: null, ...more }) as Alarm
const incident = (id: string, priority: IncidentRow['priority']): IncidentRow => ({ id, priority, clock: null, createdAt: iso(300) }) as IncidentRow

test('the gravest first; unanswered alarms before incidents of the same priority', () => {
  const { rows } = liveRows([alarm('a3'), alarm('a1', { priority: 'P1' })], [incident('i3', 'P3'), incident('i1', 'P1')], now, false)
  expect(rows.map(({ key }) => key)).toEqual(['a1', 'i1', 'a3', 'i3'])
})

test('an alarm that was seen and has its incident is not shown twice', () => {
  const seen = alarm('a', { state: 'active_seen', incidentId: 'i' })
  expect(liveRows([seen], [incident('i', 'P2')], now, false).rows.map(({ key }) => key)).toEqual(['i'])
  expect(liveRows([{ ...seen, state: 'active_new' }], [incident('i', 'P2')], now, false).rows).toHaveLength(2)
})

test('in flood the minor ones of one kind in one area are one row, and it is said how many are folded', () => {
  const many = Array.from({ length: 12 }, (_, i) => alarm(`a${i}`))
  const { rows, inFlood, folded } = liveRows([...many, alarm('sos', { priority: 'P1', kind: 'sos' })], [], now, false)
  expect([rows.map(({ type }) => type), inFlood, folded]).toEqual([['alarm', 'group'], true, 12])
  expect(rows.flatMap((row) => (row.type === 'group' ? [row.alarms.length] : []))).toEqual([folded])
})
