import { randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import type { Socket as UdpSocket } from 'node:dgram'
import type { Socket } from 'node:net'
import { CameraSignIn } from './camera-sign-in.js'
import type { CameraAccount } from './camera-sign-in.js'
import type { Feed } from './feed.js'
import { RtpSender, describe } from './rtp-sender.js'

export interface CameraRules {
  feedOf(name: string): Feed | null
  readonly account?: CameraAccount
  /** A camera that knows RTP over UDP alone answers 461 to everything else. */
  readonly udpOnly?: boolean
  /** Whether its encoder stands still: it answers and promises pictures, and sends none. Asked at each PLAY; who plays already is silenced by `CameraServer.silence`. */
  muted?(): boolean
}

/** A viewer that does not read holds up nobody: beyond this much unsent its pictures are left out. */
const MAX_UNSENT = 2_000_000
const MAX_REQUEST = 16_384

/** One RTSP connection to the simulated cameras. */
export class CameraSession {
  sender: RtpSender | null = null
  readonly #socket: Socket
  readonly #rules: CameraRules
  readonly #signIn: CameraSignIn | null
  readonly #id = randomBytes(4).toString('hex')
  #udp: { readonly socket: UdpSocket, readonly port: number } | null = null
  #received = ''

  constructor(socket: Socket, rules: CameraRules) {
    this.#socket = socket
    this.#rules = rules
    this.#signIn = rules.account ? new CameraSignIn(rules.account) : null
    socket.setNoDelay(true)
    socket.on('data', (bytes) => this.#read(bytes.toString('latin1')))
    socket.on('error', () => socket.destroy())
    socket.on('close', () => this.#stop())
  }

  #stop(): void {
    this.sender?.stop()
    this.sender = null
    this.#udp?.socket.close()
    this.#udp = null
  }

  #read(text: string): void {
    this.#received += text
    if (this.#received.length > MAX_REQUEST) { this.#socket.destroy(); return }
    for (let end = this.#received.indexOf('\r\n\r\n'); end >= 0; end = this.#received.indexOf('\r\n\r\n')) {
      const request = this.#received.slice(0, end)
      this.#received = this.#received.slice(end + 4)
      this.#answer(request)
    }
  }

  #answer(request: string): void {
    const [, method = '', address = ''] = /^(\S+) (\S+) RTSP\/1\.0/.exec(request) ?? []
    const header = (name: string): string | undefined => new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(request)?.[1]?.trim()
    const reply = (status: string, headers: Readonly<Record<string, string>> = {}, body = ''): void => {
      const lines = [`RTSP/1.0 ${status}`, `CSeq: ${header('CSeq') ?? 0}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), ...(body ? [`Content-Length: ${Buffer.byteLength(body)}`] : [])]
      this.#socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`)
    }
    if (!method) { this.#socket.destroy(); return }
    if (method !== 'OPTIONS' && this.#signIn && !this.#signIn.lets(method, header('Authorization'))) { reply('401 Unauthorized', { 'WWW-Authenticate': this.#signIn.challenge }); return }
    const name = (URL.canParse(address) ? new URL(address).pathname : address).replace(/\/trackID=0$/, '').replace(/^\/|\/$/g, '')
    const feed = this.#rules.feedOf(name)
    if (method === 'OPTIONS') reply('200 OK', { Public: 'OPTIONS, DESCRIBE, SETUP, PLAY, GET_PARAMETER, TEARDOWN' })
    else if (!feed) reply('404 Not Found')
    else if (method === 'DESCRIBE') reply('200 OK', { 'Content-Type': 'application/sdp', 'Content-Base': `${address.replace(/\/$/, '')}/` }, describe(feed))
    else if (method === 'SETUP') this.#setUp(header('Transport') ?? '', reply)
    else if (method === 'PLAY') {
      reply('200 OK', { Session: this.#id, Range: 'npt=0.000-' })
      if (this.sender) return
      this.sender = new RtpSender(feed, (packets) => this.#send(packets))
      this.sender.silent = this.#rules.muted?.() ?? false
    } else if (method === 'TEARDOWN') { reply('200 OK'); this.#socket.end() } else if (method === 'GET_PARAMETER') reply('200 OK', { Session: this.#id })
    else reply('501 Not Implemented')
  }

  #setUp(transport: string, reply: (status: string, headers?: Readonly<Record<string, string>>) => void): void {
    const port = Number(/client_port=(\d+)/.exec(transport)?.[1])
    if (!transport.includes('TCP') && port > 0) {
      this.#udp = { socket: createSocket(this.#socket.remoteFamily === 'IPv6' ? 'udp6' : 'udp4').on('error', () => undefined), port }
      reply('200 OK', { Session: `${this.#id};timeout=60`, Transport: transport })
    } else if (this.#rules.udpOnly || !transport.includes('TCP')) reply('461 Unsupported Transport')
    else reply('200 OK', { Session: `${this.#id};timeout=60`, Transport: 'RTP/AVP/TCP;unicast;interleaved=0-1' })
  }

  #send(packets: readonly Buffer[]): void {
    if (this.#udp) {
      for (const packet of packets) this.#udp.socket.send(packet, this.#udp.port, this.#socket.remoteAddress)
      return
    }
    if (this.#socket.writableLength > MAX_UNSENT) return
    this.#socket.write(Buffer.concat(packets.flatMap((packet) => [Buffer.from([0x24, 0, packet.length >> 8, packet.length & 0xff]), packet])))
  }
}
