import type { FallbackWay } from '@watchfloor/shared'

/** How far a session has come: what was decoded since it began, and how it looks. */
export interface Measure {
  /** Pictures decoded since the session began. */
  frames: number
  /** Bytes flow, or could. */
  connected: boolean
  /** It ended by itself; a new one is needed. */
  over: boolean
  /** Time that a picture spends on its way from the gateway to the screen, ms; null = not known yet. */
  latencyMs: number | null
  width: number
  height: number
}

/** How pictures come: what the tile says of them. */
export type Way = 'webrtc' | FallbackWay

/** One connection that brings pictures into a video element, by any way. */
export interface MediaSession {
  readonly way: Way
  measure(): Promise<Measure>
  /** Ends it here and at the gateway; nothing is left behind. */
  close(): void
}
