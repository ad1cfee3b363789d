import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { jest } from '@jest/globals'
import { jt808Adapter } from '@watchfloor/domain'
import { TcpConnection, type TcpHouse } from './tcp-connection.js'

/** A line whose other end takes what it is given, or nothing at all. */
class Line extends Duplex {
  readonly remoteAddress = '10.0.0.1'
  taken = 0
  constructor(private readonly windowOpen: boolean) { super() }
  setNoDelay(): this { return this }
  override _read(): void { /* the terminal says nothing */ }
  override _write(chunk: Buffer, _encoding: string, done: () => void): void { if (this.windowOpen) { this.taken += chunk.length; done() } }
}

const house = { track: { afterCommit: (done: (error: null) => void) => done(null) }, gate: { forget: () => undefined } } as unknown as TcpHouse
const connectionOn = (line: Line): TcpConnection => new TcpConnection(line as unknown as Socket, jt808Adapter, house, 60_000, () => undefined)

beforeEach(() => { jest.useFakeTimers() })
afterEach(() => { jest.useRealTimers() })

test('a terminal that takes nothing any more loses its place five seconds after its connection was ended', async () => {
  const line = new Line(false)
  const connection = connectionOn(line)
  connection.write(Buffer.alloc(100))
  connection.end()
  await jest.advanceTimersByTimeAsync(4900)
  expect(line.destroyed).toBe(false)
  await jest.advanceTimersByTimeAsync(200)
  expect(line.destroyed).toBe(true)
})

test('one that reads gets the last words and goes at once, leaving no clock behind', async () => {
  const line = new Line(true)
  const connection = connectionOn(line)
  connection.write(Buffer.alloc(100))
  connection.end()
  await jest.advanceTimersByTimeAsync(100)
  expect([line.taken, line.destroyed, jest.getTimerCount()]).toEqual([100, true, 0])
})
