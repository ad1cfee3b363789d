import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { DiskRing } from '../clip/disk-ring.js'
import { clipOf } from '../mp4/clip.js'
import { probe } from '../rtsp/probe.js'
import type { Frame } from '../stream/frame.js'
import type { MediaPath } from '../stream/media-path.js'
import { stateOf } from '../stream/path-state.js'
import type { Paths } from '../stream/paths.js'
import { Refusal } from './answer.js'
import type { Answer, Request } from './answer.js'

const MAX_CLIP_MS = 120_000
const PROBES_AT_ONCE = 16
const MAX_STILL_S = 15
/** A camera's key frame comes every two seconds or so; the hub waits five for an answer. */
const STILL_S = '4'
const Probe = z.object({ source: z.string().regex(/^rtsps?:\/\//).refine((source) => URL.canParse(source)), withinMs: z.number().int().min(500).max(30_000).default(6000) })

/** What MediaMTX has no words for: pictures as received, clips out of the ring, the state of a path, a look at a camera. */
export class PictureRoutes {
  readonly #paths: Paths
  readonly #disk: DiskRing
  #probing = 0

  constructor(paths: Paths, disk: DiskRing) {
    this.#paths = paths
    this.#disk = disk
  }

  async onPath(name: string, what: string, request: Request): Promise<Answer> {
    if (request.method !== 'GET') throw new Refusal(405, 'only GET')
    const path = this.#paths.get(name)
    if (!path) throw new Refusal(404, 'path not found')
    const now = Date.now()
    if (what === 'state') return { status: 200, body: stateOf(path, now) }
    if (what === 'keyframe') return this.#still(path, secondsOf(request.query.get('within') ?? STILL_S))
    if (what === 'gop') return this.#group(path, now - secondsOf(request.query.get('back') ?? '0') * 1000)
    return this.#clip(path, instantOf(request.query, 'from'), instantOf(request.query, 'to'))
  }

  async probe(request: Request): Promise<Answer> {
    const parsed = Probe.safeParse(await request.text().then(JSON.parse).catch(() => null))
    if (!parsed.success) throw new Refusal(400, 'a body {source: “rtsp://…”, withinMs?: 500 to 30000} is wanted')
    if (this.#probing >= PROBES_AT_ONCE) throw new Refusal(429, `${PROBES_AT_ONCE} probes are under way: ask again in a moment`)
    this.#probing++
    try {
      return { status: 200, body: await probe(parsed.data.source, parsed.data.withinMs) }
    } finally { this.#probing-- }
  }

  /** The last key frame. A camera that nobody watches is called for it, and waited for as long as `within=<seconds>` says: a wall's stills are looked at in turn. */
  async #still(path: MediaPath, withinS: number): Promise<Answer> {
    if (!path.ready && withinS > 0) await nextKeyFrame(path, Math.min(withinS, MAX_STILL_S) * 1000)
    // What a dead source sent last is no still of now.
    if (!path.ready) throw gone
    return movie(path.stream.ring.latest.slice(0, 1))
  }

  /** The group of pictures that was on show then: what the operator saw, as the camera sent it. */
  async #group(path: MediaPath, at: number): Promise<Answer> {
    const inMemory = path.stream.ring.groupAt(at)
    if (inMemory) return movie(inMemory)
    const frames = await this.#disk.between(path.name, at, at)
    const begin = frames.findLastIndex((frame) => frame.key && frame.receivedAt <= at)
    if (begin < 0) throw gone
    const end = frames.findIndex((frame, i) => i > begin && frame.key)
    return movie(frames.slice(begin, end < 0 ? undefined : end))
  }

  async #clip(path: MediaPath, from: number, to: number): Promise<Answer> {
    if (to <= from || to - from > MAX_CLIP_MS) throw new Refusal(400, `a clip ends after it begins and is at most ${MAX_CLIP_MS / 1000} s long`)
    const recent = path.stream.ring.between(from, to)
    const recentFrom = recent[0]?.receivedAt ?? Infinity
    const older = recentFrom <= from ? [] : (await this.#disk.between(path.name, from, to)).filter((frame) => frame.receivedAt < recentFrom)
    const frames = [...older, ...recent]
    // From the key frame at or before the beginning: a decoder needs it.
    const begin = frames.findLastIndex((frame) => frame.key && frame.receivedAt <= from)
    return movie(frames.slice(Math.max(0, begin)).filter((frame) => frame.receivedAt <= to))
  }
}

const gone = new Refusal(404, 'that moment is not kept any more, or no picture had come')

/** A film with its hash, its format and its times, or a 404. */
export function movie(frames: readonly Frame[]): Answer {
  const body = clipOf(frames)
  if (!body) throw gone
  const begin = frames.findIndex((frame) => frame.key)
  return { status: 200, body, headers: {
    'content-type': 'video/mp4', 'x-sha256': createHash('sha256').update(body).digest('hex'), 'x-frames': String(frames.length - begin),
    'x-from': new Date(frames[begin]!.receivedAt).toISOString(), 'x-to': new Date(frames.at(-1)!.receivedAt).toISOString(),
  } }
}

/** Wants the path until a key frame comes, or the time is over. */
function nextKeyFrame(path: MediaPath, withinMs: number): Promise<void> {
  return new Promise((resolve) => {
    const id = randomUUID()
    const done = (): void => {
      clearTimeout(timer)
      path.detach(id)
      resolve()
    }
    const timer = setTimeout(done, withinMs)
    path.attach({ id, type: 'still', take: (frame) => { if (frame.key) done() }, close: done })
  })
}

function secondsOf(text: string): number {
  const seconds = Number(text)
  if (!Number.isFinite(seconds) || seconds < 0 || seconds > 3600) throw new Refusal(400, 'back: seconds from 0 to 3600')
  return seconds
}

export function instantOf(query: URLSearchParams, name: string): number {
  const at = Date.parse(query.get(name) ?? '')
  if (Number.isNaN(at)) throw new Refusal(400, `${name}: an instant like 2026-03-01T08:00:00.000Z is wanted`)
  return at
}
