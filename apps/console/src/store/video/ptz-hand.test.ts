import { jest } from '@jest/globals'
import { PtzHand, STILL } from './ptz-hand.js'
import type { PtzCalls } from './ptz-hand.js'

/** A hub whose answers to movements come when the test says so. */
function standIn() {
  const said: string[] = []
  const waiting: { resolve: () => void; reject: (error: Error) => void }[] = []
  const done = (what: string) => () => { said.push(what); return Promise.resolve(undefined) }
  const calls = {
    move: (_id: string, { pan, tilt, zoom }: { pan?: number; tilt?: number; zoom?: number }) => { said.push(`move ${pan} ${tilt} ${zoom}`); return new Promise<undefined>((resolve, reject) => waiting.push({ resolve: () => resolve(undefined), reject })) },
    stop: done('stop'), release: done('release'), go: done('go'), keep: done('keep'), hold: done('hold'),
  } as unknown as PtzCalls
  const answer = async (error?: Error): Promise<void> => { const call = waiting.shift()!; if (error) call.reject(error); else call.resolve(); await Promise.resolve(); await Promise.resolve(); await Promise.resolve() }
  return { said, calls, answer, waiting }
}
const RIGHT = { pan: 0.5, tilt: 0, zoom: 0 }
beforeEach(() => { jest.useFakeTimers() })
afterEach(() => { jest.useRealTimers() })

test('a movement is said again while it lasts, one call at a time, and its newest direction next', async () => {
  const { said, calls, answer } = standIn()
  const hand = new PtzHand('c', () => undefined, calls, 's')
  hand.move(RIGHT)
  hand.move({ pan: 0, tilt: 1, zoom: 0 })
  hand.move({ pan: 0, tilt: 0, zoom: 1 })
  expect(said).toEqual(['move 0.5 0 0'])
  await answer()
  expect(said).toEqual(['move 0.5 0 0', 'move 0 0 1'])
  await answer()
  jest.advanceTimersByTime(500)
  expect(said).toEqual(['move 0.5 0 0', 'move 0 0 1', 'move 0 0 1'])
})

test('letting go stops at once, once more behind a call that was under way, and then nothing is said', async () => {
  const { said, calls, answer } = standIn()
  const hand = new PtzHand('c', () => undefined, calls, 's')
  hand.move(RIGHT)
  hand.move(STILL)
  expect(said).toEqual(['move 0.5 0 0', 'stop'])
  await answer()
  expect(said).toEqual(['move 0.5 0 0', 'stop', 'stop'])
  jest.advanceTimersByTime(5000)
  expect(said).toHaveLength(3)
})

test('a refusal is told and ends the movement; who never moved it gives nothing back', async () => {
  const { said, calls, answer } = standIn()
  const told: unknown[] = []
  const hand = new PtzHand('c', (error) => told.push(error), calls, 's')
  hand.close()
  expect(said).toEqual([])
  const other = new PtzHand('c', (error) => told.push(error), calls, 's')
  other.move(RIGHT)
  await answer(new Error('held'))
  expect(told).toHaveLength(1)
  expect(other.moving).toBe(false)
  other.close()
  expect(said.at(-1)).toBe('release')
})
