import { Injectable } from '@nestjs/common'
import { STREAM_FAULTS } from '@watchfloor/shared'
import type { StreamFault } from '@watchfloor/shared'
import { z } from 'zod'
import { MediaDoor } from '../gateway/media-door.js'

/** Longer than a slow camera takes to sign in and to come to its next key frame. */
const LOOK_MS = 15_000

/** What the embedded gateway answers about one source. */
const Answer = z.object({
  fault: z.string().nullable(), codec: z.string().nullable(), bFrames: z.boolean().nullable(), width: z.number().int().nullable(), height: z.number().int().nullable(), fps: z.number().nullable(),
  keyFrameBytes: z.number().int().nullable(), hash: z.string().nullable(),
})
/** What came of one source, judged by what browsers can play. */
export interface FoundSource { fault: StreamFault | null; codec: string | null; bFrames: boolean | null; width: number | null; height: number | null; fps: number | null; keyBytes: number | null; keyHash: string | null }

/** A look at one source by the embedded gateway: it is opened, the next key frame is waited for, and it is closed. */
@Injectable()
export class SourceLook {
  constructor(private readonly door: MediaDoor) {}

  /** @throws ApiProblem `video.off` when there is no gateway to look, which says nothing about the source */
  async at(source: string): Promise<FoundSource> {
    const { fault, keyFrameBytes, hash, ...rest } = Answer.parse(await (await this.door.call('POST', '/wf/probe', { source }, [], LOOK_MS)).json())
    return { ...rest, fault: rest.bFrames ? 'b_frames' : faultOf(fault), keyBytes: keyFrameBytes, keyHash: hash }
  }
}

/** A word of ours, or `protocol` for one that a newer gateway has. */
const faultOf = (word: string | null): StreamFault | null => word === null ? null : STREAM_FAULTS.find((fault) => fault === word) ?? 'protocol'
