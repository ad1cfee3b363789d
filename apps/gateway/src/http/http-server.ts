import { randomUUID, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { Paths } from '../stream/paths.js'
import { Refusal, addressOf, readText, send } from './answer.js'
import type { Answer, Request } from './answer.js'
import { credentialsOf } from './auth-hook.js'
import type { AuthHook } from './auth-hook.js'
import { configRoute, pathsRoute } from './config-routes.js'
import { playOverSocket } from './mp4-socket.js'
import type { PictureRoutes } from './picture-routes.js'
import type { RecordingRoutes } from './recording-routes.js'
import type { ViewerRoutes, WebRtcWay } from './viewer-routes.js'

export interface HttpParts {
  readonly paths: Paths
  readonly viewers: ViewerRoutes
  readonly pictures: PictureRoutes
  readonly recordings: RecordingRoutes
  readonly auth: AuthHook
  readonly secret: string
  metrics(): string
}

/** All doors on one port: the control API for the hub alone, WHEP, WHIP and MP4 for whom the hub lets in. */
export function createHttpServer(parts: HttpParts): Server {
  const server = createServer((request, response) => { void answer(parts, request, response) })
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1024, perMessageDeflate: false })
  server.on('upgrade', (request, socket, head) => { void upgrade(parts, sockets, request, socket, head) })
  server.on('close', () => { for (const socket of sockets.clients) socket.terminate() })
  return server
}

async function answer(parts: HttpParts, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    send(response, await route(parts, incoming))
  } catch (error) {
    if (!(error instanceof Refusal)) console.error('gateway:', error)
    const refusal = error instanceof Refusal ? error : new Refusal(500, 'internal error')
    send(response, { status: refusal.status, headers: { 'access-control-allow-origin': '*', ...refusal.headers }, body: { status: 'error', error: refusal.message } })
  }
}

async function route(parts: HttpParts, incoming: IncomingMessage): Promise<Answer> {
  const url = urlOf(incoming)
  const request: Request = { method: incoming.method ?? 'GET', query: url.searchParams, headers: incoming.headers, ip: addressOf(incoming), text: () => readText(incoming) }
  const control = /^\/(?:(?:v3|wf)\/|(?:list|get)$)/.exec(url.pathname)
  if (control) {
    if (!holdsSecret(incoming, parts.secret)) throw new Refusal(401, 'authentication error', { 'www-authenticate': 'Bearer realm="control"' })
    return controlRoute(parts, url.pathname, request)
  }
  const viewer = /^\/(.+?)\/(whep|whip)(?:\/([0-9a-f-]{36}))?$/.exec(url.pathname)
  if (viewer) return parts.viewers.route(viewer[2] as WebRtcWay, nameOf(viewer[1]!), viewer[3] ?? null, request)
  throw new Refusal(404, 'not found')
}

async function controlRoute(parts: HttpParts, pathname: string, request: Request): Promise<Answer> {
  const config = /^\/v3\/config\/paths\/(\w+)(?:\/(.+))?$/.exec(pathname)
  if (config) return configRoute(parts.paths, config[1]!, nameOf(config[2] ?? ''), request)
  const paths = /^\/v3\/paths\/(\w+)(?:\/(.+))?$/.exec(pathname)
  if (paths) return pathsRoute(parts.paths, paths[1]!, nameOf(paths[2] ?? ''), request)
  const picture = /^\/wf\/paths\/(.+)\/(keyframe|gop|clip|state)$/.exec(pathname)
  if (picture) return parts.pictures.onPath(nameOf(picture[1]!), picture[2]!, request)
  const recording = /^\/(?:wf\/)?(list|get|recordings)$/.exec(pathname)
  if (recording) return parts.recordings.route(recording[1]!, request)
  if (pathname === '/wf/probe' && request.method === 'POST') return parts.pictures.probe(request)
  if (pathname === '/wf/metrics' && request.method === 'GET') return { status: 200, headers: { 'content-type': 'text/plain; version=0.0.4' }, body: parts.metrics() }
  throw new Refusal(404, 'not found')
}

/** A refused upgrade is answered in HTTP: a browser then tells it from a network that failed. */
async function upgrade(parts: HttpParts, sockets: WebSocketServer, request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
  socket.on('error', () => socket.destroy())
  try {
    const url = urlOf(request)
    const name = nameOf(/^\/(.+)\/mp4$/.exec(url.pathname)?.[1] ?? '')
    const id = randomUUID()
    await parts.auth.demand({ ...credentialsOf(request.headers, url.searchParams), ip: addressOf(request), action: 'read', path: name, protocol: 'hls', id, query: url.searchParams.toString() })
    const path = parts.paths.get(name)
    if (!path) throw new Refusal(404, 'path not found')
    sockets.handleUpgrade(request, socket, head, (opened) => playOverSocket(opened, path, id))
  } catch (error) {
    const status = error instanceof Refusal ? error.status : 500
    socket.end(`HTTP/1.1 ${status} ${status === 401 ? 'Unauthorized' : status === 404 ? 'Not Found' : 'Error'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  }
}

function urlOf(request: IncomingMessage): URL {
  const address = `http://gateway${request.url ?? '/'}`
  if (!URL.canParse(address)) throw new Refusal(400, 'invalid address')
  return new URL(address)
}

function nameOf(encoded: string): string {
  try { return decodeURIComponent(encoded) } catch { throw new Refusal(400, 'invalid path name') }
}

function holdsSecret({ headers }: IncomingMessage, secret: string): boolean {
  const given = Buffer.from(headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${secret}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
