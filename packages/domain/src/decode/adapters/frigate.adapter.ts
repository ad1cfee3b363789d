import type { DeviceState } from '@watchfloor/shared'
import type { Adapter, Step } from '../adapter.js'
import { readEvent, readReview } from '../frigate/review.js'
import { newSession, withCamera } from '../frigate/session.js'
import type { FrigateSession } from '../frigate/session.js'
import { placeOfTopic } from '../frigate/topics.js'
import { asObject, asText, parseJson, utf8Text } from '../payload.js'
import type { Report } from '../report.js'
import { drop, led, nothing } from '../step.js'
import { isTopicLevel } from '../topic.js'

/** Words of `frigate/available` and of a camera's `status/detect`: whether detection runs. Others are kept as they are said. */
const RUNS = new Map<string, boolean>([['online', true], ['offline', false], ['stopped', false], ['disabled', false]])

/** What a camera's AI is at: `aiOnline` is what a seat must see before it trusts a quiet camera. Presence of the picture is not for Frigate to say. */
const ofDetector = (externalId: string, timeMs: number, word: string): Report => {
  const state: DeviceState = { aiOnline: RUNS.get(word) ?? null, aiStatus: word }
  return { type: 'status', externalId, timeMs, state, online: null }
}

/** `frigate/available` speaks for all cameras of the instance; those that were heard of on this connection are told. */
function readAvailability(session: FrigateSession, word: string, nowMs: number): Step<FrigateSession> {
  if (!RUNS.has(word)) return drop(session, 'unknown_word')
  return led(session, session.cameras.map((camera) => ofDetector(camera, nowMs, word)))
}

function readCameraStatus(session: FrigateSession, externalId: string, word: string, nowMs: number): Step<FrigateSession> {
  if (!/^[a-z_]{2,20}$/.test(word)) return drop(session, 'unknown_word')
  return led(withCamera(session, externalId), [ofDetector(externalId, nowMs, word)])
}

/**
 * Frigate NVR over MQTT (PROTOCOLS §5): its reviews become detections of its cameras. One Frigate keeps the prefix `frigate`; a second one of the same centre sets
 * `topic_prefix: frigate/{username}`, and its cameras are called `{username}/{camera}`. Frigate publishes far more than is read here; all of it is let in,
 * because a refusal would cost it its connection, and left unread. Pictures stay where they are.
 */
export const frigateAdapter: Adapter<FrigateSession> = {
  protocol: 'frigate',
  topics: ['frigate/#'],
  /** Plain topics name no camera: what they say counts only for the cameras behind who says it. */
  mayPublish(username, topic, speaksFor) {
    const place = placeOfTopic(topic)
    if (place === null) return false
    if (place.instance !== null) return place.instance === username
    return place.camera === null || speaksFor(place.camera)
  },
  subscriptions: (username) => (isTopicLevel(username) ? [`frigate/${username}/#`] : []),
  sessionKey: (topic) => {
    const place = placeOfTopic(topic)
    return place === null || place.about === 'nothing' ? null : `frigate/${place.instance ?? ''}`
  },
  open: newSession,
  step(session, input) {
    if (input.type !== 'message') return nothing(session)
    const place = placeOfTopic(input.topic ?? '')
    if (place === null) return drop(session, 'wrong_topic')
    if (place.about === 'nothing') return nothing(session)
    if (place.about === 'available') return readAvailability(session, utf8Text(input.payload.subarray(0, 40)).trim(), input.nowMs)
    if (place.about === 'status') return readCameraStatus(session, place.camera!, utf8Text(input.payload.subarray(0, 40)).trim(), input.nowMs)
    // What a broker kept is not news: a review that ended while the hub was away would never be ended again.
    if (input.retained) return drop(session, 'retained')
    const value = asObject(parseJson(input.payload))
    if (value === null) return drop(session, 'not_an_object')
    const after = asObject(value.after)
    const type = asText(value.type, 20)
    if (after === null || (type !== 'new' && type !== 'update' && type !== 'end')) return drop(session, after === null ? 'no_after' : 'unknown_type')
    const prefix = place.instance === null ? '' : `${place.instance}/`
    return place.about === 'events' ? readEvent(session, after, type) : readReview(session, after, type, prefix, input.nowMs)
  },
}
