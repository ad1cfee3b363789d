import { Injectable, Logger } from '@nestjs/common'
import { VideoPort } from '../../ports/video.port.js'
import type { ConsoleLink } from './console-link.js'

/** Whom a person may watch can change without anybody beginning or ending. */
const AGAIN_MS = 15_000

/** Tells each console which devices send pictures, as far as its person may watch them, when that is another answer than the last. */
@Injectable()
export class SenderNews {
  private readonly log = new Logger('Consoles')
  private readonly asking = new Set<ConsoleLink>()

  constructor(private readonly video: VideoPort) {}

  tell(links: readonly ConsoleLink[], nowMs: number): void {
    const ids = this.video.sending()
    const all = [...ids].sort().join()
    for (const link of links) {
      const { of, atMs, said } = link.sending
      if (this.asking.has(link) || (said !== null && of === all && (all === '' || nowMs - atMs < AGAIN_MS))) continue
      this.asking.add(link)
      void this.ask(link, ids, all, nowMs).finally(() => this.asking.delete(link))
    }
  }

  private async ask(link: ConsoleLink, ids: readonly string[], of: string, atMs: number): Promise<void> {
    try {
      const cameras = [...await this.video.mayWatch(ids, link.user)].sort()
      const { said } = link.sending
      link.sending = { of, atMs, said: cameras.join() }
      if (said !== link.sending.said) link.send('sending', { cameras })
    } catch (error) { this.log.debug({ err: error }, 'who sends pictures was not told; it is tried again in a second') }
  }
}
