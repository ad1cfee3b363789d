import { getEventListeners } from 'node:events'
import type { ViewLeave } from '@watchfloor/shared'
import { openMse } from './mse-session.js'

/** A socket that opens, or is refused, as soon as somebody waits for it. */
class Socket extends EventTarget {
  static readonly OPEN = 1
  static readonly CLOSED = 3
  static answer = 'open'
  static last: Socket
  readyState = 0
  binaryType = ''
  constructor() { super(); Socket.last = this; queueMicrotask(() => { this.readyState = Socket.answer === 'open' ? 1 : 3; this.dispatchEvent(new Event(Socket.answer)) }) }
  close(): void { this.readyState = 3 }
}
class Source extends EventTarget { readyState = 'closed' }

const leave = { stream: 'sub', whepUrl: '/whep', fallback: { way: 'fmp4', url: '/media/cam/x/sub/mp4' }, mayTranscode: false, token: 't', expiresAt: '2026-03-01T08:00:00Z' } satisfies ViewLeave
const video = () => ({ srcObject: null, src: '', removeAttribute: () => undefined, load: () => undefined }) as unknown as HTMLVideoElement

describe('a connection of a tile that connects again and again', () => {
  const before = Object.fromEntries(['WebSocket', 'MediaSource', 'document'].map((name) => [name, (globalThis as Record<string, unknown>)[name]]))
  const { createObjectURL } = URL

  beforeAll(() => {
    Object.assign(globalThis, { WebSocket: Socket, MediaSource: Source, document: { baseURI: 'http://hub/' } })
    URL.createObjectURL = () => 'blob:x'
  })
  afterAll(() => {
    Object.assign(globalThis, before)
    URL.createObjectURL = createObjectURL
  })

  test.each(['open', 'close'])('is not held by the end of its tile once it was answered: %s', async (answer) => {
    Socket.answer = answer
    const life = new AbortController()
    for (let n = 0; n < 5; n++) await openMse(leave, video(), life.signal).then((session) => session.close(), () => undefined)
    expect(Socket.last.readyState).toBe(Socket.CLOSED)
    expect(getEventListeners(life.signal, 'abort')).toHaveLength(0)
  })

  test('is given up when the tile is closed while it opens', async () => {
    Socket.answer = 'nothing'
    const life = new AbortController()
    const opening = openMse(leave, video(), life.signal)
    life.abort(new Error('closed'))
    await expect(opening).rejects.toThrow('closed')
    expect(getEventListeners(life.signal, 'abort')).toHaveLength(0)
  })
})
