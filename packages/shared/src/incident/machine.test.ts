import { INCIDENT_ACTIONS, INCIDENT_MACHINE, INCIDENT_STATES, OPEN_STATES, isOpen, legalActions, targetOf } from './machine.js'
import type { IncidentAction, IncidentState } from './machine.js'

/** The table of the design, written once more and by hand: state, then `action>to` of everything legal. All other pairs must be refused. */
const DESIGN = `
reported    verify>verifying file>filed reject>rejected merge>merged void>voided force_close>closed
verifying   report_verified>reported cancel>reported merge>merged void>voided force_close>closed
filed       dispatch>dispatched return>reported clear>handled merge>merged void>voided force_close>closed
dispatched  accept>handling return>filed recall>filed clear>handled merge>merged void>voided force_close>closed
handling    handle>handled suspend>suspended return>filed recall>filed merge>merged void>voided force_close>closed
suspended   resume>handling recall>filed return>filed merge>merged void>voided force_close>closed
handled     check>checking send_back>handling rework>dispatched close>closed merge>merged void>voided force_close>closed
checking    report_checked>handled cancel>handled force_close>closed
closed      reopen>filed recheck>handled
rejected    reopen>reported
merged      split>@before
voided      -`
const expected = new Map(DESIGN.trim().split('\n').map((row) => {
  const [state, ...moves] = row.split(/\s+/)
  return [state as IncidentState, new Map(moves.filter((move) => move !== '-').map((move) => move.split('>') as [IncidentAction, string]))]
}))

const pairs = INCIDENT_STATES.flatMap((state) => INCIDENT_ACTIONS.map((action) => ({ state, action, to: expected.get(state)?.get(action) })))
test.each(pairs)('$state + $action → $to', ({ state, action, to }) => {
  expect(targetOf(state, action)).toBe(to)
  expect(legalActions(state).includes(action)).toBe(to !== undefined)
})

test('the table walks every pair and no state or action is dead', () => {
  expect(pairs).toHaveLength(12 * 24)
  expect([...expected.keys()]).toEqual([...INCIDENT_STATES])
  for (const action of INCIDENT_ACTIONS) expect(INCIDENT_STATES.some((state) => targetOf(state, action) !== undefined)).toBe(true)
  const reached = new Set<string>(['reported', ...INCIDENT_STATES.flatMap((state) => Object.values(INCIDENT_MACHINE[state]))])
  for (const state of INCIDENT_STATES) expect(reached.has(state)).toBe(true)
})

test('every open state can be forced shut, nothing else can, and every open state has a way to closed', () => {
  for (const state of INCIDENT_STATES) expect(targetOf(state, 'force_close') !== undefined).toBe(isOpen(state))
  expect(OPEN_STATES.filter((state) => !isOpen(state))).toEqual([])
})
