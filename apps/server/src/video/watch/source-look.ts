import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { Injectable } from '@nestjs/common'
import { STREAM_FAULTS } from '@watchfloor/shared'
import type { StreamFault } from '@watchfloor/shared'
import { z } from 'zod'
import { MediaDoor } from '../gateway/media-door.js'

/** Longer than a slow camera takes to sign in and to come to its next key frame. */
const LOOK_MS = 15_000
/** What an outer gateway is given to open a source. */
const OUTER_MS = 8000
const ASK_MS = 300

/** What the embedded gateway answers about one source. */
const Answer = z.object({
  fault: z.string().nullable(), codec: z.string().nullable(), bFrames: z.boolean().nullable(), width: z.number().int().nullable(), height: z.number().int().nullable(), fps: z.number().nullable(),
  keyFrameBytes: z.number().int().nullable(), hash: z.string().nullable(),
})
/** What came of one source, judged by what browsers can play. */
export interface FoundSource { fault: StreamFault | null; codec: string | null; bFrames: boolean | null; width: number | null; height: number | null; fps: number | null; keyBytes: number | null; keyHash: string | null; plays: boolean }
const NOTHING: FoundSource = { fault: 'unreachable', codec: null, bFrames: null, width: null, height: null, fps: null, keyBytes: null, keyHash: null, plays: false }

/** A look at one source by the gateway: it is opened, its pictures are waited for, and it is closed. */
@Injectable()
export class SourceLook {
  constructor(private readonly door: MediaDoor) {}

  /** @throws ApiProblem `video.off` when there is no gateway to look, which says nothing about the source */
  async at(source: string): Promise<FoundSource> {
    if (!this.door.ours) return this.outer(source)
    const { fault, keyFrameBytes, hash, ...rest } = Answer.parse(await (await this.door.call('POST', '/wf/probe', { source }, [], LOOK_MS)).json())
    return { ...rest, fault: rest.bFrames ? 'b_frames' : faultOf(fault), keyBytes: keyFrameBytes, keyHash: hash, plays: keyFrameBytes !== null }
  }

  /** MediaMTX has no call for a look: a path of its own fetches the source for a moment, whoever watches the camera by another. Why nothing comes its API does not tell. */
  private async outer(source: string): Promise<FoundSource> {
    const name = `probe/${randomUUID()}`
    await this.door.setPath(name, { source, warm: true, record: false, keepDays: null })
    try {
      for (const end = Date.now() + OUTER_MS; ; await wait(ASK_MS)) {
        const path = await this.door.outerPath(name)
        if (path?.ready) return { ...NOTHING, fault: path.fault, codec: path.codec, width: path.width, height: path.height, plays: true }
        if (Date.now() > end) return NOTHING
      }
    } finally { await this.door.dropPath(name).catch(() => undefined) }
  }
}

/** A word of ours, or `protocol` for one that a newer gateway has. */
const faultOf = (word: string | null): StreamFault | null => word === null ? null : STREAM_FAULTS.find((fault) => fault === word) ?? 'protocol'
