import { Injectable } from '@nestjs/common'
import type { Audience, Channel, Parcel } from '../channels/channel.js'
import { cloudEventOf } from './cloud-event.js'
import { WebhookBook } from './webhook-book.js'
import { WebhookSender } from './webhook-sender.js'

/** Outside systems, by CloudEvents. Any answer of 2xx is taken for received, all else is tried again. */
@Injectable()
export class WebhookChannel implements Channel {
  readonly name = 'webhook'

  constructor(private readonly book: WebhookBook, private readonly sender: WebhookSender) {}

  async addresses({ to }: Audience): Promise<readonly string[]> { return to.type === 'subscribers' ? this.book.enabled() : [] }

  async deliver(parcel: Parcel, id: string): Promise<void> {
    const target = await this.book.target(id)
    // Taken away meanwhile: nobody is left who wants to know.
    if (!target) return
    const { status, text } = await this.sender.send(target, cloudEventOf(parcel, this.sender.source))
    if (status < 200 || status > 299) throw new Error(`HTTP ${status}${text ? `: ${text}` : ''}`)
  }

  async nameOf(id: string): Promise<string> { return (await this.book.target(id))?.name ?? id }
}
