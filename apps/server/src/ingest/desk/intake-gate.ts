import { Injectable } from '@nestjs/common'
import { TrackPort } from '../../ports/track.port.js'

/**
 * Back-pressure: while the writer is full the doors stop reading, so that TCP slows the senders down and nothing is dropped.
 * One gate for all doors; how often and how long it was shut is counted.
 */
@Injectable()
export class IntakeGate {
  private readonly waiting = new Set<() => void>()
  private shutSinceMs = 0
  private shut = false
  /** Times the doors were shut, and for how long in all. */
  closings = 0
  private closedMs = 0
  private stopped = false

  constructor(private readonly track: TrackPort) {}

  /** True while doors must not read. Asking is what shuts the gate: each door asks after what it handed in. */
  get closed(): boolean {
    if (this.shut || this.stopped) return true
    if (!this.track.full) return false
    this.shut = true
    this.closings++
    this.shutSinceMs = performance.now()
    this.track.onRoom(() => this.open())
    return true
  }

  /** For good: the hub is going down. */
  stop(): void {
    this.stopped = true
  }

  get closedSeconds(): number {
    return (this.closedMs + (this.shut ? performance.now() - this.shutSinceMs : 0)) / 1000
  }

  /** Calls back once when the gate opens. The same function waits once only. */
  onOpen(listener: () => void): void {
    if (this.closed) this.waiting.add(listener)
    else listener()
  }

  forget(listener: () => void): void {
    this.waiting.delete(listener)
  }

  private open(): void {
    this.shut = false
    this.closedMs += performance.now() - this.shutSinceMs
    // In turn, and again shut as soon as one of them fills the writer: the rest keep waiting.
    for (const listener of [...this.waiting]) {
      if (this.closed) return
      this.waiting.delete(listener)
      listener()
    }
  }
}
