import { ROLES } from '../model/user.js'
import { ACTORS, ACTOR_CONDITIONS, mayAct } from './actors.js'
import { INCIDENT_ACTIONS, INCIDENT_STATES, targetOf } from './machine.js'
import { SIDE_ACTIONS, SIDE_ACTION_STATES, isSideActionLegal } from './side-actions.js'

const all = (): boolean => true
const none = (): boolean => false
const who = (action: (typeof INCIDENT_ACTIONS)[number], from: (typeof INCIDENT_STATES)[number], holds = all): string[] => ROLES.filter((role) => mayAct(action, { role, from, holds }))

test.each([
  ['file', 'reported', ['seat']], ['reject', 'reported', ['seat']], ['verify', 'reported', ['seat']], ['merge', 'handling', ['seat']],
  ['dispatch', 'filed', ['dispatcher']], ['recall', 'handling', ['dispatcher']], ['rework', 'handled', ['dispatcher']], ['send_back', 'handled', ['dispatcher']],
  ['accept', 'dispatched', ['officer']], ['handle', 'handling', ['officer']],
  ['return', 'filed', ['dispatcher']], ['return', 'dispatched', ['officer']], ['return', 'handling', ['officer']],
  ['check', 'handled', ['seat', 'supervisor']], ['close', 'handled', ['seat', 'supervisor']],
  ['reopen', 'closed', ['supervisor']], ['recheck', 'closed', ['supervisor']], ['force_close', 'filed', ['supervisor']], ['suspend', 'handling', ['supervisor']],
  ['void', 'reported', ['seat', 'supervisor']], ['void', 'filed', ['supervisor']], ['void', 'handled', ['supervisor']],
] as const)('%s from %s is for %j', (action, from, roles) => {
  expect(who(action, from)).toEqual([...roles])
})

test('the one who handled neither checks nor closes; a foreign officer accepts nothing', () => {
  expect(who('close', 'handled', (condition) => condition !== 'not_handler')).toEqual([])
  expect(who('check', 'handled', none)).toEqual([])
  expect(who('report_checked', 'checking', none)).toEqual([])
  expect(who('accept', 'dispatched', none)).toEqual([])
})

test('every legal pair has somebody who may do it, every side action too', () => {
  for (const from of INCIDENT_STATES) {
    for (const action of INCIDENT_ACTIONS) if (targetOf(from, action) !== undefined) expect([action, from, who(action, from).length > 0]).toEqual([action, from, true])
    for (const action of SIDE_ACTIONS) if (isSideActionLegal(from, action)) expect(ROLES.some((role) => mayAct(action, { role, from, holds: all }))).toBe(true)
  }
  for (const rows of Object.values(ACTORS)) for (const row of rows) for (const condition of row.when ?? []) expect(ACTOR_CONDITIONS).toContain(condition)
  expect(Object.keys(SIDE_ACTION_STATES)).toEqual([...SIDE_ACTIONS])
})

test('an extension is asked for in work only, a note is possible always', () => {
  expect(INCIDENT_STATES.filter((state) => isSideActionLegal(state, 'request_extension'))).toEqual(['dispatched', 'handling'])
  expect(INCIDENT_STATES.every((state) => isSideActionLegal(state, 'note'))).toBe(true)
  expect(INCIDENT_STATES.filter((state) => isSideActionLegal(state, 'appeal'))).toEqual(['closed'])
})
