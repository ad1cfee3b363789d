import type { Frame } from '../stream/frame.js'

/** A viewer's connection. */
export interface PlaySession {
  readonly answer: string
  /** Nothing happens unless the connection is open; never throws. */
  send(frame: Frame): void
  close(): void
}

/** A publisher's connection. */
export interface PublishSession {
  readonly answer: string
  requestKeyFrame(): void
  close(): void
}

export interface SessionEvents {
  opened(): void
  /** Once, whoever closed it. */
  closed(): void
}

export interface PublishEvents extends SessionEvents {
  /** An RTP packet of the video. */
  packet(bytes: Buffer): void
}

/** The offer is no SDP, or has nothing that we could play or take. */
export class OfferError extends Error {}

/** All that the gateway wants of WebRTC, so that the native library behind it can be replaced. Both reject with an OfferError. */
export interface WebRtc {
  /** @param profileIdc the H.264 profile that will be sent, if it is known already */
  answerPlay(offer: string, profileIdc: number | null, events: SessionEvents): Promise<PlaySession>
  answerPublish(offer: string, events: PublishEvents): Promise<PublishSession>
  close(): void
}
