import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { ExpressAdapter } from '@nestjs/platform-express'
import type { ApiError } from '@watchfloor/shared'
import type { Settings } from '../config/settings.js'
import { StartError } from '../config/start-error.js'
import { listen } from './listen.js'

/**
 * The HTTP server, open before anything else: a port in use is told before a database is touched, and while the rooms are made ready
 * `/health` and `/ready` already answer. `handOver` lets the finished application answer instead.
 */
export class EarlyServer {
  readonly server: Server
  /** What the hub is waiting for, as `/ready` tells it. */
  waitingFor = 'database'
  private application: RequestListener | null = null

  constructor(private readonly settings: Settings) {
    const answer: RequestListener = (request, response) => this.application ? this.application(request, response) : this.answerEarly(request.url ?? '/', response)
    this.server = settings.TLS_CERT && settings.TLS_KEY
      ? createTlsServer({ cert: pem('TLS_CERT', settings.TLS_CERT), key: pem('TLS_KEY', settings.TLS_KEY) }, answer)
      : createServer(answer)
  }

  open(): Promise<number> { return listen(this.server, this.settings.HTTP_PORT, this.settings.HOST, 'HTTP_PORT') }

  handOver(application: RequestListener): void { this.application = application }

  /** For a start that fails; later the application closes it. */
  close(): Promise<void> {
    this.server.closeAllConnections()
    return new Promise((resolve) => { this.server.close(() => resolve()) })
  }

  private answerEarly(url: string, response: Parameters<RequestListener>[1]): void {
    const path = url.split('?')[0]
    const [status, body] = path === '/health' ? [200, { status: 'ok' }]
      : path === '/ready' ? [503, { ready: false, missing: [{ part: this.waitingFor, why: 'starting' }] }]
        : [503, { code: 'hub.starting', message: 'the hub is starting' } satisfies ApiError]
    response.writeHead(status as number, { 'Content-Type': 'application/json', 'Retry-After': '1' }).end(JSON.stringify(body))
  }
}

/** Nest's Express adapter on a server that exists already. */
export class AdapterOn extends ExpressAdapter {
  constructor(private readonly existing: Server) { super() }
  override initHttpServer(): void { this.httpServer = this.existing }
}

function pem(setting: string, file: string): Buffer {
  try { return readFileSync(file) } catch (error) { throw new StartError(`${setting} "${file}" cannot be read (${(error as NodeJS.ErrnoException).code})`) }
}
