import { nativeAdapter, type AnyAdapter } from '@watchfloor/domain'
import { SessionShelf } from './session-shelf.js'

const adapter: AnyAdapter = { ...nativeAdapter, open: () => ({ fresh: true }) }

describe('SessionShelf', () => {
  it('keeps what was put and opens a fresh session otherwise', () => {
    const shelf = new SessionShelf()
    expect(shelf.take(adapter, 'a')).toEqual({ fresh: true })
    shelf.put(adapter, 'a', { seen: 1 }, 0)
    expect(shelf.take(adapter, 'a')).toEqual({ seen: 1 })
    expect(shelf.take({ ...adapter }, 'a')).toEqual({ fresh: true })
  })

  it('drops the session not used for longest when it is full', () => {
    const shelf = new SessionShelf(2)
    shelf.put(adapter, 'a', 1, 0)
    shelf.put(adapter, 'b', 2, 0)
    shelf.put(adapter, 'a', 3, 61_000)
    shelf.put(adapter, 'c', 4, 61_000)
    expect([shelf.take(adapter, 'a'), shelf.take(adapter, 'b'), shelf.take(adapter, 'c')]).toEqual([3, { fresh: true }, 4])
    expect(shelf.size).toBe(2)
  })

  it('forgets idle sessions', () => {
    const shelf = new SessionShelf(10, 1000)
    shelf.put(adapter, 'a', 1, 0)
    shelf.put(adapter, 'b', 2, 900)
    shelf.expire(1500)
    expect([shelf.take(adapter, 'a'), shelf.take(adapter, 'b')]).toEqual([{ fresh: true }, 2])
  })
})
