import type { Alarm } from '@watchfloor/shared'
import { heardAlarms } from './seat-alarms.js'

const alarm = (id: string, seatId: string | null): Alarm => ({ id, seatId }) as Alarm
const all = [alarm('a', null), alarm('b', 'me'), alarm('c', 'other')]

test('a seat hears what was announced to it or to all, and knows how much waits at others', () => {
  expect(heardAlarms(all, { id: 'me', role: 'seat' })).toEqual({ heard: [all[0], all[1]], elsewhere: 1 })
})

test('whoever sits at no seat sees all of them', () => {
  expect(heardAlarms(all, { id: 'me', role: 'supervisor' })).toEqual({ heard: all, elsewhere: 0 })
  expect(heardAlarms(all, null).heard).toBe(all)
})
