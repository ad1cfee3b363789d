import { z } from 'zod'
import type { Recordings } from '../record/recordings.js'
import { Refusal } from './answer.js'
import type { Answer, Request } from './answer.js'
import { instantOf, movie } from './picture-routes.js'

const MAX_GET_S = 300
/** A stretch is put together in memory: two large ones at a time, the others wait their turn. */
const GETS_AT_ONCE = 2
const MAX_WAITING = 64
const Limits = z.object({ maxBytes: z.number().min(0), minFreeBytes: z.number().min(0), keepMs: z.number().min(0) })

/** `/list` and `/get` as MediaMTX's playback server has them, and what it has no words for: how full the disk is. */
export class RecordingRoutes {
  readonly #recordings: Recordings
  #getting = 0
  readonly #waiting: (() => void)[] = []

  constructor(recordings: Recordings) { this.#recordings = recordings }

  async route(what: string, request: Request): Promise<Answer> {
    if (what === 'recordings') return this.#recordingsRoute(request)
    if (request.method !== 'GET') throw new Refusal(405, 'only GET')
    const path = request.query.get('path') ?? ''
    return what === 'list' ? this.#list(path, request) : this.#get(path, request)
  }

  #list(path: string, { query }: Request): Answer {
    const [from, to] = [query.has('start') ? instantOf(query, 'start') : 0, query.has('end') ? instantOf(query, 'end') : Infinity]
    const found = this.#recordings.stretches(path, from, to)
    if (found.length === 0) throw new Refusal(404, 'no recording segments found')
    return { status: 200, body: found.map((one) => ({ start: new Date(one.from).toISOString(), duration: (one.to - one.from) / 1000 })) }
  }

  async #get(path: string, { query }: Request): Promise<Answer> {
    const from = instantOf(query, 'start')
    const duration = Number(query.get('duration'))
    if (!(duration > 0 && duration <= MAX_GET_S)) throw new Refusal(400, `invalid duration: up to ${MAX_GET_S} seconds at a time`)
    if (this.#waiting.length >= MAX_WAITING) throw new Refusal(429, 'too many recordings are being read: ask again in a moment')
    if (this.#getting < GETS_AT_ONCE) this.#getting++
    else await new Promise<void>((resolve) => { this.#waiting.push(resolve) })
    try { return movie(await this.#recordings.frames(path, from, from + duration * 1000)) } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#getting--
    }
  }

  async #recordingsRoute(request: Request): Promise<Answer> {
    if (request.method === 'PUT') {
      const limits = Limits.safeParse(await request.text().then(JSON.parse).catch(() => null))
      if (!limits.success) throw new Refusal(400, 'a body {maxBytes, minFreeBytes, keepMs} is wanted')
      await this.#recordings.limit(limits.data)
    } else if (request.method !== 'GET') throw new Refusal(405, 'only GET and PUT')
    return { status: 200, body: this.#recordings.state() }
  }
}
