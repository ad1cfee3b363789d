import { whyEnded } from './check-end.js'

const drawn = { key: 'u', squadId: 's', drawnMs: 50 }
const duty = { key: 'u', squadId: 's', startMs: 0, scheduledEndMs: 100 }

test('a check is ended when its officer is in another charge, or its duty another one by now', () => {
  expect(whyEnded(drawn, duty, true)).toBeNull()
  expect(whyEnded(drawn, duty, false)).toBe('not_in_charge')
  for (const moved of [{ startMs: 51 }, { scheduledEndMs: 50 }, { key: 'v' }, { squadId: 't' }]) expect(whyEnded(drawn, { ...duty, ...moved }, true)).toBe('duty_changed')
})
