import { jest } from '@jest/globals'
import type { TrackPort } from '../../ports/track.port.js'
import { IntakeGate } from './intake-gate.js'

function writer(): { track: TrackPort; fill(): void; empty(): void } {
  let full = false
  let listeners: (() => void)[] = []
  const track = { get full() { return full }, onRoom: (l: () => void) => { listeners.push(l) } } as unknown as TrackPort
  return { track, fill: () => { full = true }, empty: () => { full = false; const now = listeners; listeners = []; now.forEach((l) => l()) } }
}

describe('IntakeGate', () => {
  it('is open while the writer has room', () => {
    const heard: string[] = []
    const gate = new IntakeGate(writer().track)
    gate.onOpen(() => heard.push('at once'))
    expect([gate.closed, heard]).toEqual([false, ['at once']])
  })

  it('shuts when the writer is full and lets doors in, in turn, when it has room', () => {
    const { track, fill, empty } = writer()
    const gate = new IntakeGate(track)
    const heard: string[] = []
    fill()
    expect(gate.closed).toBe(true)
    gate.onOpen(() => { heard.push('a'); fill() })
    gate.onOpen(() => heard.push('b'))
    empty()
    expect([heard, gate.closed, gate.closings]).toEqual([['a'], true, 2])
    empty()
    expect([heard, gate.closed]).toEqual([['a', 'b'], false])
  })

  it('does not wake a door that has gone', () => {
    const { track, fill, empty } = writer()
    const gate = new IntakeGate(track)
    const door = jest.fn()
    fill()
    gate.onOpen(door)
    gate.forget(door)
    empty()
    expect(door).not.toHaveBeenCalled()
  })
})
