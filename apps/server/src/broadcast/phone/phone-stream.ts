import type { FieldNews } from '@watchfloor/shared'
import type { Response } from 'express'
import type { SignedIn } from '../../platform/auth/session.service.js'

/** Of one phone, unsent: more lies there only for one that is gone. It looks for itself when it comes again. */
const MOST_UNSENT_BYTES = 64 * 1024
/** Proxies wait for a whole answer unless they are told not to (nginx by this header, others by `no-transform`). */
const HEADERS = { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-cache, no-store, no-transform', 'X-Accel-Buffering': 'no' }

/** One open page of an officer: server-sent events (WHATWG HTML §9.2) down one plain answer. */
export class PhoneStream {
  private over = false

  constructor(readonly user: SignedIn, readonly token: string, public unitIds: readonly string[], private readonly response: Response) {
    response.status(200).set(HEADERS).flushHeaders()
    response.socket?.setNoDelay(true).setKeepAlive(true, 60_000)
    response.on('error', () => this.end())
  }

  send<K extends keyof FieldNews>(event: K, news: FieldNews[K]): void {
    if (this.over) return
    if (this.response.writableLength > MOST_UNSENT_BYTES) { this.end(); this.response.destroy(); return }
    this.response.write(`event: ${event}\ndata: ${JSON.stringify(news)}\n\n`)
  }

  /** The page comes again by itself if it still may. */
  end(): void {
    if (this.over) return
    this.over = true
    this.response.end()
  }
}
