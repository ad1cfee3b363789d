import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import type { HealthState } from '@watchfloor/shared'
import { z } from 'zod'
import { Settings } from '../../platform/config/settings.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { ViewTokens } from '../access/view-token.js'
import { GatewayProcess } from './gateway-process.js'
import { readOuterPath } from './outer-path.js'
import type { OuterPath } from './outer-path.js'

const CALL_MS = 5000
const LOOK_MS = 5000
/** The hub's own leave is asked about as soon as it is shown. */
const LEAVE_MS = 30_000
const API_PORT = '9997'
const PLAYBACK_PORT = '9996'
const HLS_PORT = '8888'

const PathList = z.object({
  items: z.array(z.object({ name: z.string(), ready: z.boolean().optional(), readyTime: z.iso.datetime({ offset: true }).nullish(), source: z.object({ type: z.string() }).nullish(), readers: z.array(z.object({ id: z.string().optional() })).nullish() })),
  pageCount: z.number().int().optional(),
})
/** How the name of a path ends that the embedded gateway encodes anew. */
export const TRANSCODED = '~h264'
/** A path as the gateway is told of it. */
export interface PathSetting {
  /** `rtsp://…` or `publisher`. */
  source: string
  /** Fetched although nobody watches. */
  warm: boolean
  record: boolean
  /** For how long a recording of it is kept; null = no rule of ours is about it, the gateway does by its own. */
  keepDays: number | null
}
/** A file of a recording is this long; a deleted or torn one costs no more. */
const SEGMENT = '10m'

/** A path as the gateway has it; `pushed`: somebody brings its pictures, `sinceMs`: when they began; `readers`: its own names for those who watch. */
export interface OpenPath { name: string; ready: boolean; pushed: boolean; sinceMs: number | null; readers: readonly string[] }
/** How both gateways name what they fetch (`rtspSource`, `hlsSource`); whoever pushes is a session or a connection. */
const FETCHED = /Source$/

/** The media gateway as the hub speaks to it: MediaMTX's control API, which the embedded gateway answers too, with a few calls of its own under `/wf`. */
@Injectable()
export class MediaDoor implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Video')
  private timer: NodeJS.Timeout | undefined
  private outer: HealthState = 'degraded'

  constructor(private readonly settings: Settings, private readonly embedded: GatewayProcess, private readonly tokens: ViewTokens) {}

  onApplicationBootstrap(): void {
    if (this.settings.VIDEO === 'off' || !this.settings.MEDIA_URL) return
    void this.lookAtOuter()
    this.timer = setInterval(() => { void this.lookAtOuter() }, LOOK_MS)
  }

  onModuleDestroy(): void { clearInterval(this.timer) }

  /** off: there is none here · down: it does not answer, or not yet. */
  state(): HealthState {
    if (this.settings.VIDEO === 'off') return 'off'
    if (this.settings.MEDIA_URL) return this.outer
    return !this.embedded.wanted ? 'off' : this.embedded.address === null ? 'down' : 'ok'
  }

  /** Whether it is ours, with calls that MediaMTX does not have. */
  get ours(): boolean { return this.embedded.wanted }

  /** Where viewers and publishers are answered; null while there is nobody. */
  mediaUrl(): string | null { return this.settings.VIDEO === 'off' ? null : (this.settings.MEDIA_URL ?? this.embedded.address) }

  /** Where MediaMTX gives low-latency HLS; null with the gateway of ours, which gives none. */
  hlsUrl(): string | null {
    const { MEDIA_URL, MEDIA_HLS_URL, VIDEO } = this.settings
    if (VIDEO === 'off' || !MEDIA_URL) return null
    return doorAt(MEDIA_HLS_URL ?? MEDIA_URL, MEDIA_HLS_URL ? null : HLS_PORT).base
  }

  /** Whether what browsers cannot play may be asked for encoded anew. */
  get transcodes(): boolean { return this.ours && this.embedded.transcoders > 0 }

  /** Where publishers of RTMP go; null while nobody listens. */
  rtmpUrl(host: string): string | null {
    const { MEDIA_URL, MEDIA_RTMP_URL } = this.settings
    if (MEDIA_URL) return MEDIA_RTMP_URL?.replace(/\/$/, '') ?? `rtmp://${new URL(MEDIA_URL).hostname}:1935`
    return this.embedded.rtmpPort === null ? null : `rtmp://${host}:${this.embedded.rtmpPort}`
  }

  /** Makes a path known, or changes it. What is recorded is fetched all the time: MediaMTX's recorder calls no camera by itself. */
  async setPath(name: string, { source, warm, record, keepDays }: PathSetting): Promise<void> {
    await this.call('POST', `/v3/config/paths/replace/${name}`, {
      source, ...(source === 'publisher' ? {} : { sourceOnDemand: !warm && !record }), ...(name.endsWith(TRANSCODED) ? { transcode: true } : {}), ...(keepDays === null ? {} : { record, recordSegmentDuration: SEGMENT, recordDeleteAfter: `${keepDays * 24}h` }),
    })
  }

  /** Forgets a path; one that is not known is forgotten already. */
  async dropPath(name: string): Promise<void> {
    await this.call('DELETE', `/v3/config/paths/delete/${name}`, undefined, [404])
  }

  /** One path as MediaMTX tells of it; null where it does not know the path. */
  async outerPath(name: string): Promise<OuterPath | null> {
    const answer = await this.call('GET', `/v3/paths/get/${name}`, undefined, [404])
    if (answer.ok) return readOuterPath(await answer.json())
    await answer.body?.cancel()
    return null
  }

  /** All paths with those who watch. */
  async openPaths(): Promise<OpenPath[]> {
    const found: OpenPath[] = []
    for (let page = 0, pages = 1; page < pages; page++) {
      const list = PathList.parse(await (await this.call('GET', `/v3/paths/list?itemsPerPage=1000&page=${page}`)).json())
      pages = list.pageCount ?? 1
      found.push(...list.items.map(({ name, ready, readyTime, source, readers }) => ({
        name, ready: ready ?? false, pushed: source != null && !FETCHED.test(source.type), sinceMs: readyTime ? Date.parse(readyTime) : null, readers: (readers ?? []).map(({ id }) => id ?? ''),
      })))
    }
    return found
  }

  /**
   * One call of the control API.
   * @param fine statuses beside 2xx that are an answer
   * @throws ApiProblem `video.off` when nobody answers or the answer is an error
   */
  call(method: string, path: string, body?: unknown, fine: readonly number[] = [], patienceMs = CALL_MS): Promise<Response> {
    return this.ask(this.api(), method, path, body, fine, patienceMs)
  }

  /** One call of the playback server, which gives out recordings of a path. */
  playback(call: 'list' | 'get', name: string, query: Record<string, string>, fine: readonly number[], patienceMs: number): Promise<Response> {
    const { MEDIA_URL, MEDIA_PLAYBACK_URL } = this.settings
    const door = MEDIA_URL ? this.leaveFor(doorAt(MEDIA_PLAYBACK_URL ?? MEDIA_URL, MEDIA_PLAYBACK_URL ? null : PLAYBACK_PORT), 'playback', name) : this.api()
    return this.ask(door, 'GET', `/${call}?${new URLSearchParams({ path: name, ...query })}`, undefined, fine, patienceMs)
  }

  private async ask({ base, authorization }: Door, method: string, path: string, body: unknown, fine: readonly number[], patienceMs: number): Promise<Response> {
    let answer: Response
    try {
      answer = await fetch(base + path, {
        method, headers: { ...(authorization ? { Authorization: authorization } : {}), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }), signal: AbortSignal.timeout(patienceMs),
      })
    } catch (error) { throw new ApiProblem('video.off', `the media gateway does not answer (${(error as Error).message}); it is tried again by itself`) }
    if (answer.ok || fine.includes(answer.status)) return answer
    await answer.body?.cancel()
    throw new ApiProblem('video.off', `the media gateway answered ${answer.status} to ${method} ${path.split('?')[0]}`)
  }

  private api(): Door {
    const { MEDIA_URL, MEDIA_API_URL, VIDEO } = this.settings
    if (VIDEO === 'off') throw new ApiProblem('video.off', 'video is switched off here (VIDEO=off)')
    if (!MEDIA_URL) {
      if (!this.embedded.wanted) throw new ApiProblem('video.off', 'this process has no media gateway: set MEDIA_URL')
      if (this.embedded.address === null) throw new ApiProblem('video.off', 'the media gateway is being started; try again in a moment')
      return { base: this.embedded.address, authorization: `Bearer ${this.embedded.secret}` }
    }
    return this.leaveFor(doorAt(MEDIA_API_URL ?? MEDIA_URL, MEDIA_API_URL ? null : API_PORT), 'api', '')
  }

  /** With `authMethod: http` MediaMTX asks us about ourselves, so we bring a leave that nobody else is given; one that keeps users of its own gets the name and password of the address. */
  private leaveFor(door: Door, action: 'playback' | 'api', path: string): Door {
    return door.authorization === null ? { ...door, authorization: `Bearer ${this.tokens.issue({ path, action, userId: 'hub', untilMs: Date.now() + LEAVE_MS })}` } : door
  }

  private async lookAtOuter(): Promise<void> {
    const before = this.outer
    this.outer = await this.call('GET', '/v3/paths/list?itemsPerPage=1').then((answer) => answer.body?.cancel()).then(() => 'ok' as const, () => 'down' as const)
    if (before !== this.outer) this.log.warn(`the media gateway at MEDIA_URL is ${this.outer}`)
  }
}

interface Door { base: string; authorization: string | null }

/** An address with the name and password that stand in it taken out. @param port instead of its own */
function doorAt(address: string, port: string | null): Door {
  const url = new URL(address)
  if (port !== null) url.port = port
  const authorization = url.username ? `Basic ${Buffer.from(`${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`).toString('base64')}` : null
  return { base: `${url.protocol}//${url.host}${url.pathname.replace(/\/$/, '')}`, authorization }
}
