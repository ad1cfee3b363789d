import { jest } from '@jest/globals'
import { openFieldStream } from './field-stream.js'
import type { FieldNewsTaker } from './field-stream.js'

/** The browser's own, as far as it is used. */
class Source extends EventTarget {
  static last: Source
  closed = false
  constructor(readonly url: string) { super(); Source.last = this }
  close(): void { this.closed = true }
  say(name: string, text: string): void { this.dispatchEvent(Object.assign(new Event(name), { data: text })) }
}
const real = globalThis.EventSource
beforeEach(() => { jest.useFakeTimers(); globalThis.EventSource = Source as never })
afterEach(() => { jest.useRealTimers(); globalThis.EventSource = real })

const open = () => {
  const heard: [string, unknown][] = []
  const lost = jest.fn()
  const take = Object.fromEntries(['beat', 'notice', 'task', 'look'].map((name) => [name, (news: unknown) => { heard.push([name, news]) }])) as unknown as FieldNewsTaker
  return { close: openFieldStream(take, lost), heard, lost, source: Source.last }
}
const ID = '018f0000-0000-7000-8000-000000000001'

test('hands on what it knows and leaves alone what it does not', () => {
  const { heard, source } = open()
  source.say('task', JSON.stringify({ id: ID }))
  source.say('task', '{"id":"not one"}')
  source.say('notice', 'no JSON')
  source.say('weather', '{}')
  source.say('look', '{}')
  expect(heard).toEqual([['task', { id: ID }], ['look', {}]])
})

test('a line that falls silent is lost once, and closed', () => {
  const { lost, source } = open()
  source.say('beat', '{"beatMs":25000}')
  jest.advanceTimersByTime(50_000)
  source.say('beat', '{"beatMs":25000}')
  jest.advanceTimersByTime(50_000)
  expect(lost).not.toHaveBeenCalled()
  jest.advanceTimersByTime(10_000)
  expect([lost.mock.calls.length, source.closed]).toEqual([1, true])
})

test('one that never begins, or breaks, is lost too; one that is closed is not', () => {
  const never = open()
  jest.advanceTimersByTime(15_000)
  expect(never.lost).toHaveBeenCalledTimes(1)
  const broken = open()
  broken.source.dispatchEvent(new Event('error'))
  expect([broken.lost.mock.calls.length, broken.source.closed]).toEqual([1, true])
  const closed = open()
  closed.close()
  jest.advanceTimersByTime(60_000)
  expect(closed.lost).not.toHaveBeenCalled()
})
