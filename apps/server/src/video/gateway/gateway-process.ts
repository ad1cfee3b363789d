import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import { z } from 'zod'
import { Settings } from '../../platform/config/settings.js'
import { installRoot } from '../../platform/config/version.js'
import { OpenDoors } from '../../platform/lifecycle/open-doors.js'
import { AuthHook } from '../access/auth-hook.js'

const PROGRAM = join(installRoot, 'apps/gateway/dist/main.js')
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 30_000
/** One that ran this long was well: the next death is a first one again. */
const WELL_MS = 60_000
const END_MS = 3000

const Ready = z.object({ ready: z.literal(true), http: z.number().int(), transcode: z.number().int(), udp: z.number().int(), rtmp: z.number().int() })

/**
 * The embedded media gateway: a process of its own, for its native code may not take the hub down. It is started beside the hub's start and never waited
 * for; when it dies it is started again, later each time, and costs pictures meanwhile. It ends with its channel to us, so that no hub leaves one behind.
 */
@Injectable()
export class GatewayProcess implements OnApplicationBootstrap, OnModuleDestroy {
  /** By which we speak to its control API; made anew with each hub. */
  readonly secret = randomBytes(24).toString('base64url')
  private readonly log = new Logger('Video')
  private readonly listeners = new Set<() => void>()
  private child: ChildProcess | null = null
  private port: number | null = null
  private again: NodeJS.Timeout | undefined
  private waitMs = FIRST_WAIT_MS
  private stopping = false
  private rtmp: number | null = null
  private transcode = 0

  constructor(private readonly settings: Settings, private readonly hook: AuthHook, private readonly doors: OpenDoors) {}

  /** Whether this hub has a gateway of its own. */
  get wanted(): boolean { return this.settings.VIDEO === 'on' && !this.settings.MEDIA_URL && this.settings.ROLE === 'all' }
  /** Where it answers, while it does. */
  get address(): string | null { return this.port === null ? null : `http://127.0.0.1:${this.port}` }
  /** The port at which it takes RTMP, while it does. */
  get rtmpPort(): number | null { return this.rtmp }

  /** How many sources it can encode anew at once, as it found when it started. */
  get transcoders(): number { return this.port === null ? 0 : this.transcode }

  /** Calls back each time that it is up: what it was told before is forgotten. */
  onUp(listener: () => void): void { this.listeners.add(listener) }

  onApplicationBootstrap(): void {
    if (!this.wanted) return
    if (!existsSync(PROGRAM)) return this.log.error(`${PROGRAM} is missing: build the project; there is no video until then`)
    void this.hook.open().then((address) => this.start(address), (error: unknown) => this.log.error({ err: error }, 'the gateway\'s authentication door cannot be opened'))
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true
    clearTimeout(this.again)
    const { child } = this
    if (!child) return
    const ended = new Promise((resolve) => { child.once('exit', resolve) })
    if (child.connected) child.disconnect()
    const timer = setTimeout(() => child.kill('SIGKILL'), END_MS)
    await ended
    clearTimeout(timer)
  }

  private start(authUrl: string): void {
    if (this.stopping) return
    const begun = Date.now()
    const { PATH, LANG, TZ } = process.env
    const child = fork(PROGRAM, {
      // Nothing of the hub's own environment: no secret of it is the gateway's business.
      env: {
        PATH, LANG, TZ, GATEWAY_HTTP_PORT: '0', GATEWAY_UDP_PORT: String(this.settings.WEBRTC_UDP_PORT), GATEWAY_RTMP_PORT: String(this.settings.RTMP_PORT), GATEWAY_HOST: this.settings.HOST,
        GATEWAY_TRANSCODE: String(this.settings.MEDIA_TRANSCODE), GATEWAY_AUTH_URL: authUrl, GATEWAY_SECRET: this.secret, GATEWAY_CLIP_DIR: join(this.settings.DATA_DIR, 'video/clips'), GATEWAY_RECORD_DIR: join(this.settings.DATA_DIR, 'video/recordings'),
      },
      // Pictures lie outside V8's heap and go only with its young garbage: the usual 16 MB of it would hold back dozens of megabytes of them.
      execArgv: ['--max-semi-space-size=1'], stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    this.child = child
    for (const stream of [child.stdout!, child.stderr!]) stream.setEncoding('utf8').on('data', (text: string) => { for (const line of text.split('\n')) if (line.trim()) this.log.warn(`gateway: ${line}`) })
    child.on('message', (message) => this.heard(message))
    // A program that cannot even be started never exits.
    child.on('error', (error) => { this.log.error({ err: error }, 'the media gateway'); if (child.pid === undefined) this.ended(authUrl, 'not started', 0) })
    child.once('exit', (code, signal) => this.ended(authUrl, code ?? signal, Date.now() - begun))
  }

  private heard(message: unknown): void {
    const ready = Ready.safeParse(message)
    if (!ready.success) return
    this.port = ready.data.http
    this.rtmp = ready.data.rtmp
    this.transcode = ready.data.transcode
    if (this.settings.MEDIA_TRANSCODE > 0 && this.transcode === 0) this.log.warn('MEDIA_TRANSCODE is set, but there is no ffmpeg with libx264 on this machine: nothing is encoded anew')
    this.doors.opened('webrtc', ready.data.udp)
    this.doors.opened('rtmp', ready.data.rtmp)
    this.log.log(`the media gateway is up: WebRTC on UDP ${ready.data.udp}, RTMP on ${ready.data.rtmp}`)
    for (const listener of this.listeners) listener()
  }

  private ended(authUrl: string, how: number | string | null, livedMs: number): void {
    this.child = this.port = this.rtmp = null
    this.doors.closed('webrtc')
    this.doors.closed('rtmp')
    if (this.stopping) return
    this.waitMs = livedMs > WELL_MS ? FIRST_WAIT_MS : Math.min(this.waitMs * 2, LONGEST_WAIT_MS)
    this.log.error(`the media gateway ended (${how}); it is started again in ${this.waitMs / 1000} s`)
    this.again = setTimeout(() => this.start(authUrl), this.waitMs)
  }
}
