import { createHash } from 'node:crypto'
import type { AccessUnit } from '../h264/unit-assembler.js'
import { SourceError } from './rtsp-fault.js'
import type { SourceFault } from './rtsp-fault.js'
import { RtspSource } from './rtsp-source.js'

/** What one look at a camera found. `hash` is the SHA-256 of the key frame's units, each behind its length: the same twice is a frozen picture. */
export interface ProbeResult {
  readonly ok: boolean
  readonly fault: SourceFault | null
  readonly detail: string | null
  readonly codec: string | null
  readonly profile: string | null
  readonly level: string | null
  readonly width: number | null
  readonly height: number | null
  readonly fps: number | null
  readonly bFrames: boolean | null
  readonly keyFrameBytes: number | null
  readonly hash: string | null
  readonly transport: 'tcp' | 'udp'
  readonly tookMs: number
}

/** Where the parameter sets are silent about B-frames, some pictures behind the key frame tell. */
const TELLING_UNITS = 6

/** Connects, waits for a key frame and leaves: never takes longer than it may, never throws. */
export async function probe(address: string, withinMs: number): Promise<ProbeResult> {
  const began = Date.now()
  let key: AccessUnit | null = null
  let units = 0
  let done: (error?: SourceError) => void = () => undefined
  const source = new RtspSource({
    unit: (unit) => {
      if (unit.key) key ??= unit
      if (key && (++units >= TELLING_UNITS || source.assembler.bidirectional || source.assembler.sets!.facts.reorders !== null)) done()
    },
    closed: (error) => done(error),
  })
  const error = await new Promise<SourceError | null>((resolve) => {
    const timer = setTimeout(() => done(new SourceError(source.playingSince === null ? 'unreachable' : source.bytes > 0 ? 'no_key_frame' : 'no_frames', `no key frame within ${withinMs / 1000} s`)), withinMs)
    done = (fault) => { clearTimeout(timer); resolve(fault ?? null) }
    source.open(address).catch((fault: unknown) => done(fault instanceof SourceError ? fault : new SourceError('protocol', String(fault))))
  })
  source.close()
  const found = key as AccessUnit | null
  const facts = source.assembler.sets?.facts
  const codec = source.encoding === 'HEVC' ? 'H265' : source.encoding
  return {
    ok: found !== null, fault: found ? null : error?.fault ?? 'no_key_frame', detail: found ? null : error?.message ?? null,
    codec, profile: facts?.profile ?? null, level: facts?.level ?? null, width: facts?.width ?? null, height: facts?.height ?? null, fps: facts?.fps ?? null,
    bFrames: found ? source.assembler.bidirectional || facts?.reorders === true : null,
    keyFrameBytes: found?.bytes.length ?? null, hash: found ? createHash('sha256').update(found.bytes).digest('hex') : null,
    transport: source.transport, tookMs: Date.now() - began,
  }
}
