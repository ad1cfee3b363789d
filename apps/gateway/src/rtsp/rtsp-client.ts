import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { authorizer } from './rtsp-auth.js'
import type { Credentials } from './rtsp-auth.js'
import { SourceError } from './rtsp-fault.js'
import { RtspParser } from './rtsp-parser.js'
import type { RtspItem } from './rtsp-parser.js'

export interface RtspAnswer {
  readonly status: number
  readonly reason: string
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

export interface RtspEvents {
  packet(channel: number, payload: Buffer): void
  /** Once, when the connection is over; never before `open` has resolved. */
  closed(error: SourceError): void
}

const ANSWER_MS = 5000
const DEFAULT_PORT = 554
const DEFAULT_TLS_PORT = 322
const AGENT = 'watchfloor'

/** One RTSP connection to a camera: requests in turn, each with its answer; signs in when it is asked to. Knows nothing of pictures. */
export class RtspClient {
  readonly url: string
  readonly #socket: Socket
  readonly #events: RtspEvents
  readonly #credentials: Credentials | null
  readonly #parser = new RtspParser()
  readonly #waiting = new Map<number, (answer: RtspAnswer | SourceError) => void>()
  #authorize: ((method: string, uri: string) => string) | null = null
  #sequence = 0
  #session: string | null = null
  #over = false

  private constructor(socket: Socket, url: string, credentials: Credentials | null, events: RtspEvents) {
    this.#socket = socket
    this.url = url
    this.#credentials = credentials
    this.#events = events
    socket.setNoDelay(true)
    socket.on('data', (chunk) => this.#read(chunk))
    socket.on('error', (error) => this.#end(new SourceError('closed', error.message)))
    socket.on('close', () => this.#end(new SourceError('closed', 'the camera closed the connection')))
  }

  get localAddress(): string { return this.#socket.localAddress ?? '0.0.0.0' }
  get remoteAddress(): string { return this.#socket.remoteAddress ?? '' }

  static open(source: string, events: RtspEvents): Promise<RtspClient> {
    const address = new URL(source)
    const credentials = address.username === '' ? null : { username: decodeURIComponent(address.username), password: decodeURIComponent(address.password) }
    address.username = ''
    address.password = ''
    return new Promise((resolve, reject) => {
      const secure = address.protocol === 'rtsps:'
      const where = { host: address.hostname.replace(/^\[|\]$/g, ''), port: Number(address.port || (secure ? DEFAULT_TLS_PORT : DEFAULT_PORT)) }
      // Cameras sign their own certificates: it is encryption that rtsps gives, not a proof of who they are.
      const socket = secure ? connectTls({ ...where, rejectUnauthorized: false }) : connect(where)
      const fail = (message: string): void => { socket.destroy(); reject(new SourceError('unreachable', message)) }
      const timer = setTimeout(() => fail(`${address.host} does not answer`), ANSWER_MS)
      socket.once('error', (error) => { clearTimeout(timer); fail(error.message) })
      socket.once(secure ? 'secureConnect' : 'connect', () => {
        clearTimeout(timer)
        socket.removeAllListeners('error')
        resolve(new RtspClient(socket, address.href, credentials, events))
      })
    })
  }

  /** Sends a request and waits for its answer, which may be a refusal; throws only when the connection fails. */
  async request(method: string, uri: string, headers: Readonly<Record<string, string>> = {}): Promise<RtspAnswer> {
    const first = await this.#ask(method, uri, headers)
    const challenge = first.headers.get('www-authenticate')
    if (first.status !== 401 || !challenge || !this.#credentials) return first
    // A nonce grows stale, too: every challenge is answered once.
    this.#authorize = authorizer(challenge, this.#credentials)
    return this.#authorize ? this.#ask(method, uri, headers) : first
  }

  close(): void {
    if (this.#over) return
    this.#over = true
    if (this.#session && this.#socket.writable) this.#socket.write(this.#head('TEARDOWN', this.url, {}))
    this.#socket.end()
    // A camera that does not close its side keeps no socket of ours.
    this.#socket.destroySoon()
    this.#release(new SourceError('closed', 'closed by the gateway'))
  }

  #head(method: string, uri: string, headers: Readonly<Record<string, string>>): string {
    const lines = [`${method} ${uri} RTSP/1.0`, `CSeq: ${++this.#sequence}`, `User-Agent: ${AGENT}`]
    if (this.#session) lines.push(`Session: ${this.#session}`)
    if (this.#authorize) lines.push(`Authorization: ${this.#authorize(method, uri)}`)
    for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`)
    return `${lines.join('\r\n')}\r\n\r\n`
  }

  #ask(method: string, uri: string, headers: Readonly<Record<string, string>>): Promise<RtspAnswer> {
    if (this.#over) return Promise.reject(new SourceError('closed', 'the connection is closed'))
    return new Promise((resolve, reject) => {
      this.#socket.write(this.#head(method, uri, headers))
      const sequence = this.#sequence
      const timer = setTimeout(() => settle(new SourceError('unreachable', `no answer to ${method} within ${ANSWER_MS / 1000} s`)), ANSWER_MS)
      const settle = (answer: RtspAnswer | SourceError): void => {
        clearTimeout(timer)
        this.#waiting.delete(sequence)
        if (answer instanceof SourceError) reject(answer)
        else resolve(answer)
      }
      this.#waiting.set(sequence, settle)
    })
  }

  #read(chunk: Buffer): void {
    if (this.#over) return
    try {
      this.#parser.push(chunk, (item) => { if (!this.#over) this.#take(item) })
    } catch (error) {
      this.#end(new SourceError('protocol', error instanceof Error ? error.message : String(error)))
    }
  }

  #take(item: RtspItem): void {
    if (item.kind === 'packet') {
      this.#events.packet(item.channel, item.payload)
      return
    }
    const status = /^RTSP\/\d\.\d (\d{3}) ?(.*)$/.exec(item.first)
    if (!status) {
      // A server may ask, too (RFC 2326, 10.1): it is told that nothing of the kind is done here.
      if (/ RTSP\/\d\.\d$/.test(item.first)) this.#socket.write(`RTSP/1.0 501 Not Implemented\r\nCSeq: ${item.headers.get('cseq') ?? 0}\r\n\r\n`)
      return
    }
    this.#session ??= item.headers.get('session')?.split(';')[0]!.trim() ?? null
    this.#waiting.get(Number(item.headers.get('cseq')))?.({ status: Number(status[1]), reason: status[2]!, headers: item.headers, body: item.body })
  }

  #end(error: SourceError): void {
    if (this.#over) return
    this.#over = true
    this.#socket.destroy()
    this.#release(error)
    this.#events.closed(error)
  }

  #release(error: SourceError): void {
    for (const settle of [...this.#waiting.values()]) settle(error)
  }
}
