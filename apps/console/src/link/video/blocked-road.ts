import type { FallbackWay } from '@watchfloor/shared'
import type { Way } from './media-session.js'

/** WebRTC is tried again some day: a firewall is not for ever. */
const BLOCKED_FOR_MS = 10 * 60_000
/** A connection that stood this short a time ago proves that the road is open. */
const PROOF_MS = 5000

/** What is known of the road between this browser and the gateway: which way the next tile takes. */
export class BlockedRoad {
  private untilMs = 0
  private stoodMs = -Infinity

  /** @param webrtc whether this browser has it at all */
  wayFor(fallback: FallbackWay, nowMs: number, webrtc: boolean): Way { return !webrtc || nowMs < this.untilMs ? fallback : 'webrtc' }

  /** A connection by WebRTC stands. */
  stands(nowMs: number): void {
    this.stoodMs = nowMs
    this.untilMs = 0
  }

  /** A connection by WebRTC carried nothing. @returns whether that says anything of the road: while another one stands it was that connection's own trouble */
  blocked(nowMs: number): boolean {
    if (nowMs - this.stoodMs < PROOF_MS) return false
    this.untilMs = nowMs + BLOCKED_FOR_MS
    return true
  }

  /** A way could not be opened. MediaMTX may have its HLS switched off: then WebRTC, which may have failed by chance, is worth the next try. */
  refused(way: Way): void { if (way === 'hls') this.untilMs = 0 }
}
