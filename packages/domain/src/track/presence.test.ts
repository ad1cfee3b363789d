import { DEVICE_KINDS } from '@watchfloor/shared'
import { MOVING_PROMISES, PRESENCE_PROMISES, presenceOf } from './presence.js'

const NOW = Date.UTC(2026, 9, 1)
const after = (s: number) => NOW + s * 1000

test('a parked truck keeps its promise with a fix each 5 minutes, a driving one does not', () => {
  expect(presenceOf('truck', NOW, null, after(300))).toBe('online')
  expect(presenceOf('truck', NOW, null, after(300), true)).toBe('stale')
  expect(presenceOf('truck', NOW, null, after(60), true)).toBe('online')
  expect(presenceOf('truck', NOW, null, after(3600))).toBe('offline')
})

test('goodbye counts at once, hello does not last, silence from the start is its own word', () => {
  expect(presenceOf('phone', NOW, false, after(1))).toBe('offline')
  expect(presenceOf('drone', NOW, true, after(30))).toBe('stale')
  expect(presenceOf('drone', null, null, NOW)).toBe('never')
  expect(presenceOf('drone', 0, true, NOW)).toBe('never')
})

test('a clock that stepped back makes nothing stale', () => {
  expect(presenceOf('dock', after(60), null, NOW)).toBe('online')
})

test.each(DEVICE_KINDS)('%s: stale before offline, and no more patience in motion', (kind) => {
  const rest = PRESENCE_PROMISES[kind]
  const moving = MOVING_PROMISES[kind] ?? rest
  expect(rest.staleS).toBeLessThan(rest.offlineS)
  expect(moving.staleS).toBeLessThan(moving.offlineS)
  expect(moving.staleS).toBeLessThanOrEqual(rest.staleS)
})
