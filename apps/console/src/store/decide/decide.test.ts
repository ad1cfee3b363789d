import { ACTORS, INCIDENT_STATES, ROLES } from '@watchfloor/shared'
import type { ActionName, Incident } from '@watchfloor/shared'
import { ACTION_KEYS, DESK_KEYS } from './action-keys.js'
import { asksOf } from './asks.js'
import { buttonsFor } from './legal.js'

const request = { by: 'x', at: '2026-11-22T08:00:00.000Z', reason: 'rain', until: null }
const incident = (more: Partial<Incident>): Incident => ({
  state: 'reported', handledBy: null, holder: null, leadUnitId: 'u', checkPassed: null, children: 0, stateBefore: 'reported', suspensions: 0, supervised: false, outcome: null,
  extensionRequest: request, suspensionRequest: request, appeal: { ...request, verdict: 'open', decidedBy: null }, ...more,
}) as Incident
const me = (role: (typeof ROLES)[number]) => ({ id: 'me', role })

describe('the buttons', () => {
  it('are what machine and actors allow, and nothing else', () => {
    expect(buttonsFor(incident({}), me('seat'))).toEqual(['verify', 'file', 'reject', 'merge', 'void', 'note', 'take', 'hand_over', 'amend'])
    expect(buttonsFor(incident({ state: 'filed' }), me('dispatcher'))).toEqual(['dispatch', 'return', 'clear', 'note', 'take', 'hand_over', 'amend'])
    expect(buttonsFor(incident({ state: 'voided' }), me('supervisor'))).toEqual(['note'])
  })
  it('leave out what the incident itself forbids', () => {
    expect(buttonsFor(incident({ state: 'handled', handledBy: 'me' }), me('seat'))).not.toContain('close')
    expect(buttonsFor(incident({ state: 'handled', checkPassed: false }), me('seat'))).not.toContain('close')
    expect(buttonsFor(incident({ children: 2 }), me('seat'))).not.toContain('merge')
    expect(buttonsFor(incident({ state: 'handling', extensionRequest: null }), me('supervisor'))).not.toContain('approve_extension')
  })
})

describe('the keys', () => {
  it('are one for each button, whatever the state and whoever sits there', () => {
    for (const state of INCIDENT_STATES) for (const role of ROLES) {
      const keys = buttonsFor(incident({ state }), me(role)).map((action) => ACTION_KEYS[action])
      expect(keys).not.toContain(undefined)
      expect([state, role, ...keys].length).toBe(new Set([state, role, ...keys]).size)
    }
  })
  it('are none of the desk itself where both are offered', () => {
    const split = buttonsFor(incident({ state: 'merged' }), me('seat'))
    expect(split).toContain('split')
    // Units are picked in states that send somebody; a merged incident sends nobody.
    for (const state of ['filed', 'handled'] as const) expect(buttonsFor(incident({ state }), me('dispatcher')).map((action) => ACTION_KEYS[action])).not.toContain(DESK_KEYS.pick)
    expect(Object.values(ACTION_KEYS)).not.toContain(DESK_KEYS.undo)
  })
  it('cover everything that a console role may do', () => {
    const officers: ActionName[] = (Object.keys(ACTORS) as ActionName[]).filter((action) => ACTORS[action].every(({ roles }) => roles.every((role) => role === 'officer')))
    const missing = (Object.keys(ACTORS) as ActionName[]).filter((action) => !ACTION_KEYS[action] && !officers.includes(action))
    expect(missing).toEqual([])
  })
})

describe('a decision', () => {
  it('needs three keys at most: the action, one answer, one more', () => {
    for (const state of INCIDENT_STATES) for (const role of ROLES) for (const action of buttonsFor(incident({ state }), me(role))) {
      if (action === 'note' || action === 'amend') continue
      expect(1 + asksOf(action, incident({ state }), undefined).length).toBeLessThanOrEqual(3)
    }
  })
  it('files at once unless the category leaves a choice, and closes at once when the outcome is known', () => {
    const category = { code: '0101', limits: ['1天', '2天'] } as never
    expect([asksOf('file', incident({}), undefined), asksOf('file', incident({}), category)]).toEqual([[], ['standard']])
    expect([asksOf('close', incident({}), undefined), asksOf('close', incident({ outcome: 'rectified' }), undefined)]).toEqual([['outcome'], []])
  })
})
