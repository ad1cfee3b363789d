import type { HandOverItem } from '@watchfloor/shared'
import { owedItems, PASSING_ON_MS } from './owed-items.js'

const NOW = Date.parse('2026-05-04T08:00:00Z')
const item = (id: string, kind: HandOverItem['kind'], mine: boolean): HandOverItem =>
  ({ id, kind, number: null, title: id, priority: 'P2', state: 'filed', since: '2026-05-04T06:00:00.000Z', until: null, mine, acceptedBy: null, acceptedAt: null })
const sheet = [item('held', 'urgent', true), item('nobody', 'urgent', false), item('shelf', 'shelved', false), item('sleeps', 'suspended', false), item('unseen', 'alarm', false), item('taken-alarm', 'alarm', true), item('word', 'note', true)]
const ids = (items: readonly HandOverItem[]): string[] => items.map(({ id }) => id)

test('who works at the queue answers for the whole sheet, but not for alarms that all can see', () => {
  expect(ids(owedItems(sheet, 'seat', new Map(), NOW))).toEqual(['held', 'nobody', 'shelf', 'sleeps', 'taken-alarm', 'word'])
  expect(ids(owedItems(sheet, 'dispatcher', new Map(), NOW))).toHaveLength(6)
})

test('a supervisor answers for what they hold', () => expect(ids(owedItems(sheet, 'supervisor', new Map(), NOW))).toEqual(['held', 'taken-alarm', 'word']))

test('what was taken over is owed no more, though the case is still being passed on', () => {
  const taken = new Map(['held', 'nobody', 'shelf', 'taken-alarm'].map((id) => [id, NOW - 1000]))
  expect(ids(owedItems(sheet, 'seat', taken, NOW))).toEqual(['sleeps', 'word'])
})

test('a case that came back is owed again; an alarm keeps naming who put it aside', () => {
  const taken = new Map(['held', 'nobody', 'taken-alarm'].map((id) => [id, NOW - PASSING_ON_MS - 1]))
  expect(ids(owedItems(sheet, 'seat', taken, NOW))).toEqual(['held', 'shelf', 'sleeps', 'word'])
})
