import type { PushState, StreamName, StreamWhy, ViewLeave } from '@watchfloor/shared'
import { HubError } from '../http.js'
import type { HubErrorCode } from '../http.js'
import { cameraCalls } from '../nouns/cameras.js'
import { BlockedRoad } from './blocked-road.js'
import { openHls } from './hls-session.js'
import type { MediaSession, Way } from './media-session.js'
import { openMse } from './mse-session.js'
import { RetryBudget } from './retry-budget.js'
import { openWhep } from './whep-session.js'

/** Why a tile shows no moving picture. */
export type WhyBlack = StreamWhy | HubErrorCode | 'stalled'
export interface PlayerView {
  phase: 'connecting' | 'playing' | 'stalled' | 'waiting'
  way: Way | null
  why: WhyBlack | null
  /** How far it is with a device that was asked for its picture. */
  push: PushState | null
  /** When the last picture was decoded, by performance.now(); null = none yet. */
  pictureAtMs: number | null
  latencyMs: number | null
  fps: number | null
  width: number
  height: number
  firstPictureMs: number | null
  /** The centre would encode it anew if asked. */
  mayTranscode: boolean
  /** How often it had to begin anew. */
  again: number
}

const BEAT_MS = 500
/** A device that sends by itself is waited for so long with one leave; what was asked for its picture is asked on by the next. */
const WAIT_MS = 25_000
const LOOK_MS = 1000
const STALL_MS = 3000
/** A gap this long is asked about: what the hub knows of it (a dead camera, a dead gateway) need not wait for the stall to be certain. */
const GAP_MS = 1200
/** A connection that carries nothing in this time has no way through: UDP is blocked. */
const BLOCKED_MS = 4000
const WELL_MS = 10_000
const ASK_MS = 2000
/** Where the gateway itself has had no picture for this long it is the source that pauses, though nobody has given it up yet. */
const SOURCE_PAUSES_MS = 1500
/** What a person has to put right is not asked for each second. */
const HOPELESS_MS = 30_000
const HOPELESS: ReadonlySet<string> = new Set(['auth.forbidden', 'not_found', 'video.no_source', 'video.reason_needed', 'video.no_transcoder'])
/** For all tiles of the page: where WebRTC found no way, the next does not have to find that out by itself. */
const road = new BlockedRoad()
const OPEN: Record<Way, (leave: ViewLeave, video: HTMLVideoElement, signal: AbortSignal) => Promise<MediaSession>> = { webrtc: openWhep, fmp4: openMse, hls: openHls }

const IDLE: PlayerView = { phase: 'connecting', way: null, why: null, push: null, pictureAtMs: null, latencyMs: null, fps: null, width: 0, height: 0, firstPictureMs: null, mayTranscode: false, again: 0 }

/**
 * One stream in one video element, kept alive: WebRTC first, the way that the leave names where that finds none. When pictures stop, the gateway is asked why: a camera that
 * is dead is waited for with the connection kept (the gateway goes on trying), a connection that is dead is made anew.
 */
export class Player {
  private view: PlayerView = IDLE
  private readonly budget = new RetryBudget()
  /** Where the road is open for others and carried nothing here. */
  private readonly detour = new BlockedRoad()
  private readonly life = new AbortController()
  private readonly frames: { atMs: number; count: number }[] = []
  private session: MediaSession | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private begunMs = performance.now()
  private openedMs = 0
  private askedMs = 0
  private playingSinceMs: number | null = null
  private readonly leavePage = (): void => { this.session?.close() }

  constructor(private readonly cameraId: string, private readonly stream: StreamName, private readonly video: HTMLVideoElement, private readonly tell: (view: PlayerView) => void, private readonly reason?: string, private readonly transcode = false) {
    addEventListener('pagehide', this.leavePage)
    void this.connect()
  }

  close(): void {
    this.life.abort()
    clearTimeout(this.timer)
    removeEventListener('pagehide', this.leavePage)
    this.session?.close()
    this.session = null
  }

  private async connect(): Promise<void> {
    this.begunMs = performance.now()
    this.say({ phase: this.view.pictureAtMs === null ? 'connecting' : 'stalled' })
    try {
      const leave = await cameraCalls.view(this.cameraId, { stream: this.stream, transcode: this.transcode, ...(this.reason === undefined ? {} : { reason: this.reason }) }, this.life.signal)
      const session = await this.open(leave)
      if (this.life.signal.aborted) return session.close()
      this.session = session
      this.openedMs = performance.now()
      this.frames.length = 0
      this.playingSinceMs = null
      this.say({ way: session.way, mayTranscode: leave.mayTranscode })
      this.beatSoon()
    } catch (error) {
      if (this.life.signal.aborted) return
      // The gateway knows no such stream: whoever sends it has not begun.
      if (error instanceof HubError && error.code === 'video.off' && error.status === 404) return this.await(performance.now() + WAIT_MS)
      this.retry(error instanceof HubError ? error.code : 'video.off')
    }
  }

  /** Waits for somebody else to begin, and says how far that is. */
  private await(untilMs: number): void {
    void cameraCalls.stream(this.cameraId, this.stream, this.transcode, this.life.signal).then(({ why, push }) => {
      if (this.life.signal.aborted) return
      // It has begun meanwhile, or it is a path that was lost: at the pace of all tries.
      if (why === null) return this.retry('connecting')
      if (performance.now() > untilMs) return this.connect()
      this.say({ phase: 'waiting', way: null, why, push })
      this.timer = setTimeout(() => this.await(untilMs), LOOK_MS)
      return
    }).catch((error: unknown) => { if (!this.life.signal.aborted) this.retry(error instanceof HubError ? error.code : 'video.off') })
  }

  private async open(leave: ViewLeave): Promise<MediaSession> {
    const now = performance.now()
    const open = road.wayFor(leave.fallback.way, now, typeof RTCPeerConnection !== 'undefined') === 'webrtc'
    const way = this.detour.wayFor(leave.fallback.way, now, open)
    try { return await OPEN[way](leave, this.video, this.life.signal) } catch (error) {
      if (!this.life.signal.aborted) [road, this.detour].forEach((each) => each.refused(way))
      throw error
    }
  }

  private beatSoon(): void {
    this.timer = setTimeout(() => { void this.beat().catch(() => this.retry('video.off')) }, BEAT_MS)
  }

  private async beat(): Promise<void> {
    const { session } = this
    if (!session) return
    const { frames, connected, over, latencyMs, width, height } = await session.measure()
    if (this.session !== session) return
    const now = performance.now()
    if (over) return this.retry('stalled')
    if (connected && session.way === 'webrtc') road.stands(now)
    if (!connected && session.way === 'webrtc' && frames === 0 && now - this.openedMs > BLOCKED_MS) {
      if (!road.blocked(now)) this.detour.blocked(now)
      return this.retry(null)
    }
    if (frames > (this.frames.at(-1)?.count ?? 0)) this.moved(now, frames, latencyMs, width, height)
    else {
      const gapMs = now - (this.frames.at(-1)?.atMs ?? this.openedMs)
      if (gapMs > (this.frames.length > 0 ? GAP_MS : STALL_MS) && await this.stands(session, now, gapMs > STALL_MS)) return
    }
    this.beatSoon()
  }

  private moved(now: number, count: number, latencyMs: number | null, width: number, height: number): void {
    const last = this.frames.at(-1)
    if (!last || now - last.atMs > STALL_MS) this.playingSinceMs = now
    this.frames.push({ atMs: now, count })
    while (this.frames.length > 8) this.frames.shift()
    const first = this.frames[0]!
    if (this.playingSinceMs !== null && now - this.playingSinceMs > WELL_MS) this.budget.refill()
    this.say({
      phase: 'playing', why: null, push: null, pictureAtMs: now, latencyMs: latencyMs ?? this.view.latencyMs, width, height, fps: now > first.atMs ? Math.round(((count - first.count) / (now - first.atMs)) * 10_000) / 10 : this.view.fps,
      firstPictureMs: this.view.firstPictureMs ?? Math.round(now - this.begunMs),
    })
  }

  /**
   * Nothing has come for a while; true when it was given up.
   * @param certain so long that it cannot be a lost packet
   */
  private async stands(session: MediaSession, now: number, certain: boolean): Promise<boolean> {
    if (certain && this.view.phase === 'playing') this.say({ phase: 'stalled', why: 'stalled', fps: 0 })
    if (now - this.askedMs < ASK_MS) return false
    this.askedMs = now
    const state = await cameraCalls.stream(this.cameraId, this.stream, this.transcode, this.life.signal).catch((error: unknown) => error instanceof HubError ? error.code : null)
    if (this.session !== session) return true
    if (state !== null && typeof state === 'object' && state.why !== null && state.why !== 'idle') {
      this.say({ phase: 'stalled', why: state.why, push: state.push })
      return false
    }
    if (!certain && state !== 'video.off') return false
    // A new connection would get nothing either, and would cost a try that a real need may lack.
    if (state !== null && typeof state === 'object' && (state.lastFrameAgeMs ?? 0) > SOURCE_PAUSES_MS) return false
    // The gateway has pictures, or does not know us any more: it is the connection that is dead.
    this.retry(typeof state === 'string' ? state : 'stalled')
    return true
  }

  private retry(why: WhyBlack | null): void {
    this.session?.close()
    this.session = null
    clearTimeout(this.timer)
    if (this.life.signal.aborted) return
    const waitMs = why === null ? 0 : HOPELESS.has(why) ? HOPELESS_MS : this.budget.take()
    this.say({ phase: why === null ? 'connecting' : 'waiting', way: null, why, again: this.view.again + 1, fps: null })
    this.timer = setTimeout(() => { void this.connect() }, waitMs)
  }

  private say(change: Partial<PlayerView>): void {
    if (this.life.signal.aborted) return
    this.view = { ...this.view, ...change }
    this.tell(this.view)
  }
}
