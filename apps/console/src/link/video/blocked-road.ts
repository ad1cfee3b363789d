import type { FallbackWay } from '@watchfloor/shared'
import type { Way } from './media-session.js'

/** WebRTC is tried again some day: a firewall is not for ever. */
const BLOCKED_FOR_MS = 10 * 60_000

/** What is known of the road between this browser and the gateway: which way the next tile takes. */
export class BlockedRoad {
  private untilMs = 0

  /** @param webrtc whether this browser has it at all */
  wayFor(fallback: FallbackWay, nowMs: number, webrtc: boolean): Way { return !webrtc || nowMs < this.untilMs ? fallback : 'webrtc' }

  /** A connection by WebRTC carried nothing. */
  blocked(nowMs: number): void { this.untilMs = nowMs + BLOCKED_FOR_MS }

  /** A way could not be opened. MediaMTX may have its HLS switched off: then WebRTC, which may have failed by chance, is worth the next try. */
  refused(way: Way): void { if (way === 'hls') this.untilMs = 0 }
}
