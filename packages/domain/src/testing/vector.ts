import type { AnyAdapter, Drop, Input, Reply } from '../decode/adapter.js'
import { jsonBytes, utf8Bytes } from '../decode/payload.js'
import type { Report } from '../decode/report.js'

/** One thing fed to an adapter. Exactly one of `hex`, `json`, `text`, `admitted`, `tick`. */
export interface VectorInput {
  topic?: string
  /** Headers of an HTTP door, in place of a topic. */
  headers?: Record<string, string>
  /** Raw bytes; for a TCP adapter wire bytes with their framing. */
  hex?: string
  json?: unknown
  text?: string
  /** The host's answer to a `sign_in`; what is left out is filled in as for a welcome guest. */
  admitted?: Partial<Extract<Input, { type: 'admitted' }>>
  tick?: true
  /** The hub's clock, ISO-8601; 2026-09-01T00:00:00Z where absent. */
  now?: string
  retained?: boolean
}

/** A case of `<protocol>.vectors.json`: `before` is fed first and only builds up the session. */
export interface Vector extends VectorInput {
  name: string
  before?: VectorInput[]
  expect: {
    /** All reports in order, each as far as it is named here; null stands for NaN too. Absent = not looked at. */
    reports?: unknown[]
    /** All replies in order. Absent = not looked at. */
    replies?: { topic?: string | null; hex?: string; json?: unknown }[]
    /** Reasons in order. Absent = none. */
    dropped?: string[]
  }
}
/** What `<protocol>.vectors.json` holds. */
export interface VectorFile { vectors: Vector[] }

/** What came of an input, framing included. */
export interface Outcome { reports: Report[]; replies: Reply[]; dropped: Drop[] }

const NOW = Date.UTC(2026, 8, 1)

/** Bytes written as hexadecimal digits; blanks are ignored. */
export const bytesOfHex = (hex: string): Uint8Array => Uint8Array.from(hex.replace(/\s+/g, '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
/** Bytes as lower-case hexadecimal digits. */
export const hexOfBytes = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')

/** The bytes of an input; none for `admitted` and `tick`. */
export function payloadOf(input: VectorInput): Uint8Array {
  if (input.hex !== undefined) return bytesOfHex(input.hex)
  if (input.text !== undefined) return utf8Bytes(input.text)
  return input.json === undefined ? new Uint8Array(0) : jsonBytes(input.json)
}

/** A host in small: keeps sessions and the rest of a stream as the hub does, and feeds one adapter. */
export class VectorHost {
  private readonly sessions = new Map<string, unknown>()
  private rest: Uint8Array = new Uint8Array(0)

  constructor(private readonly adapter: AnyAdapter) {}

  /** Feeds one input, with other bytes than its own if given. */
  feed(input: VectorInput, payload: Uint8Array = payloadOf(input)): Outcome {
    const out: Outcome = { reports: [], replies: [], dropped: [] }
    const nowMs = input.now === undefined ? NOW : Date.parse(input.now)
    if (input.admitted) {
      this.step(out, '', { type: 'admitted', externalId: '', verdict: 'ok', secret: null, profile: null, utcOffsetMin: 480, nowMs, ...input.admitted })
    } else if (input.tick) {
      for (const key of [...this.sessions.keys()]) this.step(out, key, { type: 'tick', nowMs })
    } else if (this.adapter.tcp && input.topic === undefined) {
      const framed = this.adapter.tcp.frame(this.rest, payload)
      this.rest = framed.rest
      out.dropped.push(...framed.dropped)
      for (const frame of framed.frames) this.step(out, '', { type: 'message', topic: null, payload: frame, nowMs, retained: false })
    } else {
      const topic = input.topic ?? this.adapter.http?.topicOf(input.headers ?? {}, payload) ?? ''
      this.step(out, this.adapter.sessionKey?.(topic) ?? null, { type: 'message', topic, payload, nowMs, retained: input.retained ?? false })
    }
    return out
  }

  private step(out: Outcome, key: string | null, input: Input): void {
    const session = (key === null ? undefined : this.sessions.get(key)) ?? this.adapter.open()
    const step = this.adapter.step(session, input)
    if (key !== null) this.sessions.set(key, step.session)
    out.reports.push(...step.reports)
    out.replies.push(...step.replies)
    out.dropped.push(...step.dropped)
  }
}

/** Runs a vector from its beginning, the last input with other bytes if given. */
export function runVector(adapter: AnyAdapter, vector: Vector, payload?: Uint8Array): Outcome {
  const host = new VectorHost(adapter)
  for (const input of vector.before ?? []) host.feed(input)
  return host.feed(vector, payload)
}
