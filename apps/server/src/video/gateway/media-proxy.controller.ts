import { request as httpRequest } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { All, Controller, Get, Req, Res } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import { HttpAdapterHost } from '@nestjs/core'
import { ApiExcludeController } from '@nestjs/swagger'
import type { Request, Response } from 'express'
import { Public } from '../../platform/auth/decorators.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { MediaDoor } from './media-door.js'
import { isPlainPath } from './plain-path.js'

const PREFIX = '/media'
const HLS_PREFIX = '/media/hls'
const ANSWER_MS = 15_000
/**
 * What a player sends and hears of WHEP and HLS; no cookie of ours leaves the hub, and none of MediaMTX comes in: one that gets no cookie back names its HLS session in
 * the addresses that its playlists hold, so that two tiles of one page do not share it.
 */
const ASKED = ['authorization', 'content-type', 'content-length', 'if-match', 'accept', 'range'] as const
const TOLD = ['content-type', 'content-length', 'location', 'etag', 'link', 'www-authenticate', 'accept-patch', 'cache-control'] as const
/** No challenge here: a browser that has one would ask its user for a password. */
const HLS_TOLD = ['content-type', 'content-length', 'content-range', 'accept-ranges', 'location', 'cache-control'] as const

/**
 * `/media/…` on the hub's own origin is the gateway's `/…`: signalling by HTTP and the fallback by web socket, or by `/media/hls/…` from MediaMTX's HLS server. The
 * pictures themselves go by UDP, past us, where that passes. Who may watch is judged by the gateway, which asks us with the token; its control API (`/v3`, `/wf`) is not
 * reached this way.
 */
@ApiExcludeController()
@Public()
@Controller()
export class MediaProxyController implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly open = new Set<Duplex>()
  private server: Server | null = null
  private readonly upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => { if (request.url?.startsWith(`${PREFIX}/cam/`)) this.tunnel(request, socket, head) }

  constructor(private readonly door: MediaDoor, private readonly host: HttpAdapterHost) {}

  onApplicationBootstrap(): void {
    this.server = this.host.httpAdapter.getHttpServer() as Server
    this.server.on('upgrade', this.upgrade)
  }

  onModuleDestroy(): void {
    this.server?.off('upgrade', this.upgrade)
    for (const socket of this.open) socket.destroy()
  }

  @All('media/cam/*path')
  forward(@Req() request: Request, @Res() response: Response): Promise<void> {
    const base = this.door.mediaUrl()
    if (base === null) throw new ApiProblem('video.off', 'the media gateway is not there; it is tried again by itself')
    return this.hand(request, response, base, PREFIX, TOLD)
  }

  @Get('media/hls/cam/*path')
  hls(@Req() request: Request, @Res() response: Response): Promise<void> {
    const base = this.door.hlsUrl()
    if (base === null) throw new ApiProblem('not_found', 'HLS comes from an outer MediaMTX only; the embedded gateway gives fragmented MP4 by web socket')
    return this.hand(request, response, base, HLS_PREFIX, HLS_TOLD)
  }

  /** Hands a request on, and what is answered back. @param prefix under which the other's root lies here */
  private hand(request: Request, response: Response, base: string, prefix: string, told: readonly string[]): Promise<void> {
    if (!isPlainPath(request.originalUrl)) throw new ApiProblem('not_found', 'no stream has such a path: ask for the camera again and use the address that is answered')
    const url = new URL(base.replace(/\/$/, '') + request.originalUrl.slice(prefix.length))
    return new Promise((resolve, reject) => {
      const ask = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, { method: request.method, headers: { ...picked(request.headers, ASKED), 'x-forwarded-for': request.ip ?? '' }, timeout: ANSWER_MS }, (answer) => {
        const headers = picked(answer.headers, told)
        if (headers['location']?.startsWith('/')) headers['location'] = prefix + headers['location']
        response.writeHead(answer.statusCode ?? 502, headers)
        answer.pipe(response)
        answer.once('close', resolve)
      })
      ask.once('timeout', () => ask.destroy(new Error(`no answer within ${ANSWER_MS / 1000} s`)))
      ask.once('error', (error) => response.headersSent || response.destroyed ? resolve() : reject(new ApiProblem('video.off', `the media gateway does not answer (${error.message})`)))
      response.once('close', () => ask.destroy())
      request.pipe(ask)
    })
  }

  /** A web socket is handed through as it is. */
  private tunnel(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (!isPlainPath(request.url!)) { socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n'); return }
    const base = this.door.ours ? this.door.mediaUrl() : null
    if (base === null) { socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n'); return }
    const { hostname, port } = new URL(base)
    const gateway: Socket = connect(Number(port), hostname, () => {
      gateway.setNoDelay(true)
      const wanted = ['connection', 'upgrade', 'sec-websocket-key', 'sec-websocket-version', 'sec-websocket-protocol', 'sec-websocket-extensions', 'authorization']
      const lines = Object.entries(picked(request.headers, wanted)).map(([name, value]) => `${name}: ${value}`)
      gateway.write([`GET ${request.url!.slice(PREFIX.length)} HTTP/1.1`, `host: ${hostname}:${port}`, ...lines, `x-forwarded-for: ${request.socket.remoteAddress ?? ''}`, '', ''].join('\r\n'))
      gateway.write(head)
      socket.pipe(gateway)
      gateway.pipe(socket)
    })
    this.open.add(socket)
    const end = (): void => { this.open.delete(socket); socket.destroy(); gateway.destroy() }
    for (const side of [socket, gateway]) side.once('error', end).once('close', end)
  }
}

function picked(headers: Request['headers'], names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => { const value = headers[name]; return value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]] }))
}
