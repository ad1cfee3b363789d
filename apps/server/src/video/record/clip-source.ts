import { Injectable } from '@nestjs/common'
import { buffer } from 'node:stream/consumers'
import { STREAMS } from '@watchfloor/shared'
import { ApiProblem } from '../../platform/http/api-problem.js'
import type { Movie } from '../access/still-desk.js'
import { MediaDoor } from '../gateway/media-door.js'
import { pathOf } from '../gateway/media-paths.js'
import { RecordingStore } from './recording-store.js'

/** A group of pictures begins every two seconds or so. */
const NEAR_MS = 3000

/** Where a stretch of the past can be had: out of a recording, else out of the last minute of what was watched or kept warm. */
@Injectable()
export class ClipSource {
  constructor(private readonly door: MediaDoor, private readonly store: RecordingStore) {}

  /** The stretch as received, with the hash that the gateway gave it; of several the one that begins early enough, the main stream first. @throws ApiProblem `video.no_source` where none of it is kept */
  async take(cameraId: string, from: Date, to: Date): Promise<Movie> {
    const [fromText, toText] = [from.toISOString(), to.toISOString()]
    const recorded = await this.store.fuller(cameraId, fromText, toText)
    const whole = recorded?.stretches.some((one) => Date.parse(one.from) <= from.getTime() + NEAR_MS && Date.parse(one.to) >= to.getTime() - NEAR_MS)
    const rung = whole ? null : await this.ring(cameraId, from, fromText, toText)
    if (rung) return rung
    if (!recorded) throw new ApiProblem('video.no_source', 'nothing of that time is kept: the camera was neither recorded nor watched nor kept warm')
    const film = await this.store.film(cameraId, recorded.stream, fromText, (to.getTime() - from.getTime()) / 1000)
    return { bytes: await buffer(film.body), sha256: film.sha256 ?? '', takenAt: film.from }
  }

  private async ring(cameraId: string, from: Date, fromText: string, toText: string): Promise<Movie | null> {
    if (!this.door.ours) return null
    let best: Movie | null = null
    for (const stream of STREAMS) {
      const answer = await this.door.call('GET', `/wf/paths/${pathOf(cameraId, stream)}/clip?${new URLSearchParams({ from: fromText, to: toText })}`, undefined, [404])
      if (!answer.ok) { await answer.body?.cancel(); continue }
      const movie = { bytes: Buffer.from(await answer.arrayBuffer()), sha256: answer.headers.get('x-sha256') ?? '', takenAt: answer.headers.get('x-from') ?? fromText }
      if (Date.parse(movie.takenAt) <= from.getTime() + NEAR_MS) return movie
      if (best === null || movie.takenAt < best.takenAt) best = movie
    }
    return best
  }
}
