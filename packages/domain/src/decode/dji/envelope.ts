import type { Reply } from '../adapter.js'
import { asObject, asText, epochMs, jsonBytes } from '../payload.js'
import type { JsonObject } from '../payload.js'
import { isTopicLevel } from '../topic.js'

/** What a topic of the Cloud API is about; `sn` is the gateway's on all but `osd` and `state`. */
export interface DjiTopic { sn: string; branch: string }

/** Branches under `thing/product/{sn}/` that devices publish on. */
export const UP_BRANCHES = ['osd', 'state', 'services_reply', 'events', 'requests', 'property/set_reply', 'drc/up'] as const

/** A topic on which a device publishes, taken apart; null for any other. */
export function djiTopic(topic: string): DjiTopic | null {
  const [root, product, sn, ...rest] = topic.split('/', 6)
  if (product !== 'product' || sn === undefined || !isTopicLevel(sn) || sn.length > 64) return null
  const branch = rest.join('/')
  if (root === 'sys') return branch === 'status' ? { sn, branch } : null
  return root === 'thing' && (UP_BRANCHES as readonly string[]).includes(branch) ? { sn, branch } : null
}

/** The frame round every message. `method` is missing on OSD and state, and in about half of all replies seen. */
export interface Envelope { tid: string; bid: string; timeMs: number; method: string | null; needReply: boolean; data: JsonObject }

/**
 * Reads a frame. Times that are none (fourteen digits have been seen, and a key spelled with a colon) give way to the hub's clock:
 * these messages are not queued by the device, so now is the better guess.
 */
export function readEnvelope(o: JsonObject, nowMs: number): Envelope {
  const stamp = epochMs(o.timestamp ?? o['timestamp:'])
  return {
    tid: asText(o.tid, 100) ?? '', bid: asText(o.bid, 100) ?? '', timeMs: stamp > 0 ? stamp : nowMs,
    method: asText(o.method, 60), needReply: o.need_reply === 1 || o.need_reply === true, data: asObject(o.data) ?? {},
  }
}

/** The reply to a message: its topic with `_reply`, its tid, bid and method, and data. */
export const replyTo = (topic: string, { tid, bid, method }: Envelope, nowMs: number, data: JsonObject): Reply => ({
  topic: `${topic}_reply`, qos: 1, payload: jsonBytes({ tid, bid, timestamp: nowMs, ...(method === null ? {} : { method }), data }),
})
