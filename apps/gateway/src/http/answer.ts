import type { IncomingMessage, ServerResponse } from 'node:http'

/** What a route answers; an object goes out as JSON. */
export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer | object
}

export interface Request {
  readonly method: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  /** Whom the request comes from; behind the hub's proxy, whom the hub names. */
  readonly ip: string
  text(): Promise<string>
}

const MAX_BODY = 256 * 1024

/** A refusal, in the words that MediaMTX's API uses for it. */
export class Refusal extends Error {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message)
    this.status = status
    this.headers = headers
  }
}

export async function readText(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    // What is left of it would be taken for the next request.
    if (size > MAX_BODY) throw new Refusal(413, 'the body is too large', { connection: 'close' })
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** The hub's proxy is on this machine; anybody else's word for an address is worth nothing. */
export function addressOf(request: IncomingMessage): string {
  const peer = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  const named = request.headers['x-forwarded-for']
  return (peer === '127.0.0.1' || peer === '::1') && typeof named === 'string' ? named.split(',')[0]!.trim() : peer
}

export function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const plain = typeof body === 'string' || Buffer.isBuffer(body)
  const content = body === undefined ? '' : plain ? body : JSON.stringify(body)
  response.writeHead(status, { ...(body !== undefined && !plain && { 'content-type': 'application/json' }), 'content-length': Buffer.byteLength(content), 'cache-control': 'no-store', ...headers })
  response.end(content)
}
