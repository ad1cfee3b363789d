import { Injectable } from '@nestjs/common'
import { STREAMS } from '@watchfloor/shared'
import type { RecordedCamera, RecordedStretch, RecordingTrouble, StreamName } from '@watchfloor/shared'
import { z } from 'zod'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { MediaDoor } from '../gateway/media-door.js'
import { pathOf } from '../gateway/media-paths.js'

/** Reading a stretch from a slow disk takes a while. */
const GET_MS = 60_000
const LIST_MS = 10_000
/** How the embedded gateway says that pictures come faster than they are written. */
const TOO_SLOW = 'too slow'
const List = z.array(z.object({ start: z.iso.datetime({ offset: true }), duration: z.number() }))
const State = z.object({
  bytes: z.number(), freeBytes: z.number(), totalBytes: z.number(), stopped: z.boolean(),
  paths: z.array(z.object({ name: z.string(), recording: z.boolean(), from: z.string().nullable(), to: z.string().nullable(), bytes: z.number(), fault: z.string().nullable() })),
})

/** A stretch as a file. `sha256` null: the gateway did not hash it (MediaMTX). */
export interface RecordedFilm { body: ReadableStream<Uint8Array>; sha256: string | null; from: string }
/** How the gateway's disk is, and what lies on it. */
export type ShelfState = Omit<z.infer<typeof State>, 'paths'> & { cameras: Omit<RecordedCamera, 'name'>[] }

/** The recordings as they lie at the gateway, by MediaMTX's playback calls, which the embedded gateway answers too. */
@Injectable()
export class RecordingStore {
  constructor(private readonly door: MediaDoor) {}

  async stretches(cameraId: string, stream: StreamName, from: string, to: string): Promise<RecordedStretch[]> {
    const answer = await this.door.playback('list', pathOf(cameraId, stream), { start: from, end: to }, [404], LIST_MS)
    if (!answer.ok) { await answer.body?.cancel(); return [] }
    return List.parse(await answer.json()).map(({ start, duration }) => ({ from: new Date(start).toISOString(), to: new Date(Date.parse(start) + duration * 1000).toISOString() }))
  }

  /** The stream of which more was recorded in a time, with it; null = none. */
  async fuller(cameraId: string, from: string, to: string): Promise<{ stream: StreamName; stretches: RecordedStretch[] } | null> {
    const found = await Promise.all(STREAMS.map(async (stream) => ({ stream, stretches: await this.stretches(cameraId, stream, from, to) })))
    const length = ({ stretches }: { stretches: RecordedStretch[] }): number => stretches.reduce((sum, one) => sum + Date.parse(one.to) - Date.parse(one.from), 0)
    return found.filter((one) => length(one) > 0).sort((a, b) => length(b) - length(a))[0] ?? null
  }

  /** @throws ApiProblem `video.no_source` where nothing was recorded */
  async film(cameraId: string, stream: StreamName, from: string, seconds: number): Promise<RecordedFilm> {
    const answer = await this.door.playback('get', pathOf(cameraId, stream), { start: from, duration: String(seconds), format: 'fmp4' }, [404], GET_MS)
    if (!answer.ok || answer.body === null) {
      await answer.body?.cancel()
      throw new ApiProblem('video.no_source', 'nothing was recorded at that time')
    }
    return { body: answer.body, sha256: answer.headers.get('x-sha256'), from: answer.headers.get('x-from') ?? from }
  }

  /** Why nothing is written of a camera now; null = nothing is known to be wrong, and always so with an outer gateway or one that is away. */
  async troubleOf(cameraId: string): Promise<RecordingTrouble | null> {
    const shelf = await this.state().catch(() => null)
    const own = shelf?.cameras.filter((one) => one.cameraId === cameraId) ?? []
    if (shelf?.stopped) return own.length > 0 ? 'disk_full' : null
    const fault = own.find((one) => one.fault !== null)?.fault
    return fault == null ? null : /ENOSPC|EDQUOT/.test(fault) ? 'disk_full' : fault === TOO_SLOW ? 'disk_slow' : 'disk_failed'
  }

  /** null with an outer gateway, which tells nobody how full its disk is. */
  async state(): Promise<ShelfState | null> {
    if (!this.door.ours) return null
    const { paths, ...disk } = State.parse(await (await this.door.call('GET', '/wf/recordings')).json())
    return { ...disk, cameras: paths.flatMap(({ name, ...rest }) => {
      const [, cameraId, stream] = /^cam\/([0-9a-f-]{36})\/(main|sub)$/.exec(name) ?? []
      return cameraId === undefined ? [] : [{ cameraId, stream: stream as StreamName, ...rest }]
    }) }
  }
}
