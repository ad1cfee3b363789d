import { ActionInput, INCIDENT_ACTIONS, SIDE_ACTIONS } from '../index.js'
import type { InputOf } from './action-input.js'

const WITH_REASON = ['reject', 'clear', 'return', 'recall', 'send_back', 'rework', 'reopen', 'recheck', 'split', 'void', 'force_close', 'amend', 'request_extension', 'refuse_extension', 'refuse_suspension', 'supervise', 'appeal'] as const

test('every action of the machine and beside it has an input', () => {
  for (const action of [...INCIDENT_ACTIONS, ...SIDE_ACTIONS]) {
    const read = ActionInput.safeParse({ action, version: 1 })
    expect(read.error?.issues.some((issue) => issue.path[0] === 'action') ?? false).toBe(false)
  }
  expect(ActionInput.safeParse({ action: 'delete', version: 1 }).success).toBe(false)
})

test.each(WITH_REASON)('%s needs a reason that says something', (action) => {
  expect(ActionInput.safeParse({ action, version: 1 }).success).toBe(false)
  const blank = ActionInput.safeParse({ action, version: 1, reason: '   ' })
  expect(blank.error?.issues[0]).toMatchObject({ path: ['reason'], message: 'a reason is required' })
  expect(ActionInput.safeParse({ action, version: 1, reason: '不在本辖区' }).success).toBe(true)
})

test('what else an action cannot do without', () => {
  const refused = [{ action: 'file' }, { action: 'handle', version: 1 }, { action: 'report_checked', version: 1 }, { action: 'suspend', version: 1, reason: 'x' }, { action: 'merge', version: 1, into: 'B-17' },
    { action: 'dispatch', version: 1, units: [] }, { action: 'note', version: 1, note: ' ' }, { action: 'file', version: 0 }, { action: 'file', version: 1, priority: 'P5' }]
  for (const input of refused) expect(ActionInput.safeParse(input).success).toBe(false)
  const handle: InputOf<'handle'> = { action: 'handle', version: 3, outcome: 'rectified', evidence: ['a1'] }
  expect(ActionInput.parse(handle)).toEqual(handle)
  expect(ActionInput.parse({ action: 'dispatch', version: 2, units: [{ unitId: 'u1', lead: true }, { unitId: 'u2' }] })).toMatchObject({ units: [{ unitId: 'u1', lead: true }, { unitId: 'u2' }] })
})
