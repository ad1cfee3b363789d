import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import { jest } from '@jest/globals'
import { Logger } from '@nestjs/common'
import type { DataSource } from 'typeorm'
import type { Settings } from '../../platform/config/settings.js'
import type { DeviceDirectory } from '../../store/device-directory.js'
import type { Heal } from '../live/heal.js'
import type { LiveUnits } from '../live/live-units.js'
import type { Telling } from '../live/telling.js'
import { DirectoryBus } from './directory-bus.js'
import { LiveListener } from './live-listener.js'
import { PATIENCE_MS } from './patience.js'

/** It takes connections and never says a word: what a half-dead Redis is like. */
let silent: Server
const sockets: Socket[] = []
beforeAll(async () => {
  silent = createServer((socket) => { sockets.push(socket) }).listen(0, '127.0.0.1')
  await once(silent, 'listening')
})
afterAll(() => { for (const socket of sockets) socket.destroy(); silent.close() })
beforeAll(() => Logger.overrideLogger(false))
afterEach(() => { jest.useRealTimers() })

const directory = { onChange: () => () => undefined } as unknown as DeviceDirectory
const settings = (): Settings => ({ ROLE: 'web', REDIS_URL: `redis://127.0.0.1:${(silent.address() as AddressInfo).port}` }) as Settings

it.each([
  ['live state', () => new LiveListener(settings(), directory, {} as LiveUnits, {} as Heal, {} as Telling)],
  ['registry', () => new DirectoryBus(settings(), directory, {} as DataSource)],
])('a start does not hang on a Redis that is silent about the %s, nor does the end', async (_what, bus) => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] })
  const listener = bus()
  const started = listener.onApplicationBootstrap().then(() => 'started')
  await jest.advanceTimersByTimeAsync(PATIENCE_MS - 1)
  expect(await Promise.race([started, Promise.resolve('waiting')])).toBe('waiting')
  await jest.advanceTimersByTimeAsync(1)
  expect(await started).toBe('started')
  await listener.onModuleDestroy()
})
