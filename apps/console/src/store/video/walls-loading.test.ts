import { jest } from '@jest/globals'
import type { Wall } from '@watchfloor/shared'
import { changeWall, forgetWalls, keepLoadingWalls, place, walls } from './walls.js'

const [MINE, SAVED] = ['6f1c2a7e-0d54-4f0c-9a51-2f0b8d3e4c11', '6f1c2a7e-0d54-4f0c-9a51-2f0b8d3e4c12']
const saved: Wall = { name: 'saved', layout: '9', tiles: [SAVED] }

describe('walls that are not read yet', () => {
  let there = false
  const puts: unknown[] = []
  const before = globalThis.fetch

  beforeEach(() => {
    jest.useFakeTimers()
    there = false
    puts.length = 0
    forgetWalls()
    globalThis.fetch = ((_: string, { method, body }: { method: string; body?: string }) => {
      if (method === 'PUT') puts.push(JSON.parse(body!))
      return Promise.resolve(there ? Response.json({ walls: [saved] }) : Response.json({ code: 'internal', message: 'away' }, { status: 503 }))
    }) as typeof fetch
  })
  afterEach(() => {
    globalThis.fetch = before
    jest.useRealTimers()
  })

  test('are asked for again, and what is changed meanwhile is never written over what was saved', async () => {
    const abort = new AbortController()
    const loading = keepLoadingWalls(abort.signal)
    await jest.advanceTimersByTimeAsync(5000)
    expect(walls.getState()).toMatchObject({ loaded: false, loadFailed: true })
    changeWall(0, (wall) => place(wall, 0, MINE!))
    expect(walls.getState().walls[0]!.tiles).toContain(MINE)
    await jest.advanceTimersByTimeAsync(5000)
    expect(puts).toEqual([])

    there = true
    await jest.advanceTimersByTimeAsync(30_000)
    await loading
    expect(walls.getState()).toMatchObject({ loaded: true, loadFailed: false, walls: [saved] })
    await jest.advanceTimersByTimeAsync(5000)
    expect(puts).toEqual([])

    changeWall(0, (wall) => ({ ...wall, layout: '1' }))
    await jest.advanceTimersByTimeAsync(5000)
    expect(puts).toEqual([{ walls: [{ ...saved, layout: '1' }] }])
  })

  test('are not asked for by a screen that was closed', async () => {
    const abort = new AbortController()
    const loading = keepLoadingWalls(abort.signal)
    await jest.advanceTimersByTimeAsync(500)
    abort.abort()
    there = true
    await jest.advanceTimersByTimeAsync(60_000)
    await loading
    expect(walls.getState().loaded).toBe(false)
  })
})
