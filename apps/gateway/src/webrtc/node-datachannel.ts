import { randomBytes } from 'node:crypto'
import datachannel from 'node-datachannel'
import type { PeerConnection, Track } from 'node-datachannel'
import { readVideoOffer } from './offer.js'
import { OfferError } from './webrtc.js'
import type { PlaySession, PublishEvents, PublishSession, SessionEvents, WebRtc } from './webrtc.js'

const CLOCK = 90_000
/** Packets kept for a viewer that lost some: five seconds of 0.5 Mbit/s, 1.4 of 2 Mbit/s; a request comes after a round trip. */
const RESENT_PACKETS = 256
const GATHER_MS = 2000
/** Whoever got an answer and does not connect holds a place. */
const CONNECT_MS = 15_000
const OVER = new Set(['closed', 'failed'])

/** WebRTC by libdatachannel. Every viewer goes through one UDP port, so that a firewall needs one rule. */
export class NodeDataChannel implements WebRtc {
  readonly #host: string
  readonly #port: number
  readonly #peers = new Set<() => void>()

  constructor(host: string, port: number) {
    this.#host = host
    this.#port = port
  }

  async answerPlay(offer: string, profileIdc: number | null, events: SessionEvents): Promise<PlaySession> {
    const wanted = readVideoOffer(offer, profileIdc)
    const ssrc = randomBytes(4).readUInt32BE() || 1
    const rtp = new datachannel.RtpPacketizationConfig(ssrc, 'watchfloor', wanted.payloadType, CLOCK)
    const video = new datachannel.Video(wanted.mid, 'SendOnly')
    video.addH264Codec(wanted.payloadType, wanted.parameters || undefined)
    video.addSSRC(ssrc, 'watchfloor', 'watchfloor', 'video')
    const packetiser = new datachannel.H264RtpPacketizer('Length', rtp)
    packetiser.addToChain(new datachannel.RtcpSrReporter(rtp))
    packetiser.addToChain(new datachannel.RtcpNackResponder(RESENT_PACKETS))
    const { answer, track, close } = await this.#answer(offer, video, packetiser, events)
    return {
      answer, close,
      send: (frame) => {
        // The track throws "closed" before its state is told: one viewer that leaves must not end the others.
        try {
          if (!track.isOpen()) return
          rtp.timestamp = frame.ticks >>> 0
          track.sendMessageBinary(frame.bytes)
        } catch { close() }
      },
    }
  }

  async answerPublish(offer: string, events: PublishEvents): Promise<PublishSession> {
    const wanted = readVideoOffer(offer, null)
    const video = new datachannel.Video(wanted.mid, 'RecvOnly')
    video.addH264Codec(wanted.payloadType, wanted.parameters || undefined)
    const { answer, track, close } = await this.#answer(offer, video, new datachannel.RtcpReceivingSession(), events, (opened) => opened.onMessage((bytes) => events.packet(bytes)))
    return { answer, close, requestKeyFrame: () => { try { if (track.isOpen()) track.requestKeyframe() } catch { close() } } }
  }

  close(): void {
    for (const close of [...this.#peers]) close()
  }

  async #answer(offer: string, video: InstanceType<typeof datachannel.Video>, handler: Parameters<Track['setMediaHandler']>[0], events: SessionEvents, prepare?: (track: Track) => void): Promise<{ answer: string, track: Track, close: () => void }> {
    const peer = new datachannel.PeerConnection('viewer', {
      iceServers: [], enableIceUdpMux: true, portRangeBegin: this.#port, portRangeEnd: this.#port, disableAutoNegotiation: false,
      ...(this.#host === '0.0.0.0' || this.#host === '::' ? {} : { bindAddress: this.#host }),
    })
    const close = this.#oversee(peer, events)
    try {
      const track = peer.addTrack(video)
      track.setMediaHandler(handler)
      track.onOpen(() => events.opened())
      track.onError(() => close())
      prepare?.(track)
      const gathered = gatheredOf(peer)
      peer.setRemoteDescription(withoutCandidates(offer), 'offer')
      await gathered
      const description = peer.localDescription()
      if (!description) throw new OfferError('the offer could not be answered')
      return { answer: description.sdp, track, close }
    } catch (error) {
      close()
      throw error instanceof OfferError ? error : new OfferError(error instanceof Error ? error.message : String(error))
    }
  }

  /** Ends a connection once, whatever the reason: asked, failed, or never begun. */
  #oversee(peer: PeerConnection, events: SessionEvents): () => void {
    let over = false
    const close = (): void => {
      if (over) return
      over = true
      clearTimeout(timer)
      this.#peers.delete(close)
      // Not from within one of the library's own callbacks.
      setImmediate(() => { try { peer.close() } catch { /* it is gone already */ } })
      events.closed()
    }
    const timer = setTimeout(close, CONNECT_MS)
    this.#peers.add(close)
    peer.onStateChange((state) => {
      if (state === 'connected') clearTimeout(timer)
      else if (OVER.has(state)) close()
    })
    return close
  }
}

/** A viewer's addresses are learnt from its own checks: what an offer claims could be anybody's, and nobody is to have us send there. */
const withoutCandidates = (offer: string): string => offer.replace(/^a=(?:candidate:.*|end-of-candidates)\r?\n/gm, '')

/** Without a STUN server this is a matter of milliseconds; what went wrong before it was awaited is told elsewhere. */
function gatheredOf(peer: PeerConnection): Promise<void> {
  const gathered = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new OfferError('no network address could be gathered for the answer')), GATHER_MS)
    peer.onGatheringStateChange((state) => { if (state === 'complete') { clearTimeout(timer); resolve() } })
  })
  gathered.catch(() => undefined)
  return gathered
}
