import { Injectable } from '@nestjs/common'
import { Settings } from '../../platform/config/settings.js'
import { OutsideCall } from '../channels/outside-call.js'
import type { OutsideAnswer } from '../channels/outside-call.js'
import { CLOUD_EVENT_TYPE, signatureOf } from './cloud-event.js'

/** A webhook with its secret. */
export interface WebhookTarget { readonly id: string; readonly name: string; readonly url: string; readonly secret: string }

/** Posts signed events. */
@Injectable()
export class WebhookSender {
  constructor(private readonly outside: OutsideCall, private readonly settings: Settings) {}

  /** Who speaks: CloudEvents' `source`. */
  get source(): string { return this.settings.PUBLIC_URL ?? 'urn:watchfloor' }

  send({ url, secret }: WebhookTarget, event: Readonly<Record<string, unknown>>): Promise<OutsideAnswer> {
    const body = JSON.stringify(event)
    return this.outside.post(new URL(url), { 'Content-Type': CLOUD_EVENT_TYPE, 'User-Agent': 'Watchfloor', 'Idempotency-Key': String(event.id), 'X-Watchfloor-Signature': signatureOf(secret, body, Date.now()) }, body)
  }
}
