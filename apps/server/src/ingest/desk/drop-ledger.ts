import { Injectable } from '@nestjs/common'
import type { DropCount, Protocol } from '@watchfloor/shared'
import { Metrics } from '../../platform/observe/metrics.js'
import { shownPayload } from '../quarantine/quarantine-note.js'

const SAMPLES = 5
const MOST_REASONS = 500

interface Entry { counter: { inc(): void }; adapter: Protocol; reason: string; count: number; lastMs: number; samples: { ms: number; topic: string | null; address: string | null; payload: Uint8Array | null }[] }

/** Counts what was dropped by (adapter, reason) and keeps the last few raw: the first place to look when a device "sends but does not show". */
@Injectable()
export class DropLedger {
  private readonly entries = new Map<string, Entry>()

  constructor(private readonly metrics: Metrics) {}

  note(adapter: Protocol, reason: string, raw: { topic: string | null; address: string | null; payload: Uint8Array | null }): void {
    const key = `${adapter}/${reason}`
    let entry = this.entries.get(key)
    if (!entry) {
      if (this.entries.size >= MOST_REASONS) return
      const counter = this.metrics.rejected.labels(adapter, reason)
      this.entries.set(key, (entry = { counter, adapter, reason, count: 0, lastMs: 0, samples: [] }))
    }
    const ms = Date.now()
    entry.count++
    entry.counter.inc()
    // One sample a second at most: a stream of the same fault must not cost a copy each.
    if (entry.samples.length >= SAMPLES && ms - entry.lastMs < 1000) return
    entry.lastMs = ms
    if (entry.samples.length >= SAMPLES) entry.samples.shift()
    // The payload is a view of a larger receive buffer: keep a copy of the part that is shown, not the buffer.
    entry.samples.push({ ms, topic: raw.topic, address: raw.address, payload: raw.payload ? raw.payload.slice(0, 2048) : null })
  }

  counts(): DropCount[] {
    return [...this.entries.values()].sort((a, b) => b.count - a.count).map((entry) => ({
      adapter: entry.adapter, reason: entry.reason, count: entry.count, lastAt: new Date(entry.samples.at(-1)?.ms ?? entry.lastMs).toISOString(),
      samples: entry.samples.map(({ ms, topic, address, payload }) => ({ time: new Date(ms).toISOString(), topic, address, message: payload ? shownPayload(payload) : null })).reverse(),
    }))
  }
}
