import type { ViewLeave } from '@watchfloor/shared'
import { HubError } from '../http.js'
import type { Measure, MediaSession } from './media-session.js'

const SDP = 'application/sdp'

/** WebRTC by WHEP: the offer goes out at once, without waiting for candidates, for the gateway learns ours from our first packet. */
export async function openWhep(leave: ViewLeave, video: HTMLVideoElement, signal: AbortSignal): Promise<MediaSession> {
  const connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' })
  const { receiver } = connection.addTransceiver('video', { direction: 'recvonly' })
  let location: string | null = null
  const close = (): void => {
    if (video.srcObject === stream) video.srcObject = null
    // The goodbye first: a gateway that sees the connection end by itself has forgotten the session by the time it is asked to.
    if (location === null) return connection.close()
    void fetch(location, { method: 'DELETE', keepalive: true, headers: { Authorization: `Bearer ${leave.token}` } }).catch(() => undefined).finally(() => connection.close())
    location = null
  }
  const stream = new MediaStream([receiver.track])
  // A live picture is worth more than a smooth one; not every browser knows this.
  if ('jitterBufferTarget' in receiver) receiver.jitterBufferTarget = 0
  try {
    await connection.setLocalDescription(await connection.createOffer())
    const answer = await fetch(leave.whepUrl, { method: 'POST', signal, headers: { 'Content-Type': SDP, Authorization: `Bearer ${leave.token}` }, body: connection.localDescription!.sdp })
    // A path that the hub has just opened and the gateway does not know: the gateway was started anew in between. That mends itself with the next leave.
    if (answer.status !== 201) throw new HubError('video.off', `WHEP answered ${answer.status}`, answer.status)
    const given = answer.headers.get('Location')
    location = given === null ? null : new URL(given, new URL(leave.whepUrl, document.baseURI)).pathname
    const sdp = await answer.text()
    signal.throwIfAborted()
    await connection.setRemoteDescription({ type: 'answer', sdp })
    video.srcObject = stream
    void video.play().catch(() => undefined)
  } catch (error) {
    close()
    throw error instanceof TypeError ? new HubError('unreachable', error.message) : error
  }
  const latency = latencyOf()
  return {
    way: 'webrtc', close,
    async measure(): Promise<Measure> {
      const stats = await connection.getStats()
      const inbound = first(stats, (report) => report['type'] === 'inbound-rtp' && report['kind'] === 'video')
      const pair = first(stats, (report) => report['type'] === 'candidate-pair' && report['nominated'] === true)
      const state = connection.connectionState
      return {
        frames: number(inbound, 'framesDecoded') ?? 0, connected: state === 'connected', over: state === 'failed' || state === 'closed',
        latencyMs: latency(inbound, number(pair, 'currentRoundTripTime') ?? 0), width: video.videoWidth, height: video.videoHeight,
      }
    },
  }
}

type Report = Record<string, unknown>
const number = (report: Report | undefined, name: string): number | undefined => typeof report?.[name] === 'number' ? report[name] : undefined

function first(stats: RTCStatsReport, fits: (report: Report) => boolean): Report | undefined {
  let found: Report | undefined
  stats.forEach((report: Report) => { if (!found && fits(report)) found = report })
  return found
}

/** What a picture waited since the last look: half the way there and back, the jitter buffer, the decoder. */
function latencyOf(): (inbound: Report | undefined, rttS: number) => number | null {
  let before = { emitted: 0, waitedS: 0, decoded: 0, workedS: 0 }
  return (inbound, rttS) => {
    const now = { emitted: number(inbound, 'jitterBufferEmittedCount') ?? 0, waitedS: number(inbound, 'jitterBufferDelay') ?? 0, decoded: number(inbound, 'framesDecoded') ?? 0, workedS: number(inbound, 'totalProcessingDelay') ?? 0 }
    const [emitted, decoded] = [now.emitted - before.emitted, now.decoded - before.decoded]
    // Processing counts from the first packet to the decoded picture and so holds the jitter buffer; a browser without it still tells of the buffer.
    const waitedS = decoded > 0 && now.workedS > 0 ? (now.workedS - before.workedS) / decoded : emitted > 0 ? (now.waitedS - before.waitedS) / emitted : null
    before = now
    return waitedS === null ? null : Math.round((waitedS + rttS / 2) * 1000)
  }
}
