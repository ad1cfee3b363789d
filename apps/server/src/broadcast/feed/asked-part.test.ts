import { jest } from '@jest/globals'
import { AskedPart } from './asked-part.js'

beforeEach(() => { jest.useFakeTimers() })
afterEach(() => { jest.useRealTimers() })

test('one that answers is ok, one that refuses is down', async () => {
  let fails = true
  const part = new AskedPart(() => fails ? Promise.reject(new Error('away')) : Promise.resolve())
  await part.ask()
  expect(part.state).toBe('down')
  fails = false
  await part.ask()
  expect(part.state).toBe('ok')
})

test('one that is silent is degraded, then down, is not asked again meanwhile, and is ok once it answers', async () => {
  const answers: (() => void)[] = []
  const part = new AskedPart(() => new Promise<void>((resolve) => { answers.push(resolve) }))
  const asked = part.ask()
  await jest.advanceTimersByTimeAsync(2000)
  await asked
  expect(part.state).toBe('degraded')
  await part.ask()
  expect([part.state, answers.length]).toEqual(['down', 1])
  answers[0]!()
  await jest.advanceTimersByTimeAsync(0)
  expect(part.state).toBe('ok')
  void part.ask()
  expect(answers).toHaveLength(2)
})

test('a question that nobody will ever answer is asked anew in the end', async () => {
  let asked = 0
  const part = new AskedPart(() => ++asked === 1 ? new Promise(() => undefined) : Promise.resolve())
  void part.ask()
  await jest.advanceTimersByTimeAsync(29_000)
  await part.ask()
  expect([part.state, asked]).toEqual(['down', 1])
  await jest.advanceTimersByTimeAsync(1000)
  await part.ask()
  expect([part.state, asked]).toEqual(['ok', 2])
})
