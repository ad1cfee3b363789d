import { AWAY_AFTER_MS, REST_MS, advanceWalk, beginWalk, interruptWalk, isWalking, leaveWalk, noticeAway, restUntilMs, resumeWalk, workedMs } from './walk.js'
import type { PatrolWalk } from './walk.js'

const MIN = 60_000
const begun = beginWalk(3, 25 * MIN, 0)

test('an alarm interrupts, and the walk goes on where it was; the time away is not watching', () => {
  const second = advanceWalk(begun, 10_000)
  const away = interruptWalk(second, 2 * MIN)
  expect(away).toMatchObject({ state: 'interrupted', stop: 1, workedMs: 2 * MIN })
  const back = resumeWalk(away, 7 * MIN, false)!
  expect(back).toMatchObject({ state: 'running', stop: 1, block: 1 })
  expect(workedMs(back, 8 * MIN)).toBe(3 * MIN)
})
test('a pause as long as a rest begins a new block, whatever it was for', () => {
  expect(resumeWalk(interruptWalk(begun, 5 * MIN), 5 * MIN + REST_MS, false)).toMatchObject({ block: 2, workedMs: 0 })
})
test('when the block is over the stop is finished, then it rests, and another block has to be waited for or accounted for', () => {
  const resting = advanceWalk(begun, 26 * MIN)
  expect(resting).toMatchObject({ state: 'resting', stop: 1 })
  expect(restUntilMs(resting)).toBe(26 * MIN + REST_MS)
  expect(resumeWalk(resting, 30 * MIN, false)).toBeNull()
  expect(resumeWalk(resting, 30 * MIN, true)).toMatchObject({ state: 'running', block: 2, workedMs: 0 })
  expect(resumeWalk(resting, 26 * MIN + REST_MS, false)).toMatchObject({ state: 'running', stop: 1, block: 2 })
})
test('an interruption does not help round the rest', () => {
  expect(resumeWalk(interruptWalk(begun, 26 * MIN), 27 * MIN, false)).toBeNull()
})
test('a console that fell silent was left when it was heard last', () => {
  expect(noticeAway(begun, 5000, 5000 + AWAY_AFTER_MS)).toBe(begun)
  expect(noticeAway(begun, 5000, 5001 + AWAY_AFTER_MS)).toMatchObject({ state: 'interrupted', workedMs: 5000, pausedSinceMs: 5000 })
})
test('the last stop ends it; what has ended neither goes on nor ends again', () => {
  const done = advanceWalk(advanceWalk(advanceWalk(begun, 1), 2), 3)
  expect(done).toMatchObject({ state: 'done', stop: 2, runningSinceMs: null })
  const ends: PatrolWalk[] = [done, leaveWalk(begun, 5)]
  for (const end of ends) {
    expect(isWalking(end)).toBe(false)
    expect(resumeWalk(end, 10, true)).toBe(end)
    expect(leaveWalk(end, 10)).toBe(end)
    expect(interruptWalk(end, 10)).toBe(end)
  }
})
