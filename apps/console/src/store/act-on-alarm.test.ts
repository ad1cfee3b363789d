import type { Alarm } from '@watchfloor/shared'
import { alarmButtons, isUnseen, shelfTimes } from './act-on-alarm.js'

const now = Date.UTC(2026, 10, 22)
const alarm = (more: Partial<Alarm> = {}): Alarm => ({ state: 'active_new', priority: 'P3', shelf: null, incidentId: null, takenBy: null, ...more }) as Alarm

test('buttons follow the machine, the role and what was done already', () => {
  expect(alarmButtons(alarm(), 'seat', now)).toEqual(['ack', 'take', 'shelve', 'to_incident', 'dismiss', 'comment'])
  expect(alarmButtons(alarm(), 'dispatcher', now)).toEqual(['ack', 'take', 'comment'])
  expect(alarmButtons(alarm({ incidentId: 'i', takenBy: 'me', state: 'active_seen' }), 'seat', now)).toEqual(['shelve', 'dismiss', 'comment'])
  expect(alarmButtons(alarm({ state: 'closed' }), 'seat', now)).toEqual([])
})

test('life and safety is never put aside; what is put aside can be taken back', () => {
  expect(alarmButtons(alarm({ priority: 'P1' }), 'seat', now)).not.toContain('shelve')
  const shelf = { by: 'me', at: '', until: new Date(now + 60_000).toISOString(), reason: 'works', owner: 'me' }
  expect(alarmButtons(alarm({ state: 'active_seen', shelf }), 'seat', now)).toEqual(['take', 'unshelve', 'to_incident', 'dismiss', 'comment'])
  expect(alarmButtons(alarm({ state: 'active_seen', shelf }), 'seat', now + 120_000)).toContain('shelve')
})

test('times of a shelf end at the limit of the priority', () => {
  expect([shelfTimes(alarm({ priority: 'P1' })), shelfTimes(alarm({ priority: 'P2' })).at(-1), shelfTimes(alarm()).at(-1)]).toEqual([[], 30 * 60_000, 480 * 60_000])
})

test('unseen is what nobody acknowledged, over or not', () => expect(['active_new', 'active_seen', 'cleared_new', 'closed'].map((state) => isUnseen({ state } as Alarm))).toEqual([true, false, true, false]))
