import { ActionInput, INCIDENT_ACTIONS, SIDE_ACTIONS } from '@watchfloor/shared'
import { ACTION_KEYS } from './action-keys.js'
import { asksOf } from './asks.js'
import { NOBODY, missing, saidOf } from './form.js'

const now = Date.UTC(2026, 10, 22)
const filled = { colleague: 'u2', looker: 'u3', reason: ' rain ', note: 'seen', real: 'yes', passed: 'no', granted: 'yes', outcome: 'rectified', until: '2026-12-01T00:00:00Z', standard: '1', target: '0193b0a0-0000-7000-8000-000000000001', category: '0101' }

test('every action of the console, filled in, is what the contract takes', () => {
  for (const action of [...INCIDENT_ACTIONS, ...SIDE_ACTIONS].filter((name) => ACTION_KEYS[name])) {
    const asks = asksOf(action, { outcome: null }, { limits: ['1', '2'] } as never)
    expect([action, missing(asks, filled, now)]).toEqual([action, null])
    expect([action, ActionInput.safeParse({ ...saidOf(action, asks, filled), version: 1 }).error?.issues ?? []]).toEqual([action, []])
  }
})

test('what is missing is named, in the order of the form', () => {
  expect([missing(['until', 'reason'], {}, now), missing(['until', 'reason'], { until: '2020-01-01' }, now), missing(['until', 'reason'], { until: '2027-01-01' }, now)]).toEqual(['until', 'until', 'reason'])
  expect([missing(['reason'], { reason: '  ' }, now), missing(['reason'], { reason: 'x'.repeat(501) }, now), missing(['amendment'], { priority: 'P2' }, now)]).toEqual(['reason', 'reason', null])
})

test('texts are trimmed, choices become what they mean', () => {
  expect(saidOf('report_checked', ['passed'], filled)).toEqual({ action: 'report_checked', passed: false })
  expect(saidOf('suspend', ['until', 'reason'], filled)).toEqual({ action: 'suspend', until: '2026-12-01T00:00:00.000Z', reason: 'rain' })
})

test('who looks may be named or left open; nothing is missing without a name', () => {
  expect([missing(['looker'], {}, now), saidOf('check', ['looker'], {}), saidOf('check', ['looker'], { looker: NOBODY }), saidOf('verify', ['looker'], { looker: 'u3' })])
    .toEqual([null, { action: 'check' }, { action: 'check' }, { action: 'verify', assignee: 'u3' }])
})
