import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import { RtspParser } from '../rtsp/rtsp-parser.js'
import type { VideoMedia } from '../rtsp/sdp.js'

const LOOPBACK = '127.0.0.1'
/** What waits for a reader who is not there yet, or slow; beyond it packets are left out, as a network would. */
const MOST_WAITING = 4_000_000

/**
 * One stream for one reader: an RTSP server on the loopback that hands a camera's packets on as they came. So a program reads what our own client fetched, and
 * neither the camera's address nor its password stands among that program's arguments. The path is a secret that is good for one connection.
 */
export class RtspRelay {
  readonly url: string
  readonly #server: Server
  readonly #secret: string
  readonly #sdp: string
  #reader: Socket | null = null
  #playing = false
  #waiting: Buffer[] = []
  #waitingBytes = 0

  private constructor(server: Server, secret: string, video: VideoMedia) {
    this.#server = server
    this.#secret = secret
    this.#sdp = describe(video)
    this.url = `rtsp://${LOOPBACK}:${(server.address() as AddressInfo).port}/${secret}`
    server.on('connection', (socket) => this.#serve(socket))
  }

  static open(video: VideoMedia): Promise<RtspRelay> {
    const server = createServer()
    return new Promise((resolve, reject) => {
      server.once('error', reject)
      server.listen(0, LOOPBACK, () => { server.removeListener('error', reject); resolve(new RtspRelay(server, randomBytes(24).toString('base64url'), video)) })
    })
  }

  push(packet: Buffer): void {
    const framed = Buffer.concat([Buffer.from([0x24, 0, packet.length >> 8, packet.length & 0xff]), packet])
    if (this.#playing) {
      if (this.#reader && this.#reader.writableLength < MOST_WAITING) this.#reader.write(framed)
      return
    }
    this.#waiting.push(framed)
    this.#waitingBytes += framed.length
    if (this.#waitingBytes > MOST_WAITING) { this.#waiting = []; this.#waitingBytes = 0 }
  }

  close(): void {
    this.#server.close()
    this.#reader?.destroy()
    this.#reader = null
    this.#waiting = []
  }

  #serve(socket: Socket): void {
    const parser = new RtspParser()
    socket.setNoDelay(true)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => { if (this.#reader === socket) this.#reader = null })
    socket.on('data', (bytes) => {
      try { parser.push(bytes, (item) => { if (item.kind === 'message') this.#answer(socket, item.first, item.headers) }) } catch { socket.destroy() }
    })
  }

  #answer(socket: Socket, first: string, headers: ReadonlyMap<string, string>): void {
    const [, method, address] = /^([A-Z_]+) (\S+) RTSP\/1\.0$/.exec(first) ?? []
    // Who does not know the path, and who comes second, is not answered at all.
    if (!method || !address?.includes(this.#secret) || (this.#reader !== null && this.#reader !== socket) || (this.#playing && this.#reader !== socket)) { socket.destroy(); return }
    this.#reader = socket
    const reply = (lines: readonly string[] = [], body = ''): void => {
      socket.write(`${['RTSP/1.0 200 OK', `CSeq: ${headers.get('cseq') ?? 0}`, 'Session: 1', ...lines, ...(body ? [`Content-Length: ${Buffer.byteLength(body)}`] : [])].join('\r\n')}\r\n\r\n${body}`)
    }
    if (method === 'OPTIONS') reply(['Public: DESCRIBE, SETUP, PLAY, GET_PARAMETER, TEARDOWN'])
    else if (method === 'DESCRIBE') reply(['Content-Type: application/sdp', `Content-Base: ${this.url}/`], this.#sdp)
    else if (method === 'SETUP') reply(['Transport: RTP/AVP/TCP;unicast;interleaved=0-1'])
    else if (method === 'PLAY') {
      reply()
      this.#playing = true
      for (const packet of this.#waiting) socket.write(packet)
      this.#waiting = []
    } else if (method === 'TEARDOWN') { reply(); socket.end() } else reply()
  }
}

/** The camera's own words about its video, and nothing else of what it described. */
const describe = ({ payloadType, encoding, clockRate, format }: VideoMedia): string => [
  'v=0', `o=- 0 0 IN IP4 ${LOOPBACK}`, 's=-', `c=IN IP4 ${LOOPBACK}`, 't=0 0', `m=video 0 RTP/AVP ${payloadType}`, `a=rtpmap:${payloadType} ${encoding}/${clockRate}`,
  ...(format === null ? [] : [`a=fmtp:${payloadType} ${format}`]), 'a=control:video', '',
].join('\r\n')
