import { randomUUID } from 'node:crypto'
import { H264Depacketiser } from '../h264/h264-depacketiser.js'
import { UnitAssembler } from '../h264/unit-assembler.js'
import { parseRtp } from '../rtsp/rtp-packet.js'
import type { MediaPath } from '../stream/media-path.js'
import { PATH_NAME } from '../stream/paths.js'
import type { Paths } from '../stream/paths.js'
import { OfferError } from '../webrtc/webrtc.js'
import type { WebRtc } from '../webrtc/webrtc.js'
import { Refusal } from './answer.js'
import type { Answer, Request } from './answer.js'
import { credentialsOf } from './auth-hook.js'
import type { AuthHook } from './auth-hook.js'

export type WebRtcWay = 'whep' | 'whip'

const SDP = 'application/sdp'
/** For a page of another origin: MediaMTX's own reader is one. */
const CORS = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'Location, ETag, Link' }

/** WHEP (RFC 9725's mirror for watching) and WHIP, at the addresses that MediaMTX gives them. The session's own address is its secret: who has it may end it. */
export class ViewerRoutes {
  readonly #paths: Paths
  readonly #webrtc: WebRtc
  readonly #auth: AuthHook
  readonly #sessions = new Map<string, { readonly path: string, close(): void }>()

  constructor(paths: Paths, webrtc: WebRtc, auth: AuthHook) {
    this.#paths = paths
    this.#webrtc = webrtc
    this.#auth = auth
  }

  get count(): number { return this.#sessions.size }

  async route(way: WebRtcWay, name: string, session: string | null, request: Request): Promise<Answer> {
    if (request.method === 'OPTIONS') return { status: 204, headers: { ...CORS, 'access-control-allow-methods': 'OPTIONS, POST, PATCH, DELETE', 'access-control-allow-headers': 'Authorization, Content-Type, If-Match' } }
    if (session !== null) return this.#onSession(name, session, request)
    if (request.method !== 'POST') throw new Refusal(405, 'a session begins with POST')
    const id = randomUUID()
    await this.#auth.demand({ ...credentialsOf(request.headers, request.query), ip: request.ip, action: way === 'whep' ? 'read' : 'publish', path: name, protocol: 'webrtc', id, query: request.query.toString() })
    if (request.headers['content-type']?.split(';')[0]!.trim().toLowerCase() !== SDP) throw new Refusal(400, `the offer must be ${SDP}`)
    const offer = await request.text()
    try {
      const answer = way === 'whep' ? await this.#play(name, id, offer) : await this.#publish(name, id, offer)
      return { status: 201, headers: { ...CORS, 'content-type': SDP, location: `/${encodeName(name)}/${way}/${id}`, etag: '*' }, body: answer }
    } catch (error) {
      if (error instanceof OfferError) throw new Refusal(400, error.message)
      throw error
    }
  }

  #onSession(name: string, id: string, request: Request): Answer {
    const session = this.#sessions.get(id)
    if (!session || session.path !== name) throw new Refusal(404, 'session not found')
    // Candidates that come later are learnt from the peer's own checks: all of ours are in the answer.
    if (request.method === 'PATCH') return { status: 204, headers: CORS }
    if (request.method !== 'DELETE') throw new Refusal(405, 'a session takes PATCH and DELETE')
    session.close()
    return { status: 200, headers: CORS }
  }

  async #play(name: string, id: string, offer: string): Promise<string> {
    const path = this.#paths.get(name)
    if (!path || path.config.source === 'publisher' && !path.publisher) throw new Refusal(404, `no stream is available on path '${name}'`)
    let over = false
    let open = false
    const session = await this.#webrtc.answerPlay(offer, path.stream.sets?.facts.profileIdc ?? null, {
      opened: () => { open = true; path.burst(id) },
      closed: () => { over = true; this.#sessions.delete(id); path.detach(id) },
    })
    if (over) throw new Refusal(500, 'the connection ended while it was answered')
    if (this.#paths.get(name) !== path) { session.close(); throw new Refusal(404, `no stream is available on path '${name}'`) }
    this.#sessions.set(id, { path: name, close: session.close })
    // The camera is called while the browser still connects: both take a moment.
    // The connection may take a frame before it is told to be open; that one would come before the group that it belongs to.
    path.attach({ id, type: 'webRTCSession', take: (frame) => { if (open) session.send(frame) }, close: session.close })
    return session.answer
  }

  async #publish(name: string, id: string, offer: string): Promise<string> {
    if (!PATH_NAME.test(name)) throw new Refusal(400, `invalid path name: ${name}`)
    if (this.#paths.get(name) && this.#paths.get(name)!.config.source !== 'publisher') throw new Refusal(400, 'this path is pulled from a camera and takes no publisher')
    const assembler = new UnitAssembler()
    let path: MediaPath | null = null
    const depacketiser = new H264Depacketiser(assembler, (unit) => { if (path?.publisher?.id === id) path.take(unit, assembler) }, () => session?.requestKeyFrame())
    let over = false
    const session = await this.#webrtc.answerPublish(offer, {
      packet: (bytes) => { const packet = parseRtp(bytes); if (packet) depacketiser.push(packet, Date.now()) },
      opened: () => session.requestKeyFrame(),
      closed: () => { over = true; this.#sessions.delete(id); if (path) this.#paths.unpublish(path, id) },
    })
    if (over) throw new Refusal(500, 'the connection ended while it was answered')
    this.#sessions.set(id, { path: name, close: session.close })
    path = this.#paths.forPublisher(name)
    path.publish({ id, type: 'webRTCSession', requestKeyFrame: session.requestKeyFrame, close: session.close })
    return session.answer
  }
}

export const encodeName = (name: string): string => name.split('/').map(encodeURIComponent).join('/')
