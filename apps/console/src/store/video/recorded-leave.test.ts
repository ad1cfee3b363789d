import type { RecordingLook } from '@watchfloor/shared'
import { RecordedLeave } from './recorded-leave.js'

const HOUR_MS = 3_600_000

/** A hub that gives leaves for an hour and refuses when it is told to. */
function hub() {
  const state = { nowMs: 1_800_000_000_000, asked: 0, refuses: false }
  const ask = (): Promise<RecordingLook> => state.refuses ? Promise.reject(new Error('refused')) : Promise.resolve({ token: `t${++state.asked}`, expiresAt: new Date(state.nowMs + HOUR_MS).toISOString(), stretches: [] })
  return { state, leave: new RecordedLeave(ask, () => state.nowMs) }
}

test('one leave is asked for and used until shortly before its end, then another', async () => {
  const { state, leave } = hub()
  expect(await Promise.all([leave.token(), leave.token(), leave.token()])).toEqual(['t1', 't1', 't1'])
  state.nowMs += HOUR_MS - 120_000
  expect(await leave.token()).toBe('t1')
  state.nowMs += 90_000
  expect(await Promise.all([leave.token(), leave.token()])).toEqual(['t2', 't2'])
  expect(state.asked).toBe(2)
})

test('a refusal is the caller\u2019s to say, and the next try asks anew', async () => {
  const { state, leave } = hub()
  state.refuses = true
  await expect(leave.token()).rejects.toThrow('refused')
  state.refuses = false
  expect(await leave.token()).toBe('t1')
})
