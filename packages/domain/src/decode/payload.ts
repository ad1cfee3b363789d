import type { DeviceState } from '@watchfloor/shared'

/** Reading payloads that come from outside: nothing here throws, nothing is trusted. */

// The only two globals that domain uses; every engine we run on has them, and its tsconfig loads no platform types.
declare const TextDecoder: new (label?: string) => { decode(bytes: Uint8Array): string }
declare const TextEncoder: new () => { encode(text: string): Uint8Array }
const decoder = new TextDecoder('utf-8')
const encoder = new TextEncoder()

/** Bytes as UTF-8 text; broken sequences become U+FFFD, a byte order mark is taken off. */
export const utf8Text = (bytes: Uint8Array): string => decoder.decode(bytes)
/** Text as UTF-8 bytes. */
export const utf8Bytes = (text: string): Uint8Array => encoder.encode(text)
/** A value as JSON bytes. */
export const jsonBytes = (value: unknown): Uint8Array => encoder.encode(JSON.stringify(value))

/** The payload as JSON, or `undefined` when it is none. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes))
  } catch {
    return undefined
  }
}

/** A parsed JSON object whose fields are not looked at yet. */
export type JsonObject = Record<string, unknown>
/** The value as a JSON object, or null: arrays and scalars are refused. */
export const asObject = (value: unknown): JsonObject | null => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null)
/** The value as an array, or an empty one. */
export const asArray = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
/** The value as a non-empty text cut to `max` characters, or null. */
export const asText = (value: unknown, max: number): string | null => (typeof value === 'string' && value.length > 0 ? value.slice(0, max) : null)
/** A text or a finite number as text (ids are sent as either), or null. */
export const asCode = (value: unknown, max: number): string | null => (typeof value === 'number' && Number.isFinite(value) ? String(value) : asText(value, max))

/** The number if it lies in [min, max], else NaN. Texts are refused; see `looseNumber`. */
export const within = (value: unknown, min: number, max: number): number => (typeof value === 'number' && value >= min && value <= max ? value : NaN)
/** A number, or a text that is one (some senders quote their numbers); NaN otherwise. */
export function looseNumber(value: unknown): number {
  if (typeof value === 'number') return value
  // The length comes first: the expression takes quadratic time on a long row of digits.
  return typeof value === 'string' && value.length <= 40 && /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value) ? Number(value) : NaN
}
/** An angle in degrees brought to 0 ≤ a < 360; NaN for anything that is no angle between −3600 and 3600. */
export function angle(value: unknown): number {
  const deg = within(value, -3600, 3600)
  return ((deg % 360) + 360) % 360
}

const ISO = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/
/** Latest instant taken as a time at all: 2100-01-01. */
const LAST_MS = 4_102_444_800_000
/** An ISO-8601 instant with its zone (`Z`, `+08:00` or `+0800`) as ms since epoch; NaN without a zone, before 1970 or after 2100. */
export const isoMs = (value: unknown): number => (typeof value === 'string' && ISO.test(value) ? within(Date.parse(value), 0, LAST_MS) : NaN)
/** Ms since epoch as a number between 1970 and 2100; NaN otherwise. */
export const epochMs = (value: unknown): number => Math.trunc(within(value, 0, LAST_MS))

const MAX_KEYS = 64
/** A free state object with only what a device state may hold: scalars, texts of at most 200 characters, at most 64 keys of at most 60; null when nothing is left. */
export function stateOf(value: unknown): DeviceState | null {
  const from = asObject(value)
  if (from === null) return null
  let out: DeviceState | null = null
  let left = MAX_KEYS
  for (const key in from) {
    const v = from[key]
    if (key === '__proto__' || key.length > 60) continue
    if (typeof v === 'string') (out ??= {})[key] = v.length > 200 ? v.slice(0, 200) : v
    else if (typeof v === 'boolean' || v === null || (typeof v === 'number' && Number.isFinite(v))) (out ??= {})[key] = v
    else continue
    if (--left === 0) break
  }
  return out
}
