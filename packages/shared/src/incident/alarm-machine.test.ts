import { ALARM_ACTIONS, ALARM_MACHINE, ALARM_SIGNALS, ALARM_STATES, alarmTargetOf } from './alarm-machine.js'
import type { AlarmAction, AlarmSignal, AlarmState } from './alarm-machine.js'
import { DISPATCH_ACTIONS, DISPATCH_STATES, dispatchTargetOf } from './dispatch-record.js'
import type { DispatchAction, DispatchState } from './dispatch-record.js'

function tableOf(text: string): Map<string, string> {
  return new Map(text.trim().split('\n').flatMap((row) => {
    const [from, ...moves] = row.split(/\s+/)
    return moves.map((move) => { const [what, to] = move.split('>'); return [`${from} ${what}`, to!] as const })
  }))
}
const ALARM = tableOf(`
active_new   ack>active_seen take>active_seen shelve>active_seen to_incident>active_seen dismiss>closed comment>active_new repeat>active_new clear>cleared_new
active_seen  take>active_seen shelve>active_seen unshelve>active_seen to_incident>active_seen dismiss>closed comment>active_seen repeat>active_seen clear>closed
cleared_new  ack>closed take>closed to_incident>closed dismiss>closed comment>cleared_new repeat>active_new`)
const UNIT = tableOf(`
notified  accept>accepted decline>declined release>released
accepted  en_route>en_route on_scene>on_scene release>released
en_route  on_scene>on_scene release>released
on_scene  release>released`)

test.each(ALARM_STATES.flatMap((state) => [...ALARM_ACTIONS, ...ALARM_SIGNALS].map((what) => [state, what] as [AlarmState, AlarmAction | AlarmSignal])))('an alarm %s + %s', (state, what) => {
  expect(alarmTargetOf(state, what)).toBe(ALARM.get(`${state} ${what}`))
})
test.each(DISPATCH_STATES.flatMap((state) => DISPATCH_ACTIONS.map((action) => [state, action] as [DispatchState, DispatchAction])))('a unit %s + %s', (state, action) => {
  expect(dispatchTargetOf(state, action)).toBe(UNIT.get(`${state} ${action}`))
})

test('a closed alarm stays closed, and nothing that nobody saw closes by itself', () => {
  expect(Object.keys(ALARM_MACHINE.closed)).toEqual([])
  expect(ALARM_MACHINE.active_new.clear).toBe('cleared_new')
})
