import type { DeviceOrder, Protocol } from '@watchfloor/shared'
import type { DjiCloud } from './dji/cloud.js'
import type { ItemProfile } from './item-profile.js'
import type { Report } from './report.js'

/** What the host tells an adapter. Time is always the host's, handed in. */
export type Input =
  /** One framed message. `topic` is null on TCP. */
  | { readonly type: 'message'; topic: string | null; payload: Uint8Array; nowMs: number; retained: boolean }
  /** Every second on open connections, and on demand in tests. */
  | { readonly type: 'tick'; nowMs: number }
  /** The host's answer to a `sign_in` report. `secret` is what the terminal shall show next time (on a registration). */
  | { readonly type: 'admitted'; externalId: string; verdict: 'ok' | 'unknown' | 'wrong_secret' | 'disabled'; secret: string | null; profile: ItemProfile | null; utcOffsetMin: number; nowMs: number }

/** Bytes back to the device. They leave after the reports of the same step are stored. `topic` null = same connection / HTTP answer. */
export interface Reply { topic: string | null; payload: Uint8Array; qos: 0 | 1 }

/** A message or part of one that could not be used: counted by (adapter, reason), the last few kept raw. `reason` is snake_case and from a small set. */
export interface Drop { reason: string }

/** What one input led to. `close` asks the host to end the connection, with why. */
export interface Step<S> { session: S; reports: readonly Report[]; replies: readonly Reply[]; dropped: readonly Drop[]; close?: string }

/** A command on its way: bytes and the correlation under which the answer will come (null = the device never answers). */
export type Encoded<S> =
  | { ok: true; session: S; topic: string | null; payload: Uint8Array; correlation: string | null }
  | { ok: false; reason: 'no_command' | 'offline' }

/** What this installation has set up for its devices; they ask for it. */
export interface Site { readonly dji: DjiCloud | null }

/** Result of cutting a byte stream into frames; `rest` is kept by the host and given back with the next chunk. */
export interface Framed { frames: readonly Uint8Array[]; rest: Uint8Array; dropped: readonly Drop[] }

/**
 * One device protocol: pure, never throws, knows nothing of sockets. S is its session (one per TCP connection, or per `sessionKey` on MQTT).
 * The host calls `step` in arrival order per session. `packages/domain/src/decode/adapters.ts` lists them all; a harness tries each.
 */
export interface Adapter<S = unknown> {
  readonly protocol: Protocol
  /** MQTT topic filters it reads; those of two adapters never overlap. */
  readonly topics?: readonly string[]
  /** Whether a source that signed in as `username` may publish here; `speaksFor` says whether an external id is registered to it. */
  mayPublish?(username: string, topic: string, speaksFor: (externalId: string) => boolean): boolean
  /** MQTT filters such a source may subscribe to. */
  subscriptions?(username: string, externalIds: readonly string[]): readonly string[]
  /** Key of the session that a topic belongs to; null = the adapter keeps nothing between messages. */
  sessionKey?(topic: string): string | null
  /** Its door on TCP. */
  readonly tcp?: { frame(rest: Uint8Array, chunk: Uint8Array): Framed; readonly maxFrameBytes: number; readonly idleMs: number; /** Time in which a connection must have signed in; a minute where it is not said. */ readonly signInMs?: number }
  /** Its door on HTTP: POST `path`; `topicOf` names the message as MQTT would; `emptyReply` is the body when there is nothing to say. */
  readonly http?: { readonly path: string; topicOf(headers: Readonly<Record<string, string | undefined>>, body: Uint8Array): string; readonly emptyReply: string }
  /** A fresh session; without a site the installation has set up nothing. */
  open(site?: Site): S
  step(session: S, input: Input): Step<S>
  /** Bytes for a command to `externalId` (reached through `gatewayId` where it has one). `id` is the hub's command id. */
  encode?(session: S, command: { id: string; input: DeviceOrder; externalId: string; gatewayId: string | null; nowMs: number }): Encoded<S>
}

/** For lists of adapters whose session types differ. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyAdapter = Adapter<any>
