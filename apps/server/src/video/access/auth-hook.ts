import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Injectable } from '@nestjs/common'
import type { OnModuleDestroy } from '@nestjs/common'
import { MediaAuth, MediaQuestion } from './media-auth.js'

const MOST_BYTES = 32 * 1024

/** Where the embedded gateway asks: a door of its own on the loopback, so that TLS, proxies and `HOST` of the hub's own door do not matter. */
@Injectable()
export class AuthHook implements OnModuleDestroy {
  private server: Server | null = null

  constructor(private readonly auth: MediaAuth) {}

  /** Opens it; the address to ask. */
  open(): Promise<string> {
    const server = createServer((request, response) => { void this.answer(request, response) })
    this.server = server
    return new Promise((resolve, reject) => {
      server.once('error', reject)
      server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/auth`))
    })
  }

  onModuleDestroy(): void {
    this.server?.close()
    this.server?.closeAllConnections()
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const question = MediaQuestion.safeParse(await bodyOf(request).catch(() => undefined))
    response.writeHead(!question.success ? 400 : this.auth.decide(question.data, Date.now()) ? 204 : 401).end()
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let body = ''
  for await (const chunk of request as AsyncIterable<Buffer>) {
    body += chunk.toString('utf8')
    if (body.length > MOST_BYTES) throw new Error('too large')
  }
  return JSON.parse(body)
}
