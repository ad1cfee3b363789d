import { Injectable } from '@nestjs/common'
import { FieldNotice } from '@watchfloor/shared'
import webPush from 'web-push'
import { Settings } from '../../platform/config/settings.js'
import { noticeOf } from '../channels/console.channel.js'
import { OutsideCall } from '../channels/outside-call.js'
import type { Audience, Channel, Parcel } from '../channels/channel.js'
import { rings } from '../notices/notice-box.js'
import { PushSubscriptions } from './push-subscriptions.js'
import { VapidKeys } from './vapid-keys.js'

/** How long the push service keeps it for a phone without network: a shift's worth of lateness helps nobody. */
const KEEP_S = 3600
const GONE = [404, 410]

/** Web push (RFC 8030, encrypted by RFC 8291): phones and browsers of people, with no page open. */
@Injectable()
export class PushChannel implements Channel {
  readonly name = 'push'

  constructor(private readonly subscriptions: PushSubscriptions, private readonly vapid: VapidKeys, private readonly outside: OutsideCall, private readonly settings: Settings) {}

  async addresses({ people }: Audience, parcel: Parcel): Promise<readonly string[]> { return noticeOf(parcel) ? this.subscriptions.endpointsOf(people.map(({ id }) => id)) : [] }

  async deliver(parcel: Parcel, endpoint: string): Promise<void> {
    const keys = await this.subscriptions.keysOf(endpoint)
    const notice = noticeOf(parcel)
    if (!keys || !notice) return
    const { publicKey, privateKey } = await this.vapid.get()
    const { headers, body } = webPush.generateRequestDetails({ endpoint, keys }, JSON.stringify(FieldNotice.parse({ ...notice, id: parcel.effectId, sound: rings(notice) })), {
      vapidDetails: { subject: this.subject(), publicKey, privateKey }, TTL: KEEP_S, urgency: parcel.priority === 'P1' ? 'high' : 'normal',
      // A newer word on the same incident replaces one that waits (RFC 8030 §5.4: at most 32 base64url characters).
      topic: parcel.incident.id.replaceAll('-', ''),
    })
    const { status, text } = await this.outside.post(new URL(endpoint), stringsOf(headers), body)
    if (GONE.includes(status)) await this.subscriptions.gone(endpoint)
    else if (status < 200 || status > 299) throw new Error(`HTTP ${status}${text ? `: ${text}` : ''}`)
  }

  async nameOf(endpoint: string): Promise<string> { return (await this.subscriptions.ownerOf(endpoint)) ?? new URL(endpoint).host }

  /** Whom a push service may write to (RFC 8292 §2.1). */
  private subject(): string {
    const url = this.settings.PUBLIC_URL
    return url?.startsWith('https:') ? url : 'mailto:admin@localhost'
  }
}

const stringsOf = (headers: Readonly<Record<string, unknown>>): Record<string, string> => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
