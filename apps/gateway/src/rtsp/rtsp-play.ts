import { RtspClient } from './rtsp-client.js'
import type { RtspAnswer } from './rtsp-client.js'
import { SourceError } from './rtsp-fault.js'
import { parseSdp } from './sdp.js'
import type { VideoMedia } from './sdp.js'
import { openUdpPair } from './udp-pair.js'
import type { UdpPair } from './udp-pair.js'

export interface PlayEvents {
  /** What the camera will send; throws a SourceError to refuse it. */
  described(video: VideoMedia): void
  /** An RTP packet of it; valid only until the next. */
  packet(rtp: Buffer): void
  /** Once, and never before `open` has resolved. */
  closed(error: SourceError): void
}

/** A camera that plays and sends nothing for this long is given up and called anew. */
const SILENT_MS = 4000
const KEEP_ALIVE_MS = 25_000
const UNSUPPORTED_TRANSPORT = 461

/** Plays one camera: DESCRIBE, SETUP of its first video, PLAY, keep-alive; RTP packets come out. Knows nothing of what is in them. */
export class RtspPlay {
  lastPacketAt = Date.now()
  transport: 'tcp' | 'udp' = 'tcp'
  #client: RtspClient | null = null
  #udp: UdpPair | null = null
  #timers: NodeJS.Timeout[] = []
  #channel = 0
  #playingSince: number | null = null
  #over = false
  readonly #events: PlayEvents

  constructor(events: PlayEvents) { this.#events = events }

  /** Since when the camera says that it plays; null = not yet. */
  get playingSince(): number | null { return this.#playingSince }

  /** Resolves when the camera plays, and packets may have come by then; rejects with the fault, and then leaves nothing behind. */
  async open(address: string): Promise<void> {
    try {
      await this.#begin(address)
    } catch (error) {
      this.close()
      throw error instanceof SourceError ? error : new SourceError('protocol', error instanceof Error ? error.message : String(error))
    }
  }

  close(): void {
    this.#over = true
    for (const timer of this.#timers) clearInterval(timer)
    this.#udp?.close()
    this.#udp = null
    this.#client?.close()
  }

  async #begin(address: string): Promise<void> {
    const going = (): void => { if (this.#over) throw new SourceError('closed', 'no longer wanted') }
    const client = await RtspClient.open(address, { packet: (channel, payload) => { if (channel === this.#channel) this.#packet(payload) }, closed: (error) => this.#end(error) })
    this.#client = client
    going()
    const described = good(await client.request('DESCRIBE', client.url, { Accept: 'application/sdp' }))
    going()
    const root = described.headers.get('content-base') ?? described.headers.get('content-location') ?? client.url
    const session = parseSdp(described.body)
    const video = session.videos.find((v) => v.encoding === 'H264') ?? session.videos[0]
    if (!video) throw new SourceError('no_video', 'the camera describes no video')
    this.#events.described(video)
    const answer = await this.#setUp(client, controlOf(root, video))
    going()
    good(await client.request('PLAY', session.control && session.control !== '*' ? controlOf(root, { control: session.control }) : root, { Range: 'npt=0.000-' }))
    going()
    this.#watch(client, answer)
  }

  /** RTP through the RTSP connection, which no firewall or loss disturbs; over UDP where a camera knows nothing else. */
  async #setUp(client: RtspClient, control: string): Promise<RtspAnswer> {
    const answer = await client.request('SETUP', control, { Transport: 'RTP/AVP/TCP;unicast;interleaved=0-1' })
    if (answer.status !== UNSUPPORTED_TRANSPORT) {
      // A camera may choose other channels than those it was offered (RFC 2326, 12.39).
      this.#channel = Number(/interleaved=(\d+)/.exec(answer.headers.get('transport') ?? '')?.[1] ?? 0)
      return good(answer)
    }
    this.transport = 'udp'
    this.#udp = await openUdpPair(client.localAddress, client.remoteAddress, (packet) => this.#packet(packet))
    return good(await client.request('SETUP', control, { Transport: `RTP/AVP;unicast;client_port=${this.#udp.port}-${this.#udp.port + 1}` }))
  }

  #watch(client: RtspClient, setup: RtspAnswer): void {
    if (this.#over) return
    this.#playingSince = Date.now()
    const timeoutS = Number(/timeout=(\d+)/.exec(setup.headers.get('session') ?? '')?.[1] ?? 60)
    const alive = Math.max(2000, Math.min(KEEP_ALIVE_MS, timeoutS * 400))
    this.lastPacketAt = Date.now()
    this.#timers = [
      setInterval(() => { void client.request('GET_PARAMETER', client.url).catch(() => undefined) }, alive),
      setInterval(() => { if (Date.now() - this.lastPacketAt > SILENT_MS) this.#end(new SourceError('no_frames', 'the camera plays but sends nothing')) }, 500),
    ]
  }

  #packet(bytes: Buffer): void {
    if (this.#over) return
    this.#events.packet(bytes)
  }

  #end(error: SourceError): void {
    if (this.#over) return
    const playing = this.#playingSince !== null
    this.close()
    // Before it played, whoever opened it learns the same from the rejection.
    if (playing) this.#events.closed(error)
  }
}

function good(answer: RtspAnswer): RtspAnswer {
  const { status, reason } = answer
  if (status >= 200 && status < 300) return answer
  if (status === 401 || status === 403) throw new SourceError('unauthorised', 'the camera refuses this name and password')
  if (status === 404 || status === 454) throw new SourceError('not_found', `the camera has no such stream (${status} ${reason})`)
  throw new SourceError('refused', `the camera refuses: ${status} ${reason}`)
}

/** A control attribute beside the base address (RFC 2326, C.1.1): cameras mean it to be put behind it, query and all. */
function controlOf(base: string, { control }: Pick<VideoMedia, 'control'>): string {
  if (control === null || control === '*') return base
  if (/^rtsps?:\/\//i.test(control)) return control
  return `${base.replace(/\/+$/, '')}/${control.replace(/^\/+/, '')}`
}
