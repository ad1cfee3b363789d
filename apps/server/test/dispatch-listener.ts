import { createServer } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as it came in over the wire. */
export interface Heard { path: string; headers: IncomingHttpHeaders; body: Buffer }

/** A real HTTP server that keeps what it hears and answers as it is told to; 0 = it never answers. */
export class Listener {
  readonly heard: Heard[] = []
  answer: (heard: Heard, count: number) => number = () => 200
  private readonly server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const heard = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) }
      this.heard.push(heard)
      const status = this.answer(heard, this.heard.length)
      if (status !== 0) response.writeHead(status, status === 302 ? { Location: `${this.url}/elsewhere` } : {}).end(status === 200 ? '' : 'no')
    })
  })

  static async open(): Promise<Listener> {
    const listener = new Listener()
    await new Promise<void>((done) => { listener.server.listen(0, '127.0.0.1', done) })
    return listener
  }

  get url(): string { return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}` }
  json(n: number): Record<string, unknown> & { id: string; type: string; data: Record<string, unknown> } { return JSON.parse(this.heard[n]!.body.toString()) as never }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((done) => { this.server.close(done) })
  }
}
