import type { ErrorCode } from '@watchfloor/shared'
import { z } from 'zod'

/** `unreachable`: no answer came at all · `unreadable`: an answer came that is not what the contract says. */
export type HubErrorCode = ErrorCode | 'unreachable' | 'unreadable'

/** Anything that went wrong between this screen and the hub, under a code that screens translate. */
export class HubError extends Error {
  constructor(readonly code: HubErrorCode, message: string, readonly status = 0, readonly details?: unknown) {
    super(message)
    this.name = 'HubError'
  }
}

export type QueryValue = string | number | boolean | null | undefined
export interface CallOptions {
  query?: Record<string, QueryValue>
  /** Sent as JSON. */
  json?: unknown
  /** Sent as text/csv, byte for byte. */
  csv?: Blob
  /** Sent byte for byte under its own type. */
  file?: Blob
  /** Sent as a form with files. */
  form?: FormData
  signal?: AbortSignal | undefined
  /** The answer is still wanted when the page goes away. */
  keepalive?: boolean
}

/** A hub newer than this page may refuse by a code that the page does not know yet: its message still counts, so the code is not held against the list. */
const Refusal = z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() })

let signedOut: () => void = () => undefined
/** Calls back when the hub no longer knows this session. */
export const onSignedOut = (listener: () => void): void => { signedOut = listener }

/** Path with its query; empty values are left out. */
export function address(path: string, query: Record<string, QueryValue> = {}): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) if (value != null && value !== '') search.set(key, String(value))
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

/**
 * The one door for HTTP: the session travels in the cookie, every answer is read by its schema.
 * @throws HubError always, and nothing else but an AbortError when `signal` fired.
 */
export async function call<T>(method: string, path: string, schema: z.ZodType<T>, options: CallOptions = {}): Promise<T> {
  const response = await send(method, path, options)
  if (!response.ok) throw await refusal(response)
  const body: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined)
  const read = schema.safeParse(body)
  if (!read.success) throw new HubError('unreadable', `${method} ${path}: ${read.error.issues[0]?.path.join('.') ?? ''} ${read.error.issues[0]?.message ?? ''}`, response.status)
  return read.data
}

async function send(method: string, path: string, { query, json, csv, file, form, signal, keepalive }: CallOptions): Promise<Response> {
  const init: RequestInit = { method, credentials: 'same-origin', headers: { accept: 'application/json' } }
  if (json !== undefined) Object.assign(init, { body: JSON.stringify(json), headers: { ...init.headers, 'content-type': 'application/json' } })
  if (csv !== undefined) Object.assign(init, { body: csv, headers: { ...init.headers, 'content-type': 'text/csv' } })
  if (file !== undefined) Object.assign(init, { body: file, headers: { ...init.headers, 'content-type': file.type || 'application/octet-stream' } })
  // The browser writes the boundary of a form's parts.
  if (form !== undefined) init.body = form
  if (signal) init.signal = signal
  if (keepalive) init.keepalive = true
  try {
    return await fetch(address(path, query), init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new HubError('unreachable', error instanceof Error ? error.message : String(error))
  }
}

async function refusal(response: Response): Promise<HubError> {
  const read = Refusal.safeParse(await response.json().catch(() => undefined))
  // A proxy in front of a stopped hub answers 502 to 504 in its own words.
  if (!read.success) return new HubError(response.status >= 502 && response.status <= 504 ? 'unreachable' : 'unreadable', `HTTP ${response.status}`, response.status)
  const { code, message, details } = read.data
  if (response.status === 401 && code === 'auth.required') signedOut()
  return new HubError(code as ErrorCode, message, response.status, details)
}
