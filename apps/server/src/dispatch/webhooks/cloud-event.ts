import { createHmac } from 'node:crypto'
import type { Parcel } from '../channels/channel.js'

/** Structured content mode of CloudEvents 1.0 (JSON format 1.0). */
export const CLOUD_EVENT_TYPE = 'application/cloudevents+json; charset=utf-8'

/** One change of a case as CloudEvents 1.0 has it. `id` is the effect's: the same one again is the same event; `data.version` orders them, what is older than known is dropped. */
export const cloudEventOf = ({ effectId, action, version, about, at, incident }: Parcel, source: string): Record<string, unknown> => ({
  specversion: '1.0', id: effectId, source, type: `watchfloor.incident.${action}`, subject: incident.id, time: at, datacontenttype: 'application/json', data: { action, version, about, incident },
})

/** `t=<seconds>,v1=<hex>`: HMAC-SHA256 of `<seconds>.<body>` with the webhook's secret; the time lets a receiver refuse what is replayed. */
export function signatureOf(secret: string, body: string, atMs: number): string {
  const seconds = Math.floor(atMs / 1000)
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}
