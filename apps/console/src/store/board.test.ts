import type { IncidentRow } from '@watchfloor/shared'
import { boardOf } from './board.js'

const now = Date.UTC(2026, 10, 22, 8)
const row = (id: string, state: IncidentRow['state'], dueInMin: number, priority = 'P3'): IncidentRow => ({
  id, state, priority, createdAt: new Date(now).toISOString(), clock: { kind: 'disposal', dueAt: new Date(now + dueInMin * 60_000).toISOString(), yellowAt: new Date(now + (dueInMin - 10) * 60_000).toISOString() },
}) as IncidentRow

test('every open state has its column, the most pressing first, and what is over its time is counted', () => {
  const board = boardOf([row('a', 'handling', 60), row('b', 'handling', -5), row('c', 'handling', 5), row('d', 'filed', 60), row('e', 'handling', 90, 'P1'), row('x', 'closed', -9)], now)
  const handling = board.find(({ state }) => state === 'handling')
  expect(board.map(({ state }) => state)).toEqual(['reported', 'verifying', 'filed', 'dispatched', 'handling', 'suspended', 'handled', 'checking'])
  expect(handling?.rows.map(({ id }) => id)).toEqual(['e', 'b', 'c', 'a'])
  expect([handling?.overdue, handling?.near]).toEqual([1, 1])
  expect(board.flatMap(({ rows }) => rows).map(({ id }) => id)).not.toContain('x')
})
