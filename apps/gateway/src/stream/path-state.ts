import type { SourceFault } from '../rtsp/rtsp-fault.js'
import type { MediaPath } from './media-path.js'

/** Why a tile shows no moving picture; `idle` = nobody watches, `connecting` = the first picture is on its way. */
export type WhyBlack = SourceFault | 'idle' | 'connecting' | 'no_publisher' | 'b_frames'

export interface PathState {
  readonly name: string
  readonly ready: boolean
  readonly source: 'rtsp' | 'publisher'
  readonly transport: string | null
  readonly codec: string | null
  readonly profile: string | null
  readonly level: string | null
  readonly width: number | null
  readonly height: number | null
  readonly fps: number | null
  readonly bitrate: number | null
  readonly bFrames: boolean
  readonly keyFrameBytes: number | null
  readonly keyFrameEveryMs: number | null
  readonly lastFrameAt: string | null
  readonly lastFrameAgeMs: number | null
  readonly readers: number
  readonly lostPackets: number
  readonly reconnects: number
  readonly ringSince: string | null
  readonly ringBytes: number
  readonly whyBlack: WhyBlack | null
  /** A sentence for whoever looks after the camera. */
  readonly detail: string | null
  readonly suspectedFrozen: boolean
  readonly suspectedDark: boolean
}

export function stateOf(path: MediaPath, now: number): PathState {
  const { stream, fault } = path
  const { health, sets, ring } = stream
  const bFrames = stream.bidirectional || path.ready && sets?.facts.reorders === true
  const whyBlack: WhyBlack | null = fault ? fault.fault : path.ready ? bFrames ? 'b_frames' : null
    : path.config.source === 'publisher' ? path.publisher ? 'connecting' : 'no_publisher' : path.pulling ? 'connecting' : 'idle'
  return {
    name: path.name, ready: path.ready, source: path.config.source === 'publisher' ? 'publisher' : 'rtsp', transport: path.transport,
    codec: whyBlack === 'h265' ? 'H265' : sets ? 'H264' : null, profile: sets?.facts.profile ?? null, level: sets?.facts.level ?? null,
    width: sets?.facts.width ?? null, height: sets?.facts.height ?? null, fps: health.fps ?? sets?.facts.fps ?? null, bitrate: health.bitrate, bFrames,
    keyFrameBytes: health.keyFrameBytes, keyFrameEveryMs: health.keyEveryMs,
    lastFrameAt: iso(stream.lastFrameAt), lastFrameAgeMs: stream.lastFrameAt === null ? null : now - stream.lastFrameAt,
    readers: stream.readers.size, lostPackets: path.lost, reconnects: path.reconnects, ringSince: iso(ring.since), ringBytes: ring.bytes,
    whyBlack, detail: whyBlack === 'b_frames' ? 'the camera sends B-frames, which WebRTC cannot play: set its profile to Baseline, or B-frames to 0' : fault?.message ?? null,
    suspectedFrozen: path.ready && health.suspectedFrozen, suspectedDark: path.ready && health.suspectedDark,
  }
}

const iso = (at: number | null): string | null => at === null ? null : new Date(at).toISOString()
