import type { ClaimedEffect, Lane } from './effect-rows.js'
import { EffectRunner } from './effect-runner.js'

/** A runner over effects that are due, told apart by their lane; those outside end only when they are let go. */
function house(due: Record<Lane, number>) {
  const told: Record<Lane, number> = { house: 0, outside: 0 }
  const held: (() => void)[] = []
  const rows = {
    claim: (most: number, lane: Lane) => Promise.resolve(Array.from({ length: Math.min(most, due[lane]) }, () => { due[lane] -= 1; return { id: lane } as ClaimedEffect })),
    nextDueMs: () => Promise.resolve(null),
  }
  const worker = { carryOut: ({ id }: { id: string }) => { told[id as Lane] += 1; return id === 'outside' ? new Promise<void>((resolve) => held.push(resolve)) : Promise.resolve() } }
  const desk = { onEffects: () => () => undefined }
  const runner = new EffectRunner(desk as never, rows as never, worker as never, null as never, { ROLE: 'all' } as never)
  return { runner, told, letGo: () => { for (const resolve of held.splice(0)) resolve() } }
}
const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 150))

test('receivers outside that do not answer hold up nobody of the house, and take no more than their places', async () => {
  const { runner, told, letGo } = house({ house: 200, outside: 200 })
  runner.onApplicationBootstrap()
  await soon()
  expect(told).toEqual({ house: 200, outside: 32 })
  letGo()
  await soon()
  expect(told.outside).toBe(64)
  letGo()
  const stopped = runner.onModuleDestroy()
  letGo()
  await stopped
})
