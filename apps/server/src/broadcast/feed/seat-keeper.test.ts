import { jest } from '@jest/globals'
import { Logger } from '@nestjs/common'
import type { SessionService } from '../../platform/auth/session.service.js'
import type { ConsoleFeed } from './console-feed.js'
import { SeatKeeper } from './seat-keeper.js'

beforeAll(() => { Logger.overrideLogger(false) })
afterEach(() => { jest.useRealTimers() })

test('once a minute every connected session is prolonged, each named once, until the hub stops', async () => {
  jest.useFakeTimers()
  const prolonged: string[][] = []
  const sessions = { prolong: (ids: string[]) => { prolonged.push(ids); return prolonged.length === 1 ? Promise.reject(new Error('database away')) : Promise.resolve() } }
  const keeper = new SeatKeeper({ all: () => [{ sessionId: 'a' }, { sessionId: 'b' }, { sessionId: 'a' }] } as unknown as ConsoleFeed, sessions as unknown as SessionService)
  keeper.onApplicationBootstrap()
  await jest.advanceTimersByTimeAsync(59_000)
  expect(prolonged).toEqual([])
  await jest.advanceTimersByTimeAsync(61_000)
  expect(prolonged).toEqual([['a', 'b'], ['a', 'b']])
  keeper.onModuleDestroy()
  await jest.advanceTimersByTimeAsync(120_000)
  expect(prolonged).toHaveLength(2)
})
