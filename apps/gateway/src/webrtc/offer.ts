import { OfferError } from './webrtc.js'

/** What of an offer matters here: its first video section that can do H.264. */
export interface VideoOffer {
  readonly mid: string
  readonly payloadType: number
  /** The format's parameters, which the answer repeats. */
  readonly parameters: string
}

const MAX_OFFER_BYTES = 100_000
const BASELINE_IDC = 66

/** Picks the payload type whose profile is what we shall send; browsers decode the others just as well, but the answer should not lie if it need not. */
export function readVideoOffer(offer: string, profileIdc: number | null): VideoOffer {
  if (offer.length > MAX_OFFER_BYTES || !offer.startsWith('v=0')) throw new OfferError('the body is no SDP offer')
  const video = offer.split(/\r?\n(?=m=)/).find((section) => section.startsWith('m=video'))
  const mid = video && /^a=mid:(\S+)/m.exec(video)?.[1]
  if (!video || !mid) throw new OfferError('the offer has no video')
  const formats = [...video.matchAll(/^a=rtpmap:(\d+) H264\/90000/gim)].map((line) => {
    const payloadType = Number(line[1])
    const parameters = new RegExp(`^a=fmtp:${payloadType} (.*)$`, 'm').exec(video)?.[1]?.trim() ?? ''
    return { mid, payloadType, parameters, fragments: /packetization-mode=1/.test(parameters), profile: parseInt(/profile-level-id=([0-9a-f]{2})/i.exec(parameters)?.[1] ?? '42', 16) }
  })
  const able = formats.filter((format) => format.fragments)
  const best = able.find((format) => format.profile === profileIdc) ?? able.find((format) => format.profile === BASELINE_IDC) ?? able[0]
  if (!best) throw new OfferError('the offer has no H.264 with packetization-mode=1')
  return best
}
